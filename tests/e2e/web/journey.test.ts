import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the page Journey, in a real browser', () => {
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

  it('from the start: where nobody has told us of a health post between Mekele and Hamdayet, whom to ask, and who meets at the border', async () => {
    const { page } = browser;
    await page.goto(trailcare.origin);
    await page.getByRole('combobox', { name: 'From' }).fill('Mekele');
    await page.getByRole('combobox', { name: 'To' }).fill('Hamdayet');
    await page.getByRole('button', { name: 'Show the journey' }).click();
    await page.getByRole('img', { name: 'Care along the way from Mekele to Hamdayet, 434 km' }).waitFor();
    // In the first lines of the answer, before the picture.
    await page
      .getByText(
        'care is in range on 0 km of 434 km. On 434 km nobody has told us of any, and nobody has said that the list is complete. The longest stretch without is 434 km, from Mekele to Hamdayet. Ask: Ethiopian Red Cross Society, Sudanese Red Crescent Society.',
      )
      .first()
      .waitFor();
    const words = await page.getByRole('region', { name: 'The same in words' }).innerText();
    expect(words).toContain(
      'km 0–434 nobody has told us, and nobody has said that the list is complete (434 km, between Mekele and Hamdayet). Ask: Ethiopian Red Cross Society, Sudanese Red Crescent Society.',
    );
    const borders = page.getByRole('region', { name: 'Borders', exact: true });
    await borders
      .getByText('No referral for these services from one country to the other is known to us.')
      .waitFor();
    expect(await borders.innerText()).toContain(
      'Ethiopian Red Cross Society and Sudanese Red Crescent Society',
    );
    await page.getByText('Nothing shown on this page rests on it.').waitFor();
  });

  it('no serious issue of accessibility at any width, nor on paper anything beside it', async () => {
    const { page } = browser;
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${trailcare.origin}/journey?from=Agadez&to=Lampedusa`);
        await page.getByRole('img', { name: 'Care along the way' }).waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await overflow()).toBeLessThanOrEqual(0);
        // The whole way in one look, on a telephone too, in letters that can be read.
        const picture = page.getByRole('img', { name: 'Care along the way' });
        expect((await picture.boundingBox())!.width).toBeLessThanOrEqual(width);
        const drawn = await picture.getAttribute('viewBox');
        expect((await picture.boundingBox())!.width / Number(drawn!.split(' ')[2])).toBeCloseTo(1, 1);
      }
      await page.emulateMedia({ media: 'print' });
      expect(await overflow()).toBeLessThanOrEqual(0);
    } finally {
      await page.emulateMedia({ media: null });
      await page.setViewportSize(LAPTOP);
    }
  });

  it('another way is chosen, and another day is shown beneath it to the same scale', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/journey?from=Agadez&to=Lampedusa`);
    await page.getByRole('radio', { name: /Way 2/ }).check();
    await expect.poll(() => page.url()).toContain('way=2');
    await page.getByRole('img', { name: 'Care along the way from Agadez to Lampedusa, 3,165 km' }).waitFor();
    await page.getByText('Compare with another day or journey').click();
    await page.getByLabel('on the day').fill('2025-06-01');
    await expect.poll(() => page.getByRole('img', { name: 'Care along the way' }).count()).toBe(2);
  });

  it('another journey is shown beneath it, by its ends in the address', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/journey?from=Agadez&to=Lampedusa&from2=Mekele&to2=Hamdayet`);
    await page.getByRole('img', { name: 'Care along the way from Agadez to Lampedusa' }).waitFor();
    await page.getByRole('img', { name: 'Care along the way from Mekele to Hamdayet' }).waitFor();
    expect(await page.getByLabel('another, from').inputValue()).toBe('Mekele');
  });

  it('says why there is no journey, and what is not known by that name', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/journey?from=Agadez&to=Lampedusa&avoid=LBY,TUN,DZA`);
    await page.getByRole('heading', { name: 'No journey' }).waitFor();
    await page.goto(`${trailcare.origin}/journey?from=Atlantis&to=Lampedusa`);
    expect(await page.getByRole('alert').innerText()).toContain('Atlantis');
  });
});
