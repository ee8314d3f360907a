import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../graph/open-store.ts';
import { openConnection } from '../../graph/stores/sqlite/connection.ts';
import { runCli } from '../support/run-cli.ts';
import { expectGeneration, type LoadTarget, runLoader } from './killed-load.ts';
import { temporaryFolder } from './sqlite-folder.ts';

const SIZE = 3_000;

describe('backup and restore of the embedded store', () => {
  let folder: string;
  let remove: () => void;
  let target: LoadTarget;
  beforeEach(() => {
    ({ folder, remove } = temporaryFolder());
    target = { url: `sqlite:${path.join(folder, 'graph.db')}`, env: {}, size: SIZE };
  });
  afterEach(() => remove());

  const inFolder = (name: string) => path.join(folder, name);
  const ofCopy = (name: string): LoadTarget => ({ ...target, url: `sqlite:${inFolder(name)}` });
  const backup = (name: string) => runCli(target.url, ['backup', inFolder(name)]);
  const restore = (name: string, ...more: string[]) =>
    runCli(target.url, ['restore', inFolder(name), ...more]);

  it('a copy made during a load is one revision, complete, in one file for its owner alone', async () => {
    await runLoader(target, 1);
    const moments = ['began', 'put 3', 'committing'];
    const copies: Promise<{ exitCode: number; err: string }>[] = [];
    for (const [place, after] of moments.entries()) {
      await runLoader(target, place + 2, { after, waitMs: 0 }, () => {
        copies.push(backup(`copy-${place}.db`));
      });
    }
    for (const copy of copies) expect(await copy).toMatchObject({ exitCode: 0, err: '' });
    for (const place of moments.keys()) {
      expect(statSync(inFolder(`copy-${place}.db`)).mode & 0o777).toBe(0o600);
      // Its load was open or had just been committed; never a part of it.
      await expectGeneration(ofCopy(`copy-${place}.db`), [place + 1, place + 2]);
    }
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
    await expectGeneration(target, [moments.length + 1]);
  });

  it('a store is again as it was, revision and records and all, and goes on from there', async () => {
    await runLoader(target, 1);
    await runLoader(target, 2);
    expect((await backup('copy.db')).out).toMatch(
      /^Revision 2 of sqlite:\S+ is in \S+copy\.db \(\d+\.\d MB\)\.\n$/,
    );
    await runLoader(target, 3);
    const refused = await restore('copy.db');
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toMatch(/holds facts \(revision 3\), which would be lost: .*--replace/);
    await expectGeneration(target, [3]);
    expect(await restore('copy.db', '--replace')).toMatchObject({ exitCode: 0, err: '' });
    await expectGeneration(target, [2]);
    expect(await runLoader(target, 3)).toMatchObject({ ended: 'complete' });
    await expectGeneration(target, [3]);
    // The copy can be used again.
    await expectGeneration(ofCopy('copy.db'), [2]);
  });

  it('a store that is not there is made from the copy, with its folder', async () => {
    await runLoader(target, 1);
    await backup('copy.db');
    const elsewhere = `sqlite:${path.join(folder, 'new', 'graph.db')}`;
    const told = await runCli(elsewhere, ['restore', inFolder('copy.db'), '--json']);
    expect(JSON.parse(told.out)).toMatchObject({ store: elsewhere, revision: 1 });
    await expectGeneration({ ...target, url: elsewhere }, [1]);
  });

  it('a copy is only read, and may be one that cannot be written; stores are their owner’s alone, as copies are', async () => {
    await runLoader(target, 1);
    await backup('copy.db');
    const copy = inFolder('copy.db');
    const before = readFileSync(copy);
    chmodSync(copy, 0o400);
    const elsewhere = path.join(folder, 'restored.db');
    expect(await runCli(`sqlite:${elsewhere}`, ['restore', copy])).toMatchObject({ exitCode: 0, err: '' });
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy.db'))).toEqual(['copy.db']);
    for (const file of [elsewhere, inFolder('graph.db')]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is refused while a server has the store open, and while a load runs', async () => {
    await runLoader(target, 1);
    await backup('copy.db');
    const inUse = { exitCode: 1, err: expect.stringContaining('is in use by a server or another command') };
    const server = await openStore(target.url, {});
    await server.revision();
    expect(await restore('copy.db', '--replace')).toMatchObject(inUse);
    await server.close();
    let during: ReturnType<typeof restore> | undefined;
    const ended = await runLoader(target, 2, { after: 'put 2', waitMs: 0 }, () => {
      during = restore('copy.db', '--replace');
    });
    expect(ended.ended).toBe('complete');
    expect(await during).toMatchObject(inUse);
    await expectGeneration(target, [2]);
    expect(await restore('copy.db', '--replace')).toMatchObject({ exitCode: 0 });
    await expectGeneration(target, [1]);
  });

  it.each([
    [
      'is no database',
      (file: string) => writeFileSync(file, 'code,name\n'.repeat(1_000)),
      /not a SQLite database/,
    ],
    [
      'is the database of something else',
      (file: string) => {
        const other = openConnection(file, { create: true, cacheMb: 1 });
        other.execute('CREATE TABLE notes (text TEXT)');
        other.close();
      },
      /is not a Trailcare store/,
    ],
    [
      'was cut',
      (file: string) => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096),
      /damaged/,
    ],
    [
      'is of a newer Trailcare',
      (file: string) => {
        const newer = openConnection(file, { create: false, cacheMb: 1 });
        newer.execute(`INSERT INTO "store_migration" VALUES (99, 'of the future', '2030-01-01')`);
        newer.close();
      },
      /newer Trailcare/,
    ],
  ] as const)('a file that %s is refused, and the store is left as it is', async (name, spoil, words) => {
    await runLoader(target, 1);
    if (name !== 'is no database' && name !== 'is the database of something else') await backup('copy.db');
    spoil(inFolder('copy.db'));
    const { exitCode, err } = await restore('copy.db', '--replace');
    expect(err).toMatch(words);
    expect(exitCode).toBe(1);
    await expectGeneration(target, [1]);
  });

  it('no file is overwritten by a copy, and none is left when there is no store', async () => {
    writeFileSync(inFolder('there.db'), 'mine');
    expect((await backup('there.db')).err).toContain('this one exists, and is left as it is');
    expect(readFileSync(inFolder('there.db'), 'utf8')).toBe('mine');
    expect((await backup('copy.db')).err).toContain('does not exist');
    expect(existsSync(inFolder('copy.db'))).toBe(false);
    expect((await runCli(target.url, ['backup'])).err).toContain('takes one FILE; given: none');
    expect((await runCli(target.url, ['backup', inFolder('none/copy.db')])).exitCode).toBe(1);
  });

  it('the store itself is no copy of it', async () => {
    await runLoader(target, 1);
    expect((await restore('graph.db', '--replace')).err).toContain('another file than the store itself');
  });

  it('says on Neo4j what to use there', async () => {
    for (const [command, words] of [
      ['backup', 'neo4j-admin database dump'],
      ['restore', 'neo4j-admin database load'],
    ] as const) {
      const { exitCode, err } = await runCli('neo4j://127.0.0.1:1', [command, inFolder('copy.db')]);
      expect(exitCode).toBe(1);
      expect(err).toContain(words);
    }
  });
});
