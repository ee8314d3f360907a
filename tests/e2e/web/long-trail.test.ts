import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ARABIC_NAME, LONG_NAME, writeLongTrail } from '../../support/long-trail.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { newStoreUrl, type StartedTrailcare, startTrailcare, TRAILCARE } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

const run = promisify(execFile);
const STOPS = 10_000;

describe.skipIf(noBrowser)('pages of a trail with 10,000 gaps, of long names and Arabic ones', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    const storeUrl = newStoreUrl();
    const folder = await writeLongTrail({ stops: STOPS, legsPerStop: 1, complete: true });
    const env = { ...process.env, TRAILCARE_STORE: storeUrl };
    await run(process.execPath, [TRAILCARE, 'load', '--seeds'], { env });
    await run(process.execPath, [TRAILCARE, 'load', folder], { env });
    [trailcare, browser] = await Promise.all([startTrailcare({ storeUrl }), openTestBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trailcare?.stop();
  });
  afterEach(() => {
    expect(browser.takeComplaints()).toEqual([]);
  });

  const open = (page: string, more = '') =>
    browser.page.goto(`${trailcare.origin}${page}?trail=long&types=PRIMARY_HEALTH&asOf=2026-11-01${more}`);

  it.each([
    ['/gaps', '10,000 gaps'],
    ['/map', 'Long trail (not real)'],
    ['/brief', 'The first 7 of 10,000 known gaps'],
    ['/what-if', 'Supposed'],
  ])('%s', async (path, heading) => {
    const { page } = browser;
    try {
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await open(path);
        await page.getByRole('heading', { name: heading }).waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
      await page.getByRole('note').getByText('Made up for a test').waitFor();
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('gaps are shown by the hundred, up to a thousand; the file has them all', async () => {
    const { page } = browser;
    await open('/gaps');
    await page.getByRole('button', { name: LONG_NAME }).waitFor();
    await page.getByRole('button', { name: ARABIC_NAME }).waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    const gaps = page.getByRole('region', { name: /gaps$/ }).locator('tbody th button');
    await expect.poll(() => gaps.count()).toBe(200);
    const file = await page.getByRole('link', { name: 'CSV', exact: true }).first().getAttribute('href');
    const lines = (await (await fetch(new URL(file!, trailcare.origin))).text()).trim().split('\r\n');
    expect(lines).toHaveLength(STOPS + 1);
  });

  it('the matrix finds a stop among them', async () => {
    const { page } = browser;
    await open('/matrix');
    await page.getByText('10,000 of 10,000 stops').waitFor();
    await page.getByLabel('Find a stop').fill('محطة');
    await page.getByText('1 of 10,000 stops').waitFor();
    await page.getByRole('button', { name: `Primary health care in ${ARABIC_NAME}: Absent` }).click();
    expect(await page.getByRole('dialog').innerText()).toContain('Those who know have said');
  });
});
