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

  const supposing = (...changes: readonly object[]) =>
    `&changes=${encodeURIComponent(JSON.stringify(changes))}`;

  it('a place goes: it says what leaves the measures, from where care is farther, and why a list is empty', async () => {
    const { page } = browser;
    await open('central-mediterranean', supposing({ closeStop: { stop: 'agadez-ner' } }));
    await page
      .getByText('4 ways close and leave the measures above: 3,932 km, counted for each service')
      .waitFor();
    await page.getByText('A fall of km by this is no better care').waitFor();
    await page.getByRole('heading', { name: 'From 4 gaps the way to care would change' }).waitFor();
    await page
      .getByText('the next care: 3,181 km on, in Zuwara; before: 268 km on, in Agadez.')
      .first()
      .waitFor();
    await page.getByText('the next care: no way leads to any; before: 748 km on, in Agadez.').waitFor();
    await page.getByRole('heading', { name: 'No gap would open' }).waitFor();
    await page.getByText('At every place that stays, what is served now is served after as well.').waitFor();
    await page.getByText('No place where care is known to be missing now would be served.').waitFor();
    expect(await seriousIssues(page)).toEqual([]);
  });

  it('tells apart what is no gap because nobody knows, and what the measures do not tell', async () => {
    const { page } = browser;
    await open('central-mediterranean', supposing({ closeService: { code: 'ill-ph-abeche' } }));
    await page.getByRole('heading', { name: 'Of one place nobody would know any more' }).waitFor();
    await page.getByText(/^Where care would end, nobody has said that the lists are complete/).waitFor();
    await open(
      'central-mediterranean',
      `&types=PRIMARY_HEALTH${supposing({ openService: { stop: 'agadez-ner', serviceType: 'RFL' } })}`,
    );
    const notTold = page.getByRole('region', { name: 'What these measures do not tell' });
    await notTold.getByRole('listitem').first().waitFor();
    expect(await notTold.getByRole('listitem').allInnerTexts()).toEqual([
      'Restoring Family Links is not among the services asked above: choose it there.',
    ]);
  });

  it('shows the way before and after, with the care along it, and where there is none after', async () => {
    const { page } = browser;
    const clinics = ['a', 'b'].map((letter) => ({ closeService: { code: `ill-ph-agadez-${letter}` } }));
    await open('central-mediterranean', supposing(...clinics));
    const journey = page.getByRole('region', { name: 'Along a journey' });
    await journey.getByRole('combobox', { name: 'From' }).fill('Agadez');
    await journey.getByRole('combobox', { name: 'To' }).fill('Lampedusa');
    await journey.getByRole('button', { name: 'Show' }).click();
    await journey.getByText('The shortest way is as long as before.').waitFor();
    await journey.getByRole('heading', { name: 'As it would be: 3,157 km' }).waitFor();
    expect(
      await journey.getByRole('img', { name: /^Care along the way from Agadez to Lampedusa/ }).count(),
    ).toBe(2);
    await journey.getByText(/The longest stretch without is 884 km, from Agadez/).waitFor();
    await journey.getByText(/The longest stretch without is 909 km, from Agadez/).waitFor();
    expect(page.url()).toContain('from=Agadez');
    await open(
      'central-mediterranean',
      `${supposing({ closeStop: { stop: 'lampedusa-ita' } })}&from=Agadez&to=Lampedusa`,
    );
    await journey.getByRole('heading', { name: 'As it would be: no way' }).waitFor();
    await journey.getByRole('heading', { name: 'As it is: 3,157 km' }).waitFor();
  });

  it('tells which service would be missed most and supposes that it closes; an empty list says why', async () => {
    const { page } = browser;
    await open('central-mediterranean');
    const missed = page.getByRole('region', { name: 'Which service would be missed most?' }).first();
    await missed.getByRole('button', { name: 'Services' }).click();
    await missed.getByText('47 were tried; 2,220 km are in care now. 20 of 22 are shown.').waitFor();
    const first = missed.getByRole('row').nth(1);
    const km = /(\d+) km/.exec(await first.innerText())![1];
    await first.getByRole('button', { name: /^Close/ }).click();
    const row = page.getByRole('row', { name: /^km in care/ });
    await expect.poll(async () => (await row.innerText()).trim().endsWith(`−${km}`)).toBe(true);
    expect(await seriousIssues(page)).toEqual([]);
    await missed.getByRole('button', { name: 'Branches' }).click();
    await missed.getByText('Of 32 services no source says whose it is: no loss counts it.').waitFor();
    await open('horn-to-gulf', '&types=RFL&critical=SERVICE');
    await missed
      .getByText(/Nothing is known to be in care that could be lost; of [\d,]+ km nobody knows\./)
      .waitFor();
  });

  it('a plan that opens nothing says why', async () => {
    const { page } = browser;
    await open('horn-to-gulf', '&types=PRIMARY_HEALTH');
    await page.getByLabel('So that most').selectOption('JOURNEYS');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText(/^Proven: no choice is better\./).waitFor();
    await page.getByText('All candidates together would bring nothing into care').waitFor();
    expect(await page.getByRole('button', { name: 'Suppose these' }).count()).toBe(0);
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
          `${supposing({ closeService: { code: 'ill-ph-agadez-a' } })}&critical=SERVICE&from=Agadez&to=Lampedusa`,
        );
        await page.getByRole('heading', { name: 'No gap would open' }).waitFor();
        await page.getByText('47 were tried').waitFor();
        await page.getByRole('heading', { name: /^As it would be/ }).waitFor();
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
