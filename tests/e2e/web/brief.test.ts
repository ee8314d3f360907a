import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the brief of a trail, in a real browser', () => {
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

  async function open(trail: string, more = ''): Promise<void> {
    await browser.page.goto(`${trailcare.origin}/brief?trail=${trail}&asOf=2026-11-01${more}`);
    await browser.page.getByText(/^This view: /).waitFor();
    await browser.page.getByRole('heading', { name: /^From .* to .* km$/ }).waitFor();
    await browser.page.getByText(/As of .*, revision \d+\./).waitFor();
    await browser.page.getByRole('heading', { name: 'Borders: does care go over?' }).waitFor();
    await browser.page.getByRole('heading', { name: /nobody has told us: whom to call first/ }).waitFor();
  }
  const printed = async () =>
    (await browser.page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');

  it.each(['central-mediterranean', 'horn-to-gulf', 'western-mediterranean'])(
    'is two pages of A4: %s',
    async (trail) => {
      await open(trail);
      const pdf = await printed();
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
      expect(pdf).toMatch(/\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
    },
  );

  it('says on which day and revision it rests, on whose word, and that made-up facts are not real', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    const brief = await page.getByRole('article').innerText();
    expect(brief).toMatch(/As of 1 November 2026, revision \d+\./);
    expect(brief).toContain('The first 7 of 56 known gaps');
    expect(brief).toContain('Illustrative, not real');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('note').isVisible()).toBe(true);
    expect(await page.getByRole('note').innerText()).toContain('Illustrative data, not real.');
    await page.emulateMedia({ media: null });
  });

  it('each sheet of paper is marked when its facts are made up, and none when they are not', async () => {
    const { page } = browser;
    const mark = () =>
      page.evaluate('getComputedStyle(document.documentElement).getPropertyValue("--print-mark")');
    // In browsers whose sheets have no margin of their own: fixed, so that it is on each.
    const behind = async () => {
      await page.emulateMedia({ media: 'print' });
      const style = await page.evaluate(() => {
        const { content, position } = getComputedStyle(document.body, '::after');
        return { content, position };
      });
      await page.emulateMedia({ media: null });
      return style;
    };
    await open('central-mediterranean');
    expect(await mark()).toBe('"Illustrative data, not real."');
    expect(await behind()).toEqual({ content: '"Illustrative data, not real."', position: 'fixed' });
    const margins = await page.evaluate(() =>
      [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule instanceof CSSPageRule)
        .map(({ cssText }) => cssText)
        .join(),
    );
    expect(margins).toMatch(/@top-center\s*\{[^}]*content: var\(--print-mark/);
    await open('horn-to-gulf');
    expect(await mark()).toBe('none');
    expect((await behind()).content).toBe('none');
  });

  it('no gap is not no need', async () => {
    await open('horn-to-gulf');
    expect(await browser.page.getByRole('article').innerText()).toMatch(
      /No gap is known\s+That does not mean that there is none: of \d+ expected services nobody has told us\./,
    );
  });

  it('shows another way along the trail, by its ends, in the address', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    await page.getByRole('combobox', { name: 'The way from' }).selectOption({ label: 'Agadez' });
    await page.getByRole('heading', { name: /^From Agadez to / }).waitFor();
    await page.getByRole('combobox', { name: 'to', exact: true }).selectOption({ label: 'Lampedusa' });
    await page.getByRole('heading', { name: /^From Agadez to Lampedusa/ }).waitFor();
    expect(page.url()).toMatch(/from=.*to=/);
  });

  it('has no serious issue of accessibility, at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await open('central-mediterranean');
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });
});
