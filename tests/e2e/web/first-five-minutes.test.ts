import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFile } from '../../support/load-toy.ts';
import type { OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

const GUIDE = readFileSync(path.resolve(import.meta.dirname, '../../../docs/first-five-minutes.md'), 'utf8');
const CSV = /```csv\n([\s\S]*?)```/.exec(GUIDE)![1]!.replaceAll(/^ +/gm, '');
/** The guide asks of today; its file is of a day. */
const DAY = '2026-11-15';

/** Steps 3 to 7 of docs/first-five-minutes.md; the README's test does the first, and CI from a fresh clone. */
describe.skipIf(noBrowser)('docs/first-five-minutes.md, by a new user', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    [trailcare, browser] = await Promise.all([startTrailcare(), openTestBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trailcare?.stop();
  });

  const addressed = (word: string) => {
    const [found] = new RegExp(`http://127.0.0.1:4000/${word}[^>]*`).exec(GUIDE)!;
    return found.replace('http://127.0.0.1:4000', trailcare.origin);
  };

  it('from a list of one’s own to its gaps on the map', async () => {
    const { page } = browser;
    await page.goto(addressed('data'));
    await page.getByLabel('Choose a file').setInputFiles(temporaryFile('clinics.csv', CSV));
    await page.getByText('More about the file').click();
    await page.getByLabel('Every service of the type').selectOption({ label: 'Primary health care' });
    await page.getByLabel('in the country, whoever offers it').fill('ETH');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: '2 rows would be taken.' }).waitFor();
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByRole('heading', { name: /2 rows were taken\. The graph is at revision 2/ }).waitFor();

    await page.goto(`${addressed('map')}&asOf=${DAY}`);
    const state = async (stop: string) => {
      await page.getByRole('searchbox', { name: 'Find a stop' }).fill(stop);
      await page.getByRole('button', { name: new RegExp(`^${stop} Ethiopia`) }).click();
      return page.getByRole('article').innerText();
    };
    for (const stop of ['Adama', 'Dire Dawa']) expect(await state(stop)).toContain('Served');
    for (const stop of ['Addis Ababa', 'Awash', 'Jijiga', 'Semera'])
      expect(await state(stop)).toContain('Absent');
    await page.getByRole('searchbox', { name: 'Find a stop' }).fill('Obock');
    await page.getByRole('button', { name: /^Obock/ }).click();
    expect(await page.getByRole('article').innerText()).toContain('Nobody has told us');

    await page.getByRole('link', { name: 'Gaps', exact: true }).first().click();
    await page.getByRole('heading', { name: '4 gaps' }).waitFor();
    await page.getByRole('heading', { name: /questions: whom to ask/ }).waitFor();
  });
});
