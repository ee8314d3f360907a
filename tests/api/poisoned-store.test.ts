import { afterEach, describe, expect, it } from 'vitest';
import { startServing } from '../../api/start-serving.ts';
import { openStore } from '../../graph/open-store.ts';
import { openConnection } from '../../graph/stores/sqlite/connection.ts';
import { loadFacts } from '../contract/context.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { runCli } from '../support/run-cli.ts';
import { world } from './support/world.ts';

/** What former versions, or other programs, may have left in the file. */
const POISONS = [
  ['a status that is none', `UPDATE "Service" SET "status" = 'OPEN' WHERE "code" = $code`, /status/],
  ['a latitude beyond the pole', `UPDATE "Service" SET "lat" = 123.4, "lon" = 1 WHERE "code" = $code`, /lat/],
  [
    'a list that is no JSON',
    `UPDATE "Service" SET "groups" = 'WOMEN' WHERE "code" = $code`,
    /cannot be read/,
  ],
  ['a group that is none', `UPDATE "Service" SET "groups" = '["MARTIANS"]' WHERE "code" = $code`, /groups/],
  ['a day that is none', `UPDATE "Service" SET "as_of" = 'yesterday' WHERE "code" = $code`, /asOf/],
] as const;

describe('a store that a former version wrote', () => {
  const toClose: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of toClose.splice(0).toReversed()) await close();
  });

  async function poisoned(statement: string | null): Promise<{ storeUrl: string; code: string }> {
    const { file, remove } = temporaryFolder();
    toClose.push(remove);
    const storeUrl = `sqlite:${file}`;
    const store = await openStore(storeUrl, {});
    await store.migrate();
    await loadFacts(store, world());
    await store.close();
    const { code } = world().Service![0]!;
    if (statement !== null) {
      const connection = openConnection(file, { create: false, cacheMb: 1 });
      connection.execute(statement.replace('$code', `'${code}'`));
      // It wrote the hash of what it wrote, which is not that of what we write.
      connection.execute(`UPDATE "Service" SET "hash" = 'of a former version' WHERE "code" = '${code}'`);
      connection.close();
    }
    return { storeUrl, code };
  }

  it('is served when all is well in it', async () => {
    const { storeUrl } = await poisoned(null);
    const running = await startServing({ storeUrl, env: {}, port: 0, drainDelayMs: 0, print: () => {} });
    toClose.push(() => running.stop());
    await running.ready;
    const store = await openStore(storeUrl, {});
    // Remembered: the next start need not read all facts again.
    expect(await store.record('check', 'facts')).toMatchObject({ version: 1 });
    await store.close();
    expect((await runCli(storeUrl, ['doctor'])).out).toContain(
      'ok    Facts: all as this version writes them',
    );
  });

  it.each(POISONS)(
    'with %s is refused at start, in a sentence that says what to run',
    async (_, statement, words) => {
      const { storeUrl, code } = await poisoned(statement);
      const running = await startServing({ storeUrl, env: {}, port: 0, drainDelayMs: 0, print: () => {} });
      toClose.push(() => running.stop());
      const refusal = await running.ready.then(
        () => null,
        (error: unknown) => error as Error & { code: string },
      );
      expect(refusal?.code).toBe('STORE_UNAVAILABLE');
      expect(refusal?.message).toMatch(words);
      expect(refusal?.message).toMatch(/Service "[^"]+" of source "[^"]+"/);
      expect(refusal?.message).toContain('npx trailcare load FILE --replace-source');
      expect((await fetch(`${running.url}/readyz`)).status).toBe(503);
      const doctor = await runCli(storeUrl, ['doctor']);
      expect(doctor.exitCode).toBe(1);
      expect(doctor.out).toMatch(/WRONG Facts: Service/);
      if (!/cannot be read/.test(words.source)) expect(doctor.out).toContain(code);
    },
  );

  it('is served again once the source was loaded anew', async () => {
    const { storeUrl } = await poisoned(POISONS[0][1]);
    const store = await openStore(storeUrl, {});
    await loadFacts(store, { Service: world().Service! });
    await store.close();
    const running = await startServing({ storeUrl, env: {}, port: 0, drainDelayMs: 0, print: () => {} });
    toClose.push(() => running.stop());
    await running.ready;
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  });
});
