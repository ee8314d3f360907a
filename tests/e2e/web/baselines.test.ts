import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { blocksOf, differingShare, halved } from '../support/picture.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

const FOLDER = path.join(import.meta.dirname, 'baselines');
/** `TRAILCARE_BASELINES=write` draws them anew: look at each before it is committed. */
const write = process.env['TRAILCARE_BASELINES'] === 'write';
const MOST_DIFFERING = 0.04;
const TRIES = 10;
const AT_REST_MS = 1000;

/** A page, and what stands on it when it is whole. */
const PAGES = [
  ['start', '/', 'Central Mediterranean', null],
  ['journey', '/journey?from=Agadez&to=Lampedusa&asOf=2026-11-01', 'The same in words', null],
  ['map', '/map?trail=central-mediterranean&asOf=2026-11-01', 'Find a stop', null],
  ['matrix', '/matrix?trail=central-mediterranean&asOf=2026-11-01', 'Find a stop', null],
  ['gaps', '/gaps?trail=central-mediterranean&asOf=2026-11-01', '56 gaps', null],
  ['partnerships', '/partnerships?trail=central-mediterranean&asOf=2026-11-01', 'Handovers', null],
  ['what-if', '/what-if?trail=central-mediterranean&asOf=2026-11-01', 'None is kept.', null],
  ['change', '/change?trail=central-mediterranean&from=2025-11-01&to=2026-11-01', 'Measures', null],
  ['data', '/data?trail=central-mediterranean&asOf=2026-11-01', 'What is known', null],
  ['about', '/about', 'Kilometres', null],
  ['brief', '/brief?trail=central-mediterranean&asOf=2026-11-01', 'This view', null],
  ['gaps-arabic', '/gaps?trail=central-mediterranean&asOf=2026-11-01', '56 gaps', 'ar'],
] as const;

/** `print`: as on A4 at 96 px an inch. */
const LOOKS = [
  ['360', { width: 360, height: 800 }, null],
  ['768', { width: 768, height: 1024 }, null],
  ['1440', { width: 1440, height: 900 }, null],
  ['print', { width: 794, height: 1123 }, 'print'],
] as const;

describe.skipIf(noBrowser)('the pages look as they did when somebody looked at them', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    [trailcare, browser] = await Promise.all([startTrailcare(), openTestBrowser()]);
    await browser.page.clock.setFixedTime('2026-11-01T12:00:00Z');
    await browser.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await browser?.page.setViewportSize(LAPTOP);
    await browser?.close();
    await trailcare?.stop();
  });

  it.each(PAGES)('%s', async (name, address, whole, language) => {
    const { page } = browser;
    if (language !== null) {
      await page.goto(trailcare.origin);
      await page.locator('.language select').selectOption(language);
    }
    const different: string[] = [];
    try {
      for (const [look, size, media] of LOOKS) {
        await page.setViewportSize(size);
        await page.emulateMedia({ media });
        await page.goto(trailcare.origin + address);
        await page.getByText(whole).first().waitFor({ state: 'attached' });
        await expect.poll(() => page.locator('.waiting, .answer-former').count()).toBe(0);
        await page.evaluate('document.fonts.ready.then(() => undefined)');
        const file = path.join(FOLDER, `${name}-${look}.png`);
        if (write) {
          mkdirSync(FOLDER, { recursive: true });
          await page.waitForTimeout(AT_REST_MS);
          writeFileSync(file, halved(await page.screenshot()));
        }
        let png: Buffer = Buffer.alloc(0);
        let share = 1;
        // A busy machine draws the last of it later: what is looked at is the page that has come to rest.
        for (let tries = existsSync(file) ? 0 : TRIES; tries < TRIES && share > MOST_DIFFERING; tries++) {
          if (tries > 0) await page.waitForTimeout(AT_REST_MS);
          png = halved(await page.screenshot());
          share = differingShare(blocksOf(readFileSync(file)), blocksOf(png));
        }
        if (share > MOST_DIFFERING) {
          const seen = path.join(path.dirname(FOLDER), '..', '..', '..', '.cache', 'pages-now');
          mkdirSync(seen, { recursive: true });
          writeFileSync(path.join(seen, `${name}-${look}.png`), png);
          different.push(`${name}-${look}.png: ${Math.round(share * 100)} % is other; now .cache/pages-now`);
        }
      }
    } finally {
      await page.emulateMedia({ media: null });
      if (language !== null) await page.locator('.language select').selectOption('en');
    }
    expect(different, 'drawn with Noto Sans, which is fonts-noto-core of Debian').toEqual([]);
  });

  it('what is compared sees a page that is another, and one without its notice', () => {
    const read = (name: string) => blocksOf(readFileSync(path.join(FOLDER, `${name}.png`)));
    expect(differingShare(read('gaps-1440'), read('matrix-1440'))).toBeGreaterThan(MOST_DIFFERING);
    expect(differingShare(read('gaps-1440'), read('gaps-360'))).toBe(1);
    expect(differingShare(read('gaps-1440'), read('gaps-1440'))).toBe(0);
  });
});
