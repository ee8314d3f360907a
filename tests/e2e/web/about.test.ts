import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFINITIONS } from '../../../web/pages/about/definitions.ts';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the page About, in a real browser', () => {
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

  it('says what it must not be used for, and defines every measure; no serious issue of accessibility at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${trailcare.origin}/about`);
        await page.getByText('Not for migration control, deterrence').waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
    expect(await page.locator('article h3').allInnerTexts()).toEqual(DEFINITIONS.map(({ name }) => name));
  });

  it('an address with a measure leads to its definition', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/about#handover`);
    const heading = page.getByRole('heading', { name: 'Handover at a border' });
    await expect
      .poll(() => heading.evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(200);
  });

  it('says that nothing on it rests on the made-up facts that the graph holds', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/about`);
    await page.getByText('This graph also holds illustrative data').waitFor();
    expect(await page.getByRole('note').count()).toBe(0);
  });
});
