import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRealData } from '../../support/real-data.ts';
import { runHorn } from '../../support/run-horn.ts';
import type { OpenedBrowser } from '../support/open-browser.ts';
import { newStoreUrl, type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

const MINUTES = 60_000;

describe.skipIf(noBrowser || !hasRealData)('a coordinator on the real files of examples/horn', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    const storeUrl = newStoreUrl();
    await runHorn(storeUrl);
    [trailcare, browser] = await Promise.all([startTrailcare({ storeUrl }), openTestBrowser()]);
  }, 10 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    await trailcare?.stop();
  });

  it('sees on which km between Mekele and Hamdayet nobody has told us of a health post, that no list is said to be complete, whom to ask, and which two Societies share that border without a referral', async () => {
    const { page } = browser;
    await page.goto(trailcare.origin);
    await page.getByRole('link', { name: 'Mekele to Hamdayet' }).waitFor();
    expect(await page.getByText('Agadez to Lampedusa').count()).toBe(0);
    await page.getByRole('link', { name: 'Mekele to Hamdayet' }).click();
    // The files are of August 2025: a year later they count no more, which is not that nobody ever told us.
    await page.getByLabel(/^On/).first().fill('2026-10-01');
    await page
      .getByRole('region', { name: 'Told once, too old now' })
      .getByText(/^Primary health care: .*Adwa, Axum, Shire/)
      .waitFor();
    await page.getByLabel(/^On/).first().fill('2025-09-15');
    await page
      .getByText(
        'care is in range on 385 km of 599 km. On 214 km nobody has told us of any, and nobody has said that the list is complete. The longest stretch without is 143 km, from Dedebit to Adebay. Ask: Ethiopian Red Cross Society.',
      )
      .waitFor();
    const words = await page.getByRole('region', { name: 'The same in words' }).innerText();
    const unknown = [
      ...words.split('Restoring Family Links')[0]!.matchAll(/km (\d+)–(\d+) nobody has told us/g),
    ];
    expect(unknown.map(([, from, to]) => `${from}–${to}`)).toEqual([
      '157–174',
      '285–299',
      '349–389',
      '411–554',
    ]);
    const borders = page.getByRole('region', { name: 'Borders', exact: true });
    await borders
      .getByText('No referral for these services from one country to the other is known to us.')
      .waitFor();
    expect(await borders.innerText()).toContain(
      'Ethiopian Red Cross Society and Sudanese Red Crescent Society',
    );
    // The same on the page of partnerships: nothing is known of a link, and that is not "none is missing".
    await page.getByRole('link', { name: 'Partnerships' }).click();
    const pair = page.getByRole('row', { name: /Ethiopian Red Cross Society – Sudanese/ });
    await pair.first().waitFor();
    expect((await pair.first().innerText()).replace(/\s+/g, ' ')).toMatch(
      /none known none known none known whether care is there: Primary health care, Restoring Family Links/,
    );
    expect(browser.takeComplaints()).toEqual([]);
  });
});
