import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the page Partnerships, in a real browser', () => {
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

  it('draws the Societies that share a border; no serious issue of accessibility at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${trailcare.origin}/partnerships?trail=horn-to-gulf`);
        await page.getByRole('img', { name: 'Borders between Societies' }).waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('a pair opens to its borders, and says what is lacking there', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/partnerships?trail=central-mediterranean`);
    await page.getByRole('button', { name: 'Italian Red Cross – Libyan Red Crescent' }).click();
    expect(await page.getByRole('row', { name: /On Central Mediterranean/ }).innerText()).toMatch(
      /Primary health care:\s+Not linked\s+no referral and no agreement/,
    );
    expect(await seriousIssues(page)).toEqual([]);
  });

  it('those of a regional network are asked for by its name, and the address says so', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/partnerships?trail=western-balkans`);
    await page
      .getByRole('combobox', { name: 'Societies of' })
      .selectOption({ label: await optionWith('PERCO') });
    await page.getByRole('combobox', { name: 'Pairs' }).selectOption('INSIDE');
    await page.getByText('pairs of members with an agreement that we know of').waitFor();
    expect(page.url()).toMatch(/network=.*&pairs=INSIDE|pairs=INSIDE.*network=/);
  });

  it('says which Societies belong together by the people who pass, beside the regional networks; and of whom nobody knows', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/partnerships?trail=central-mediterranean&asOf=2026-11-01`);
    const section = page.getByRole('region', { name: 'Who belongs together by the people who pass' });
    await section
      .getByRole('heading', { name: 'Italian Red Cross, Libyan Red Crescent, Tunisian Red Crescent' })
      .waitFor();
    const said = await section.innerText();
    expect(said).toMatch(/15,000 people a year between them, 8,000 between them and others\./);
    expect(said).toMatch(/\(PERCO\): Italian Red Cross\./);
    expect(said).toMatch(
      /In no regional network whose members we know: Libyan Red Crescent, Tunisian Red Crescent\./,
    );
    expect(said).toMatch(/Libyan Red Crescent – Red Cross Society of Niger: 8,000 people a year/);
    expect(said).toMatch(/Of \d+ more pairs .* nobody has published how many people pass/);
    await section.getByRole('link', { name: 'Who belongs together' }).click();
    await expect.poll(() => page.url()).toContain('/about');
    await page.getByRole('heading', { name: 'Community of Societies' }).waitFor();
  });

  it('where nobody published a flow nothing is said of who belongs together; a pair says what is not known of it', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/partnerships?trail=western-balkans&types=PRIMARY_HEALTH`);
    await page.getByText('nothing can be said of who belongs together').waitFor();
    const row = page.getByRole('row', { name: /Red Cross.* – .*Red Cross/ }).first();
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(
      /none known none known none known whether care is there: Primary health care/,
    );
  });

  it('says whether each Society is there at the borders, harbours and cities of its country, and where nobody says', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/partnerships?trail=central-mediterranean&asOf=2026-11-01`);
    const section = page.getByRole('region', { name: 'Branches at key points' }).first();
    const told = async (society: string) =>
      (await section.getByRole('row', { name: society }).innerText()).replace(/\s+/g, ' ');
    await section.getByRole('row', { name: 'Italian Red Cross' }).waitFor();
    expect(await told('Italian Red Cross')).toBe('Italian Red Cross 15 3 0 12 between 20% and 100%');
    expect(await told('Red Cross of Chad')).toMatch(/ 5 0 0 5 between 0% and 100%$/);
    await section.getByText('Which places these are').click();
    const italian = section.getByRole('heading', { name: /^Italian Red Cross: 15 places/ }).locator('..');
    expect((await italian.innerText()).replace(/\s+/g, ' ')).toMatch(
      /Nobody says .*Ventimiglia.* It is there .*Lampedusa/,
    );
    expect(await seriousIssues(page)).toEqual([]);
    // Of a network: its members, and all of them together.
    await page.goto(`${trailcare.origin}/partnerships?network=PERCO&asOf=2026-11-01`);
    await section.getByRole('row', { name: /\(PERCO\)/ }).waitFor();
    expect(await section.getByRole('row', { name: 'Libyan Red Crescent' }).count()).toBe(0);
    await section.getByRole('link', { name: 'Branches at key points' }).click();
    await page.getByRole('heading', { name: 'Branches with capacity at key points' }).waitFor();
  });

  async function optionWith(text: string): Promise<string> {
    const option = browser.page
      .getByRole('combobox', { name: 'Societies of' })
      .locator('option', { hasText: text });
    await option.waitFor({ state: 'attached' });
    return (await option.innerText()).trim();
  }
});
