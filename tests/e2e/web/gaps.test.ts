import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the page Gaps, in a real browser', () => {
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

  const open = (trail: string) =>
    browser.page.goto(`${trailcare.origin}/gaps?trail=${trail}&asOf=2026-11-01`);

  it('ranks the gaps with their parts; no serious issue of accessibility at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await open('central-mediterranean');
        await page.getByRole('heading', { name: '56 gaps' }).waitFor();
        await page.getByText('The first 50 of 56 are shown; the files below have all.').waitFor();
        await page.getByRole('heading', { name: /questions: whom to ask/ }).waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('a gap opens to why it is one and whose figures it rests on; the notice says that they are made up', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    await page.getByRole('button', { name: 'Dirkou' }).click();
    const details = page.getByRole('row', { name: /lists are complete/ });
    expect(await details.innerText()).toMatch(/The nearest: .* in .*, 736 km along the way\./);
    expect(await page.getByRole('note').innerText()).toContain('Illustrative data, not real.');
    await page.getByLabel('Ranked by').selectOption({ label: 'km to the next care' });
    await expect.poll(() => page.url()).toContain('order=ISOLATION_DESC');
  });

  it('no gap is not no need: where nobody has told us it says so, and whom to ask first', async () => {
    const { page } = browser;
    await open('horn-to-gulf');
    await page.getByText('No gap is known. That does not mean that there is none').waitFor();
    await page.getByText('The calls that would settle most').waitFor();
    await page
      .getByText(/^Ethiopian Red Cross Society: \d+ things to ask/)
      .first()
      .click();
    await page.getByText('Primary health care, Addis Ababa').waitFor();
    expect(await page.getByRole('note').count()).toBe(0);
  });

  it('on paper, whom to ask about which place is open, and a call that settles no km does not speak of km', async () => {
    const { page } = browser;
    await open('horn-to-gulf');
    const place = page.getByText('Primary health care, Addis Ababa');
    await page.getByText('The calls that would settle most').waitFor();
    const visible = () =>
      place.evaluate((element) => (element as Element & { checkVisibility(): boolean }).checkVisibility());
    expect(await visible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await visible()).toBe(true);
    await page.emulateMedia({ media: null });
    expect(await page.getByText(/would settle .* and 0 km/).count()).toBe(0);
  });

  it('each file of the view is served, with the same question', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    await page.getByRole('heading', { name: '56 gaps' }).waitFor();
    const links = await page.locator('.files').first().getByRole('link').all();
    const served = await Promise.all(
      links.map(async (link) => {
        const response = await fetch(new URL((await link.getAttribute('href'))!, trailcare.origin));
        return [response.status, response.headers.get('trailcare-as-of')];
      }),
    );
    expect(served).toEqual(Array.from({ length: 4 }, () => [200, '2026-11-01']));
  });
});
