import { stripIgnoredCharacters } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_QUERIES } from '../../api/pages/example-queries.ts';
import { PURPOSE } from '../../api/purpose.ts';
import { noBrowser, openTestBrowser } from './support/test-browser.ts';
import { execute } from './support/graphiql.ts';
import { LAPTOP, type OpenedBrowser } from './support/open-browser.ts';
import { type StartedTrailcare, startTrailcare } from './support/start-trailcare.ts';

describe.skipIf(noBrowser)('the pages, in a real browser', () => {
  let trailcare: StartedTrailcare;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    [trailcare, browser] = await Promise.all([startTrailcare(), openTestBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trailcare?.stop();
  });
  // Holds after every test here: pages work without another host, and their policies refuse nothing that they need.
  afterEach(() => {
    expect(browser.takeRequests().filter((url) => new URL(url).origin !== trailcare.origin)).toEqual([]);
    expect(browser.takeComplaints()).toEqual([]);
  });

  const openStart = () => browser.page.goto(`${trailcare.origin}/queries`);

  it('the page of questions says what Trailcare is, its purpose, and that illustrative data is not real', async () => {
    const { page } = browser;
    await openStart();
    expect(browser.takeRequests()).toEqual([`${trailcare.origin}/queries`]);
    expect(await page.title()).toBe('Trailcare');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    const text = await page.innerText('main');
    expect(text).toContain('Trailcare answers from a graph of countries, National Societies, branches');
    expect(text).toContain(PURPOSE);
    expect(await page.getByRole('note').innerText()).toMatch(/Illustrative data, not real.*made up/s);
    const marked = EXAMPLE_QUERIES.filter(({ illustrative }) => illustrative);
    expect(marked.length).toBeGreaterThan(0);
    expect(await page.getByText('illustrative data', { exact: true }).count()).toBe(marked.length);
    // Its own style came through its policy.
    expect(await page.getByRole('note').evaluate((note) => getComputedStyle(note).borderLeftStyle)).toBe(
      'solid',
    );
  });

  it('Tab reaches every link of the page of questions, in order, each with visible text and a visible focus', async () => {
    const { page } = browser;
    await openStart();
    const reached: string[] = [];
    for (let links = await page.getByRole('link').count(); links > 0; links--) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      expect(await focused.isVisible()).toBe(true);
      expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
      reached.push(await focused.innerText());
    }
    expect(reached).toEqual([...EXAMPLE_QUERIES.map(({ title }) => title), 'GraphiQL']);
  });

  it('the page of questions fits a width of 360 px, and paper', async () => {
    const { page } = browser;
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    try {
      await page.setViewportSize({ width: 360, height: 740 });
      await openStart();
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.emulateMedia({ media: 'print' });
      expect(await overflow()).toBeLessThanOrEqual(0);
    } finally {
      await page.emulateMedia({ media: null });
      await page.setViewportSize(LAPTOP);
    }
  });

  it('GraphiQL opens with the first question written, and a click on Execute shows the answer', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/graphiql`);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    const { answer, shown } = await execute(page);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ trail: { code: 'central-mediterranean' } });
    expect(shown).toContain('"central-mediterranean"');
  });

  it.each(EXAMPLE_QUERIES.map((example) => [example.title, example] as const))(
    'a link of the page of questions asks "%s", and the answer has no errors and names what is not real',
    async (title, { query, variables, illustrative }) => {
      const { page } = browser;
      await openStart();
      await page.getByRole('link', { name: title }).click();
      const { sent, answer } = await execute(page, 'keyboard');
      // GraphiQL leaves out blanks.
      expect(sent.query).toBe(stripIgnoredCharacters(query));
      expect(sent.variables ?? {}).toEqual(variables);
      expect(answer.errors).toBeUndefined();
      const written = JSON.stringify(answer.data);
      expect(written.length).toBeGreaterThan(200);
      if (query.includes('illustrative')) expect(written.includes('"illustrative":true')).toBe(illustrative);
    },
  );

  it('GraphiQL opens with the first question again in a browser that has been there before', async () => {
    const { page } = browser;
    await page.goto(
      `${trailcare.origin}/graphiql?query=${encodeURIComponent('query Mine { about { version } }')}`,
    );
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await page.goto(`${trailcare.origin}/graphiql`);
    const { sent, answer } = await execute(page);
    expect(sent.query).toBe(stripIgnoredCharacters(EXAMPLE_QUERIES[0]!.query));
    expect(answer.errors).toBeUndefined();
  });

  it('the documentation explorer knows the schema, with its descriptions', async () => {
    const { page } = browser;
    await page.goto(`${trailcare.origin}/graphiql`);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Query', exact: true }).click();
    await docs.getByRole('link', { name: 'continuity', exact: true }).click();
    const described = () => docs.innerText();
    await expect.poll(described).toMatch(/serviceTypes/);
    expect(await described()).toMatch(/Codes of service types/);
  });
});
