import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare, TRAILCARE } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

const run = promisify(execFile);

describe.skipIf(noBrowser)('a key to read with, in a real browser', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    [trailcare, browser] = await Promise.all([startTrailcare(), openTestBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trailcare?.stop();
  });

  it('is given to the tab, reads what it may, and is forgotten', async () => {
    const { stdout } = await run(process.execPath, [TRAILCARE, 'key', 'create', '--name', 'Public reader'], {
      env: { ...process.env, TRAILCARE_STORE: trailcare.storeUrl },
    });
    const key = /trailcare_\S+/.exec(stdout)![0];
    const { page } = browser;
    await page.goto(`${trailcare.origin}/what-if`);
    await page.getByText('You read what the Movement may read.').waitFor();
    await page.getByText('Read with a key').click();
    await page.getByLabel('Key or token').fill(key);
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByText('You read public facts.').waitFor();
    await page.getByText('It is for readers of the Movement').waitFor();
    await page.getByRole('button', { name: 'Forget the key' }).click();
    await page.getByText('You read what the Movement may read.').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('that is not known is refused, and can be taken away', async () => {
    const { page } = browser;
    await page.goto(trailcare.origin);
    await page.getByText('Read with a key').click();
    await page.getByLabel('Key or token').fill('trailcare_0000000000000000_no-such-key');
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByRole('heading', { name: 'This could not be answered' }).waitFor();
    await page.getByRole('button', { name: 'Forget the key' }).click();
    await page.getByRole('link', { name: 'Central Mediterranean' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
