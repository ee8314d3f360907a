import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousIssues } from '../support/accessibility.ts';
import { temporaryFile } from '../../support/load-toy.ts';
import { type OpenedBrowser } from '../support/open-browser.ts';
import { newStoreUrl, type StartedTrailcare, startTrailcare, TRAILCARE } from '../support/start-trailcare.ts';
import { noBrowser, openTestBrowser } from '../support/test-browser.ts';

const run = promisify(execFile);

describe.skipIf(noBrowser)('pages when something fails, in a real browser', () => {
  let browser: OpenedBrowser;
  const servers: StartedTrailcare[] = [];
  beforeAll(async () => {
    browser = await openTestBrowser();
  });
  afterEach(async () => {
    await browser.page.context().setOffline(false);
    for (const server of servers.splice(0)) await server.stop();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function start(options: Parameters<typeof startTrailcare>[0] = {}): Promise<StartedTrailcare> {
    const server = await startTrailcare(options);
    servers.push(server);
    return server;
  }

  it('with the network cut after the first look, a page opens again with what it said, and says of when that is', async () => {
    const { page } = browser;
    const { origin } = await start();
    const question = `${origin}/gaps?trail=central-mediterranean&asOf=2026-11-01`;
    await page.goto(question);
    await page.getByRole('heading', { name: '56 gaps' }).waitFor();
    // From the second visit on the shell is the service worker's.
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.reload();
    await page.getByRole('heading', { name: '56 gaps' }).waitFor();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: '56 gaps' }).waitFor();
    expect(await page.getByText(/^The server cannot be reached\./).innerText()).toMatch(/revision \d+\.$/);
    await page.getByRole('note').getByText('Illustrative data, not real.').waitFor();
    // What was never asked it does not have, and says so.
    await page.getByRole('link', { name: 'Coverage' }).click();
    await page.getByRole('heading', { name: 'The server does not answer' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Ask again now' }).click();
    await page.getByRole('region', { name: 'Coverage, stop by stop' }).waitFor();
    expect(await page.getByText(/^The server cannot be reached/).count()).toBe(0);
  });

  it('with the server down, it says so, asks again by itself, and goes on when it is back', async () => {
    const { page } = browser;
    const first = await start();
    await page.goto(`${first.origin}/about`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const port = Number(new URL(first.origin).port);
    await servers.pop()!.stop();
    await page.getByRole('link', { name: 'Gaps' }).click();
    await page.getByRole('heading', { name: 'The server does not answer' }).first().waitFor();
    expect(await page.getByText(/Asking again in \d+ s\./).count()).toBeGreaterThan(0);
    await start({ port, storeUrl: first.storeUrl });
    await page.getByRole('heading', { name: /gaps$/ }).waitFor({ timeout: 90_000 });
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('with an empty graph, every page says how to load one', async () => {
    const storeUrl = newStoreUrl();
    const source = temporaryFile('source.csv', 'code,publisher,dataset\nnothing,Test,Nothing yet\n');
    await run(process.execPath, [TRAILCARE, 'load', source], {
      env: { ...process.env, TRAILCARE_STORE: storeUrl },
    });
    const { origin } = await start({ storeUrl });
    const { page } = browser;
    for (const path of ['/gaps', '/map', '/matrix', '/journey', '/what-if', '/brief', '/partnerships']) {
      await page.goto(origin + path);
      await page.getByRole('heading', { name: 'The graph is empty' }).waitFor();
      await page.getByText('npx trailcare load --seeds').waitFor();
    }
    expect(await seriousIssues(page)).toEqual([]);
    // No journey is offered between places that are not there.
    await page.goto(origin);
    await page.getByRole('heading', { name: 'Trails' }).waitFor();
    await expect.poll(() => page.locator('.waiting').count()).toBe(0);
    expect(await page.getByText(/^Or look at/).count()).toBe(0);
  });

  it('an error in a page is told to the log, without what was asked', async () => {
    const { page } = browser;
    const server = await start();
    await page.goto(`${server.origin}/gaps?trail=central-mediterranean`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate('setTimeout(() => { throw new Error("a fault of a test") })');
    await expect.poll(() => server.log()).toContain('a fault of a test');
    const line = server
      .log()
      .split('\n')
      .find((one) => one.includes('a fault of a test'))!;
    expect(JSON.parse(line)).toMatchObject({ event: 'page-problem', page: '/gaps' });
    expect(line).not.toContain('central-mediterranean');
  });
});
