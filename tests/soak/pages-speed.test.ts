import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedBrowser } from '../e2e/support/open-browser.ts';
import { newStoreUrl, startTrailcare } from '../e2e/support/start-trailcare.ts';
import { openTestBrowser } from '../e2e/support/test-browser.ts';
import { writeLongTrail } from '../support/long-trail.ts';
import { runCli } from '../support/run-cli.ts';

const SLOWER = 4;
const FIRST_VIEW_MS = 1_000;
const LEAST_FRAMES = 30;
const VISITS = 5;
const STOPS = 5_000;
const LEGS_PER_STOP = 4;

describe('how fast the pages are, in a real browser', () => {
  let browser: OpenedBrowser;
  beforeAll(async () => {
    browser = await openTestBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    ['/', '.card a'],
    ['/journey?from=Mekele&to=Hamdayet', 'svg.strip'],
    ['/map?trail=central-mediterranean', '.map-canvas'],
  ])(
    `%s can be used within ${FIRST_VIEW_MS} ms on a processor ${SLOWER} times as slow, with the bundled data: median of ${VISITS} first visits`,
    async (path, usable) => {
      const trailcare = await startTrailcare();
      try {
        const { page } = browser;
        const session = await page.context().newCDPSession(page);
        await page.addInitScript((selector) => {
          new MutationObserver((_, observer) => {
            if (document.querySelector(selector) === null) return;
            observer.disconnect();
            Object.assign(globalThis, { [`usable ${selector}`]: performance.now() });
          }).observe(document, { childList: true, subtree: true });
        }, usable);
        const times: number[] = [];
        for (let visit = 0; visit < VISITS; visit++) {
          // As on a first visit: nothing kept, no worker of an earlier one.
          await session.send('Network.clearBrowserCache');
          await session.send('Storage.clearDataForOrigin', { origin: trailcare.origin, storageTypes: 'all' });
          await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
          await page.goto(`${trailcare.origin}${path}`);
          await page.locator(usable).first().waitFor();
          times.push(
            await page.evaluate(
              (selector) => (globalThis as unknown as Record<string, number>)[`usable ${selector}`]!,
              usable,
            ),
          );
          await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
        }
        const median = times.toSorted((a, b) => a - b)[Math.floor(VISITS / 2)]!;
        process.stdout.write(
          `    ${path}: ${times.map((ms) => ms.toFixed(0)).join(' ')} ms, median ${median.toFixed(0)}\n`,
        );
        expect(median).toBeLessThan(FIRST_VIEW_MS);
      } finally {
        await trailcare.stop();
      }
    },
  );

  it(`the map draws ${LEAST_FRAMES} frames a second while it is moved and zoomed, with ${STOPS} stops and ${STOPS * LEGS_PER_STOP} legs`, async () => {
    const folder = await writeLongTrail({ stops: STOPS, legsPerStop: LEGS_PER_STOP, complete: true });
    const storeUrl = newStoreUrl();
    for (const args of [
      ['load', '--seeds', '--without-demonstration'],
      ['load', folder],
    ])
      expect(await runCli(storeUrl, args)).toMatchObject({ exitCode: 0 });
    const trailcare = await startTrailcare({ storeUrl });
    try {
      const { page } = browser;
      await page.goto(`${trailcare.origin}/map?trail=long&types=PRIMARY_HEALTH`);
      const canvas = page.getByRole('application');
      await canvas.waitFor({ timeout: 60_000 });
      await canvas.scrollIntoViewIfNeeded();
      // Its outlines have come.
      await page.waitForLoadState('networkidle');
      const box = (await canvas.boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 400) / 2];
      const framesWhile = async (work: () => Promise<void>) => {
        await page.evaluate(() => {
          const at: number[] = [];
          Object.assign(globalThis, { framesAt: at });
          const note = (now: number) => {
            at.push(now);
            requestAnimationFrame(note);
          };
          requestAnimationFrame(note);
        });
        await work();
        const at = await page.evaluate(() =>
          (globalThis as unknown as { framesAt: number[] }).framesAt.slice(),
        );
        const gaps = at.slice(1).map((now, place) => now - at[place]!);
        const worst = Math.max(...gaps);
        return { perSecond: (1000 * gaps.length) / (at.at(-1)! - at[0]!), worst };
      };
      const moved = await framesWhile(async () => {
        await page.mouse.move(x, y);
        await page.mouse.down();
        for (let step = 0; step < 200; step++)
          await page.mouse.move(x + 80 * Math.sin(step / 12), y + 60 * Math.cos(step / 9));
        await page.mouse.up();
      });
      const zoomed = await framesWhile(async () => {
        for (let step = 0; step < 120; step++) await page.mouse.wheel(0, step % 60 < 30 ? -40 : 40);
      });
      for (const [what, { perSecond, worst }] of Object.entries({ moved, zoomed }))
        process.stdout.write(
          `    ${what}: ${perSecond.toFixed(1)} frames a second, the longest ${worst.toFixed(0)} ms\n`,
        );
      expect(moved.perSecond).toBeGreaterThanOrEqual(LEAST_FRAMES);
      expect(zoomed.perSecond).toBeGreaterThanOrEqual(LEAST_FRAMES);
    } finally {
      await trailcare.stop();
    }
  });
});
