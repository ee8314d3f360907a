import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the page Change, in a real browser', () => {
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

  const open = (days: string) =>
    browser.page.goto(`${trailcare.origin}/change?trail=central-mediterranean&types=RFL&${days}`);

  it('shows which gaps open between two days; no serious issue of accessibility at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await open('from=2025-06-01&to=2026-11-01');
        await page.getByRole('row', { name: /Trapani Italy Restoring Family Links Gap opened/ }).waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('says that nothing changes, and that days are the wrong way round', async () => {
    const { page } = browser;
    await open('from=2026-11-01&to=2026-11-01');
    await page.getByText('Nothing that is asked changes').waitFor();
    await open('from=2026-11-02&to=2026-11-01');
    await page.getByText('The second day is before the first.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('the slider is moved by keys, and the address follows', async () => {
    const { page } = browser;
    await open('from=2026-10-01&to=2026-11-01');
    await page.getByRole('slider', { name: 'First day' }).press('ArrowLeft');
    await expect.poll(() => page.url()).toContain('from=2026-09-01');
  });
});
