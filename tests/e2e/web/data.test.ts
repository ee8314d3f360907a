import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFile } from '../../support/load-toy.ts';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

const today = new Date().toISOString().slice(0, 10);
const row = (lat: string) =>
  `Ethiopian Red Cross Society,Health,Mobile health team,Ethiopia,${lat},39.4753,${today},On-going`;
const GOOD = temporaryFile(
  'health.csv',
  `Organisation,Sector,Activity,Country,Latitude,Longitude,Date,Status
#org,#sector,#activity,#country+name,#geo+lat,#geo+lon,#date,#status
${row('13.4967')}
${row('95')}
`,
);
const UNKNOWN = temporaryFile('liste.csv', 'Standort,Breite,Laenge\nKlinik Humera,14.29,36.61\n');

describe.skipIf(noBrowser)('the page Data, in a real browser', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    [trailcare, browser] = await Promise.all([startTrailcare({ demonstration: false }), openTestBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trailcare?.stop();
  });
  afterEach(() => {
    expect(browser.takeRequests().filter((url) => new URL(url).origin !== trailcare.origin)).toEqual([]);
    // A refused file is answered 422, which Chromium writes to its console.
    expect(browser.takeComplaints().filter((text) => !/status of 422/.test(text))).toEqual([]);
  });

  it('shows what is known by country, and the sources; no serious issue of accessibility at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${trailcare.origin}/data?trail=horn-to-gulf`);
        await page.getByRole('rowheader', { name: 'Djibouti' }).first().waitFor();
        await page
          .getByRole('rowheader', { name: 'Natural Earth' })
          .first()
          .or(page.getByText('Sources and licences'))
          .first()
          .waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('a file is previewed with its rejected rows, loaded, and known to the page', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/data?trail=horn-to-gulf&types=PRIMARY_HEALTH`);
    await page.getByLabel('Choose a file').setInputFiles(GOOD);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: '1 row would be taken.' }).waitFor();
    expect(await page.getByRole('region', { name: 'Rejected rows' }).innerText()).toContain('95');
    expect(await seriousIssues(page)).toEqual([]);
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByRole('heading', { name: /1 row was taken\. The graph is at revision 2/ }).waitFor();
    await page.reload();
    const ethiopia = page.getByRole('row', { name: /Ethiopia/ });
    await expect.poll(() => ethiopia.innerText()).toMatch(/Ethiopia\s+Primary health care\s+1\s/);
  });

  it('a table that no format knows gets a mapping to be corrected', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/data`);
    await page.getByLabel('Choose a file').setInputFiles(UNKNOWN);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('button', { name: 'Propose a mapping' }).click();
    const mapping = page.getByRole('textbox', { name: 'How to read its columns' });
    await expect.poll(() => mapping.inputValue()).toContain('Breite');
    expect(await seriousIssues(page)).toEqual([]);
  });
});
