import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { LAPTOP, type OpenedBrowser } from '../support/open-browser.ts';
import { newStoreUrl, type StartedTrailcare, startTrailcare } from '../support/start-trailcare.ts';
import { temporaryFile } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

describe.skipIf(noBrowser)('the page Change, in a real browser', () => {
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

  const open = (days: string) =>
    browser.page.goto(`${trailcare.origin}/change?trail=central-mediterranean&types=RFL&${days}`);

  it('shows which gaps open between two days; no serious issue of accessibility at any width', async () => {
    const { page } = browser;
    try {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await open('from=2025-06-01&to=2026-11-01');
        await page
          .getByRole('row', {
            name: /Trapani Italy Restoring Family Links Gap, known now Nobody has told us Absent/,
          })
          .waitFor();
        expect(await seriousIssues(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    } finally {
      await page.setViewportSize(LAPTOP);
    }
  });

  it('says that nothing changes, and that days are the wrong way round', async () => {
    const { page } = browser;
    await open('from=2026-11-01&to=2026-11-01');
    await page.getByText('Nothing that is asked changes').waitFor();
    await open('from=2026-11-02&to=2026-11-01');
    await page.getByText('The second day is before the first.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('the slider is moved by keys, and the address follows', async () => {
    const { page } = browser;
    await open('from=2026-10-01&to=2026-11-01');
    await page.getByRole('slider', { name: 'First day' }).press('ArrowLeft');
    await expect.poll(() => page.url()).toContain('from=2026-09-01');
  });
});

it.skipIf(noBrowser)('indicators are small charts, with every value in words', async () => {
  const file = temporaryFile(
    'indicator.csv',
    [
      'code,name,level,unit,value,target,source,asOf,visibility',
      'needs-2024,Societies with a needs assessment,GLOBAL,%,40,75,t,2024-06-30,PUBLIC',
      'needs-2025,Societies with a needs assessment,GLOBAL,%,,75,t,2025-06-30,PUBLIC',
      'needs-2026,Societies with a needs assessment,GLOBAL,%,61,75,t,2026-06-30,PUBLIC',
      '',
    ].join('\n'),
  );
  const source = temporaryFile(
    'source.csv',
    'code,publisher,dataset,illustrative,source,visibility\nt,Test,Made up for a test,true,t,PUBLIC\n',
  );
  const storeUrl = newStoreUrl();
  for (const args of [
    ['load', '--seeds'],
    ['load', source],
    ['load', file],
  ])
    expect(await runCli(storeUrl, args)).toMatchObject({ exitCode: 0 });
  const [own, browser] = await Promise.all([startTrailcare({ storeUrl }), openTestBrowser()]);
  try {
    const { page } = browser;
    await page.goto(`${own.origin}/change?trail=central-mediterranean`);
    await page
      .getByRole('img', {
        name: 'Societies with a needs assessment: 30 June 2024: 40; 30 June 2025: not measured; 30 June 2026: 61',
      })
      .waitFor();
    await page.getByText('61 %, target 75, 30 June 2026').waitFor();
    expect(await seriousIssues(page)).toEqual([]);
    expect(browser.takeComplaints()).toEqual([]);
  } finally {
    await browser.close();
    await own.stop();
  }
});
