import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the page What if, in a real browser', () => {
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
    browser.page.goto(`${trailcare.origin}/what-if?trail=${trail}&asOf=2026-11-01${more}`);

  it('closes the one clinic of a place: nobody knows there any more, the link tells it again, taken back it is as before', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    await page.getByRole('button', { name: 'Close Illustrative clinic Abéché (not real)' }).click();
    await page.getByRole('heading', { name: 'Of one place nobody would know any more' }).waitFor();
    const row = page.getByRole('row', { name: /^stops served/ });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/stops served \d+ \d+ −1/);
    await page.reload();
    await page.getByText('Illustrative clinic Abéché (not real) closes').waitFor();
    await page.getByRole('button', { name: /^Take back/ }).click();
    await page.getByText('Nothing yet: choose what closes or opens.').waitFor();
    await expect.poll(() => page.url()).not.toContain('changes');
  });

  it('opens a service where there is none; a way and a place close too', async () => {
    const { page } = browser;
    await open('horn-to-gulf', '&types=PRIMARY_HEALTH');
    await page.getByLabel(/^What/).selectOption({ value: 'openService' });
    await page.getByLabel('Find').fill('addis');
    await page.getByRole('button', { name: 'Open Addis Ababa' }).click();
    await page.getByText('Primary health care opens in Addis Ababa').waitFor();
    const served = page.getByRole('row', { name: /^stops served/ });
    expect((await served.innerText()).replace(/\s+/g, ' ')).toMatch(/\+1$/);
    await page.getByLabel('Find').fill('');
    await page.getByLabel(/^What/).selectOption({ value: 'closeLeg' });
    await page
      .getByRole('button', { name: /^Close .* → / })
      .first()
      .click();
    await page.getByLabel(/^What/).selectOption({ value: 'closeStop' });
    await page.getByRole('button', { name: 'Close Djibouti' }).first().click();
    await expect.poll(() => page.getByRole('list', { name: 'Supposed' }).locator('li').count()).toBe(3);
  });

  it('searches a proven plan, supposes it: what it brings into care is what the measures then say', async () => {
    const { page } = browser;
    await open('central-mediterranean', '&types=PRIMARY_HEALTH');
    await page.getByLabel('Services to open, at most').fill('2');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const told = page.getByText(/Proven: no choice is better\./);
    await told.waitFor();
    const km = /better\.\s*(\d+) km of/.exec(await told.locator('..').innerText())![1];
    await page.getByRole('button', { name: 'Suppose these' }).click();
    const row = page.getByRole('row', { name: /^km in care/ });
    await expect.poll(async () => (await row.innerText()).trim().endsWith(`+${km}`)).toBe(true);
  });

  it('keeps a scenario under a name, opens it again, removes it', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    await page.getByRole('button', { name: 'Close Illustrative clinic Abéché (not real)' }).click();
    await page.getByLabel('Keep it under the name').fill('Without Abéché');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    const link = page.getByRole('link', { name: 'Without Abéché' });
    await link.waitFor();
    await page.getByRole('button', { name: 'Take all back' }).click();
    await page.getByText('Nothing yet').waitFor();
    await link.click();
    await page.getByRole('heading', { name: 'Of one place nobody would know any more' }).waitFor();
    await page.getByRole('button', { name: 'Remove Without Abéché' }).click();
    await page.getByText('None is kept.').waitFor();
    expect(await link.count()).toBe(0);
  });

  it('two kept scenarios stand side by side, and the link tells it again', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    for (const place of ['Abéché', 'Bamako']) {
      await page.getByRole('button', { name: `Close Illustrative clinic ${place} (not real)` }).click();
      await page.getByLabel('Keep it under the name').fill(`Without ${place}`);
      await page.getByRole('button', { name: 'Keep', exact: true }).click();
      await page.getByRole('link', { name: `Without ${place}` }).waitFor();
    }
    await page.getByRole('checkbox', { name: 'Compare Without Abéché' }).check();
    await page.getByRole('checkbox', { name: 'Compare Without Bamako' }).check();
    const table = page.getByRole('region', { name: 'Scenarios side by side' }).getByRole('table');
    await table.waitFor();
    const told = async (name: RegExp) =>
      (await table.getByRole('row', { name }).innerText()).replace(/\s+/g, ' ');
    expect(await told(/^Measure/)).toBe('Measure Before Without Abéché Without Bamako');
    // The second was kept with both closed.
    expect(await told(/^stops served/)).toMatch(/^stops served (\d+) \d+ −1 \d+ −2$/);
    await page.reload();
    await table.waitFor();
    expect(await seriousIssues(page)).toEqual([]);
    for (const place of ['Abéché', 'Bamako'])
      await page.getByRole('button', { name: `Remove Without ${place}` }).click();
    await page.getByText('None is kept.').waitFor();
    expect(await table.count()).toBe(0);
  });

  it('says what it cannot read of an address, and what the server refuses', async () => {
    const { page } = browser;
    await open('central-mediterranean', '&changes=nonsense');
    await page.getByText('The address of this page supposes something that cannot be read').waitFor();
    await open(
      'central-mediterranean',
      `&changes=${encodeURIComponent('[{"closeService":{"code":"no-such"}}]')}`,
    );
    await page
      .getByRole('alert')
      .getByText(/no-such/)
      .waitFor();
    // The browser's own word for a 4xx.
    expect(browser.takeComplaints().join()).not.toMatch(/TypeError|no words/);
  });

  it('has no serious issue of accessibility, at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await open(
          'central-mediterranean',
          `&changes=${encodeURIComponent('[{"closeService":{"code":"ill-ph-agadez-a"}}]')}`,
        );
        await page.getByRole('heading', { name: 'No gap would open' }).waitFor();
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
