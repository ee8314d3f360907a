import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_QUERIES } from '../../api/pages/example-queries.ts';
import { temporaryFolder } from '../support/load-toy.ts';

const SECONDS = 1000;
const root = path.resolve(import.meta.dirname, '../..');
const found = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .flatMap((folder) =>
    ['chromium', 'chromium-browser', 'google-chrome'].map((name) => path.join(folder, name)),
  )
  .find((file) => existsSync(file));
/** From the recipe that works on closed networks: no service of the browser's maker is asked. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

it('a browser is there (else the tests of pages are skipped, which CI refuses)', () => {
  expect(found !== undefined || process.env['CI'] !== 'true').toBe(true);
});

describe.skipIf(found === undefined)('the pages, in a real browser', () => {
  let origin: string;
  let browser: Browser;
  let page: Page;
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  const server = spawn(process.execPath, ['bin/trailcare.mjs', 'serve', '--port', '0'], {
    cwd: root,
    env: { ...process.env, TRAILCARE_STORE: `sqlite:${path.join(temporaryFolder(), 'graph.db')}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  beforeAll(async () => {
    origin = await new Promise<string>((resolve, reject) => {
      let said = '';
      const listen = (chunk: Buffer) => {
        said += chunk.toString();
        const ready = /ready on (http:\S+)/.exec(said);
        if (ready) resolve(ready[1]!);
      };
      server.stdout.on('data', listen);
      server.stderr.on('data', listen);
      server.once('exit', () => reject(new Error(`The server ended: ${said}`)));
    });
    browser = await chromium.launch({ executablePath: found!, args: FLAGS });
    page = await browser.newPage();
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) elsewhere.push(url);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  }, 120 * SECONDS);
  afterAll(async () => {
    await browser?.close();
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  }, 30 * SECONDS);

  it('the start page says what it is, what it must not be used for, and what is not real', async () => {
    await page.goto(origin);
    expect(await page.title()).toBe('Trailcare');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    const text = await page.textContent('main');
    expect(text).toContain('Not for migration control');
    expect(text).toContain('Illustrative data');
    expect(await page.locator('li a').count()).toBe(EXAMPLE_QUERIES.length);
  });

  it('the links of the start page are reached by the keyboard', async () => {
    await page.goto(origin);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(EXAMPLE_QUERIES[0]!.title);
  });

  it('the start page fits a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(origin);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it.each(EXAMPLE_QUERIES.map(({ title }) => title))(
    'GraphiQL opens with "%s", and its answer has no errors',
    async (title) => {
      await page.goto(origin);
      await page.getByRole('link', { name: title }).click();
      const answered = page.waitForResponse(
        (response) =>
          response.url().endsWith('/graphql') && !response.request().postData()?.includes('__schema'),
      );
      await page.getByRole('button', { name: /Execute query/ }).click();
      const answer = (await (await answered).json()) as { data: unknown; errors?: unknown };
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(answer.data).length).toBeGreaterThan(100);
      await page.locator('.result-window').getByText('"data"').first().waitFor();
    },
    60 * SECONDS,
  );

  it(
    'GraphiQL knows the schema',
    async () => {
      await page.goto(`${origin}/graphiql`);
      await page.getByRole('button', { name: /Documentation Explorer/ }).click();
      const types = page.getByText('Query').first();
      await types.waitFor();
      expect(await types.isVisible()).toBe(true);
    },
    60 * SECONDS,
  );

  it('nothing came from another host, and nothing was complained about', () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
