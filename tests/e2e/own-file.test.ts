import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFile } from '../support/load-toy.ts';
import { noBrowser, openTestBrowser } from './support/test-browser.ts';
import { execute } from './support/graphiql.ts';
import type { OpenedBrowser } from './support/open-browser.ts';
import { type StartedTrailcare, startTrailcare, TRAILCARE } from './support/start-trailcare.ts';

const today = new Date().toISOString().slice(0, 10);
const FILE = temporaryFile(
  'health.csv',
  `Organisation,Sector,Activity,Country,Latitude,Longitude,Date,Status
#org,#sector,#activity,#country+name,#geo+lat,#geo+lon,#date,#status
Ethiopian Red Cross Society,Health,Mobile health team,Ethiopia,13.4967,39.4753,${today},On-going
`,
);

describe.skipIf(noBrowser)('one’s own file, by the commands of the page of questions', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    [trailcare, browser] = await Promise.all([startTrailcare({ demonstration: false }), openTestBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trailcare?.stop();
  });

  async function askAtBorder(): Promise<string> {
    await browser.page.goto(`${trailcare.origin}/queries`);
    await browser.page.getByRole('link', { name: 'Who must speak with whom at a border?' }).click();
    const { shown } = await execute(browser.page);
    return shown.replaceAll(/\s+/g, ' ');
  }

  it('a store without the demonstration shows no notice of it', async () => {
    await browser.page.goto(`${trailcare.origin}/queries`);
    expect(await browser.page.getByRole('note').count()).toBe(0);
    expect(await browser.page.innerText('main')).not.toMatch(/illustrative/i);
  });

  it('each command does what the page says, and the answer in the browser changes', async () => {
    expect(await askAtBorder()).toContain('up to 434 km without care');
    await browser.page.goto(`${trailcare.origin}/queries`);
    const commands = await browser.page.locator('dt code').allInnerTexts();
    const told: string[] = [];
    for (const command of commands) {
      const [npx, name, ...args] = command.split(' ');
      expect([npx, name]).toEqual(['npx', 'trailcare']);
      const { stdout, stderr } = await promisify(execFile)(
        process.execPath,
        [TRAILCARE, ...args.map((arg) => (arg === 'FILE' ? FILE : arg))],
        { cwd: path.dirname(FILE), env: { ...process.env, TRAILCARE_STORE: trailcare.storeUrl } },
      );
      told.push(stdout + stderr);
    }
    expect(told).toEqual([
      expect.stringContaining('who-what-where'),
      expect.stringContaining('Nothing was changed'),
      expect.stringContaining('Loaded'),
      expect.stringContaining('Latitude'),
    ]);
    // The server notices a load by another process within 2 s.
    await expect.poll(askAtBorder, { timeout: 60_000, interval: 500 }).toContain('up to 409 km without care');
  });
});
