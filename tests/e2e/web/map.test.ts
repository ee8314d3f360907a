import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';
import { temporaryFile } from '../../support/load-toy.ts';

describe.skipIf(noBrowser)('the page Map, in a real browser', () => {
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

  const canvas = () => browser.page.getByRole('application', { name: 'Map of the trail' });
  /** Number of pixels of the canvas that have a colour, about. */
  async function pixelsOf([r, g, b]: readonly [number, number, number]): Promise<number> {
    const { data } = PNG.sync.read(await canvas().screenshot());
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (Math.abs(data[i]! - r) + Math.abs(data[i + 1]! - g) + Math.abs(data[i + 2]! - b) < 12) count += 1;
    }
    return count;
  }
  const BAD = [0xb0, 0x3a, 0x00] as const;
  const LAND = [0xee, 0xf0, 0xec] as const;

  it('draws the trail on land; no serious issue of accessibility at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${trailcare.origin}/map?trail=central-mediterranean`);
        await canvas().waitFor();
        await expect.poll(() => pixelsOf(LAND)).toBeGreaterThan(5_000);
        expect(await pixelsOf(BAD)).toBeGreaterThan(200);
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('a stop is found by name with the keyboard, and told with what is known there; the address says which', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/map?trail=central-mediterranean&types=PRIMARY_HEALTH`);
    await page.getByRole('searchbox', { name: 'Find a stop' }).fill('agad');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const details = page.getByRole('article');
    await details.waitFor();
    expect(await details.innerText()).toMatch(/Agadez\s+Niger[\s\S]*Primary health care\s+Served/);
    await expect.poll(() => page.url()).toContain('stop=agadez');
    expect(await seriousIssues(page)).toEqual([]);
  });

  it('a border is told with its handovers at the stop where it is crossed', async () => {
    const { page } = browser;
    await page.goto(
      `${trailcare.origin}/map?trail=central-mediterranean&types=PRIMARY_HEALTH&stop=toummo-ner&asOf=2026-11-01`,
    );
    const details = page.getByRole('article');
    await details.waitFor();
    expect(await details.innerText()).toMatch(/Niger to Libya\s+Primary health care\s+Absent/);
  });

  it('is zoomed and moved by keys', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/map?trail=horn-to-gulf`);
    await expect.poll(() => pixelsOf(LAND)).toBeGreaterThan(5_000);
    await canvas().focus();
    const before = await canvas().screenshot();
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await canvas().screenshot()).equals(before)).toBe(false);
    await page.keyboard.press('0');
    await expect
      .poll(async () => (await canvas().screenshot()).equals(await canvas().screenshot()))
      .toBe(true);
  });
});

it.skipIf(noBrowser)(
  'borders of who runs the server are drawn in place of others, and said to be theirs',
  async () => {
    const ring = [
      [5, 15],
      [15, 15],
      [15, 25],
      [5, 25],
      [5, 15],
    ];
    const borders = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
    const file = temporaryFile('borders.geojson', JSON.stringify(borders));
    const [own, other] = await Promise.all([
      startTrailcare({ env: { TRAILCARE_BORDERS: file } }),
      openTestBrowser(),
    ]);
    try {
      const { page } = other;
      await page.goto(`${own.origin}/map?trail=central-mediterranean`);
      await page.getByText('Borders: those of who runs this server.').waitFor();
      expect(other.takeComplaints()).toEqual([]);
    } finally {
      await other.close();
      await own.stop();
    }
  },
);
