import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SITE_FOLDER } from '../../../api/pages/site-folder.ts';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the start of the pages, in a real browser', () => {
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

  it('lists the trails, without a serious issue of accessibility, at all widths', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(trailcare.origin);
        await page.getByRole('link', { name: 'Central Mediterranean' }).waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('a journey is asked by its ends, with the names of stops offered', async () => {
    const { page } = browser;
    await page.goto(trailcare.origin);
    await page.getByRole('combobox', { name: 'From' }).fill('Meke');
    await expect.poll(() => page.locator('datalist option').first().getAttribute('value')).toBe('Mekele');
    await page.getByRole('combobox', { name: 'From' }).fill('Mekele');
    await page.getByRole('combobox', { name: 'To' }).fill('Hamdayet');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toBe(`${trailcare.origin}/journey?from=Mekele&to=Hamdayet`);
  });

  it('the frame speaks Arabic from right to left, and remembers it', async () => {
    const { page } = browser;
    await page.goto(trailcare.origin);
    await page.getByLabel('Language').selectOption('ar');
    await expect.poll(() => page.getAttribute('html', 'dir')).toBe('rtl');
    await page.goto(`${trailcare.origin}/gaps`);
    await page.getByRole('navigation', { name: 'الصفحات' }).waitFor();
    expect(await seriousIssues(page)).toEqual([]);
    await page.getByLabel('اللغة').selectOption('en');
  });
});

it('the scripts of all pages together are under 200 kB, compressed', () => {
  const assets = path.join(SITE_FOLDER, 'assets');
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js.gz'));
  const bytes = scripts.reduce((sum, file) => sum + statSync(path.join(assets, file)).size, 0);
  expect(scripts.length).toBeGreaterThan(5);
  expect(bytes).toBeLessThan(200_000);
});
