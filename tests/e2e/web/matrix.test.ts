import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the page Coverage, in a real browser', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    [trailcare, browser] = await Promise.all([startTrailcare(), openTestBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trailcare?.stop();
  });
  afterEach(() => {
    expect(browser.takeRequests().filter((url) => new URL(url).origin !== trailcare.origin)).toEqual([]);
    expect(browser.takeComplaints()).toEqual([]);
  });

  const open = (trail: string, more = '') =>
    browser.page.goto(`${trailcare.origin}/matrix?trail=${trail}&asOf=2026-11-01${more}`);

  it('has a row a stop; no serious issue of accessibility at any width, nor with a cell open', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await open('horn-to-gulf');
        await page.getByRole('region', { name: 'Coverage, stop by stop' }).waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
      await page.getByRole('button', { name: /^Primary health care in Addis Ababa: / }).click();
      await page.getByRole('dialog').waitFor();
      expect(await seriousIssues(page)).toEqual([]);
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('a cell where nobody has told us says so, and whom to ask; Escape gives the way back', async () => {
    const { page } = browser;
    await open('horn-to-gulf');
    const cell = page.getByRole('button', { name: 'Primary health care in Addis Ababa: Nobody has told us' });
    await cell.click();
    const dialog = page.getByRole('dialog', { name: 'Primary health care, Addis Ababa' });
    expect(await dialog.innerText()).toMatch(
      /Nobody has told us of such a service here, and nobody has said that the list is complete\..*Ask: Ethiopian Red Cross Society\./s,
    );
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(`document.activeElement.getAttribute('aria-label')`))
      .toBe('Primary health care in Addis Ababa: Nobody has told us');
  });

  it('a cell with a service says whose it is, as of when and from which source', async () => {
    const { page } = browser;
    await open('central-mediterranean', '&only=SERVED');
    await page
      .getByRole('button', { name: /: Served/ })
      .first()
      .click();
    expect(await page.getByRole('dialog').innerText()).toMatch(
      /As of 30 June 2026\..*Source: Illustrative, not real/s,
    );
  });

  it('filters, groups and sorts are in the address, and go with a link', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    const rows = page.getByRole('rowheader');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByLabel('Grouped by').selectOption({ label: 'country' });
    await page.getByLabel('Sorted by').selectOption({ label: 'most missing first' });
    await expect.poll(() => page.url()).toMatch(/by=country.*sort=worst/);
    await page.getByRole('rowheader', { name: 'Niger', exact: true }).waitFor();
    expect(await rows.count()).toBeGreaterThan(all);
    await page.reload();
    await page.getByRole('rowheader', { name: 'Niger', exact: true }).waitFor();
    await page.getByLabel('Find a stop').fill('no such place');
    await page.getByText('No stop is left by these filters.').waitFor();
  });
});
