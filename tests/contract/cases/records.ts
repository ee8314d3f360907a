import { expect } from 'vitest';
import { ConflictError } from '../../../graph/errors.ts';
import type { GraphStore, LoadSession, RecordType, StoredRecord } from '../../../graph/store.ts';
import { RECORD, at, load, loadFacts, scannedCodes } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { fact } from '../facts.ts';

const put = (store: GraphStore, type: RecordType, id: string, body: string, expected: number) =>
  load(store, (session) => session.putRecord(type, id, body, expected));

/** The conflict with which a write is refused. */
async function conflictOf(write: Promise<unknown>): Promise<ConflictError> {
  const error = await write.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ConflictError) return error;
  throw new Error(`There was no conflict but: ${String(error)}`, { cause: error });
}

const idsOf = (records: readonly StoredRecord[]) => records.map(({ id }) => id);

export function recordCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'a record is written, read and written again, its version raised each time and its time that of the load',
    onEmptyStore(async (store, { reopen }) => {
      expect(await store.record('proposal', 'p')).toBeNull();
      const body = '{"name":"ሰላም \\u0000 \\ud83d","n":[1,null]}';
      await put(store, 'proposal', 'p', body, 0);
      const [first] = await store.listLoads({ first: 1 });
      const expected = { type: 'proposal', id: 'p', version: 1, body, at: first!.at };
      expect(await store.record('proposal', 'p')).toEqual(expected);
      await put(store, 'proposal', 'p', '{}', 1);
      const [second] = await store.listLoads({ first: 1 });
      const other = reopen ? await reopen() : store;
      expect(await other.record('proposal', 'p')).toEqual({
        ...expected,
        version: 2,
        body: '{}',
        at: second!.at,
      });
      if (other !== store) await other.close();
    }),
  );

  test(
    'a store has one secret, made by migrate once and for all, of another store another',
    onEmptyStore(async (store, { reopen }) => {
      const secret = await store.record('secret', 'store');
      expect(secret).toMatchObject({ version: 1, body: expect.stringMatching(/^"[\w-]{43}"$/) });
      await store.migrate();
      expect(await store.record('secret', 'store')).toEqual(secret);
      expect(await store.listLoads({ first: 9 })).toEqual([]);
      const other = reopen ? await reopen() : store;
      await other.migrate();
      expect(await other.records('secret', { first: 9 })).toEqual([secret]);
      if (other !== store) await other.close();
    }),
  );

  test(
    'types keep their records apart, and ids are taken as they are',
    onEmptyStore(async (store) => {
      const ids = ['a', 'A', '%', "a'b", '$x', '~'.repeat(200)];
      await load(store, async (session) => {
        for (const id of ids) await session.putRecord('scenario', id, JSON.stringify(id), 0);
        await session.putRecord('api-key', 'a', '"key"', 0);
      });
      for (const id of ids) expect((await store.record('scenario', id))?.body).toBe(JSON.stringify(id));
      expect((await store.record('api-key', 'a'))?.body).toBe('"key"');
      expect(await store.record('api-key', 'A')).toBeNull();
      expect(idsOf(await store.records('scenario', { first: 99 }))).toEqual(ids.toSorted());
      expect(idsOf(await store.records('api-key', { first: 99 }))).toEqual(['a']);
      expect(await store.records('proposal', { first: 99 })).toEqual([]);
    }),
  );

  test(
    'records are listed in pages by id, which go on after the last one though others come and go between',
    onEmptyStore(async (store) => {
      await load(store, async (session) => {
        for (const id of ['d', 'b', 'B', '10', '9']) await session.putRecord('proposal', id, '{}', 0);
      });
      const first = await store.records('proposal', { first: 3 });
      expect(idsOf(first)).toEqual(['10', '9', 'B']);
      expect(first[0]).toEqual(await store.record('proposal', '10'));
      await load(store, async (session) => {
        await session.putRecord('proposal', '0', '{}', 0);
        await session.putRecord('proposal', 'c', '{}', 0);
      });
      expect(idsOf(await store.records('proposal', { first: 3, after: 'B' }))).toEqual(['b', 'c', 'd']);
      expect(await store.records('proposal', { first: 3, after: 'd' })).toEqual([]);
      expect(await store.records('proposal', { first: 0, after: null })).toEqual([]);
    }),
  );

  test(
    'of two who change one version the second is refused with what is there now',
    onEmptyStore(async (store) => {
      await put(store, 'scenario', 's', '"base"', 0);
      await put(store, 'scenario', 's', '"first"', 1);
      const error = await conflictOf(put(store, 'scenario', 's', '"second"', 1));
      expect(error).toMatchObject({ code: 'CONFLICT', current: { version: 2, body: '"first"' } });
      expect(error.message).toContain(
        'scenario with id "s" was changed meanwhile: it is at version 2, not 1',
      );
      // Clients see the details; the body may be a secret.
      expect(error.details).toEqual({ expectedVersion: 1, currentVersion: 2 });
      expect(await store.record('scenario', 's')).toMatchObject({ version: 2, body: '"first"' });
      expect(await store.listLoads({ first: 9 })).toHaveLength(2);
      await put(store, 'scenario', 's', '"second"', error.current.version);
      expect(await store.record('scenario', 's')).toMatchObject({ version: 3, body: '"second"' });
    }),
  );

  test(
    'a record that is there cannot be created, and one that is not there cannot be changed',
    onEmptyStore(async (store) => {
      await put(store, 'api-key', 'k', '"old"', 0);
      const there = await conflictOf(put(store, 'api-key', 'k', '"new"', 0));
      expect(there.message).toContain('The api-key with id "k" is there already.');
      expect(there.current).toEqual({ version: 1, body: '"old"' });
      const missing = await conflictOf(put(store, 'api-key', 'never', '"new"', 1));
      expect(missing.message).toContain('The api-key with id "never" is not there.');
      expect(missing.current).toEqual({ version: 0, body: null });
      expect(await store.records('api-key', { first: 9 })).toMatchObject([{ id: 'k', body: '"old"' }]);
    }),
  );

  test(
    'a refused record leaves the rest of its load, which may go on',
    onEmptyStore(async (store) => {
      await put(store, 'scenario', 's', '"old"', 0);
      const revision = await load(store, async (session) => {
        await session.put('Stop', [fact('Stop', 'stop')]);
        const { current } = await conflictOf(session.putRecord('scenario', 's', '"new"', 0));
        await expect(session.putRecord('scenario', 's', 'no JSON', 1)).rejects.toMatchObject({
          code: 'BAD_INPUT',
        });
        await session.putRecord('scenario', 's', '"new"', current.version);
      });
      expect(await scannedCodes(store, 'Stop', at(revision))).toEqual(['stop']);
      expect(await store.record('scenario', 's')).toMatchObject({ version: 2, body: '"new"' });
    }),
  );

  test(
    'a record that is put twice in one load is checked against the load itself, and is as put last',
    onEmptyStore(async (store) => {
      await load(store, async (session) => {
        await session.putRecord('scenario', 's', '1', 0);
        const { current } = await conflictOf(session.putRecord('scenario', 's', '2', 0));
        expect(current).toEqual({ version: 1, body: '1' });
        await session.putRecord('scenario', 's', '2', 1);
      });
      expect(await store.record('scenario', 's')).toMatchObject({ version: 2, body: '2' });
    }),
  );

  test(
    'facts and records are published by one commit, and nothing of them is seen before',
    onEmptyStore(async (store, { reopen }) => {
      await put(store, 'proposal', 'old', '"open"', 0);
      const other = reopen ? await reopen() : store;
      const session = await store.beginLoad();
      await session.put('Stop', [fact('Stop', 'a')]);
      await session.putRecord('proposal', 'old', '"accepted"', 1);
      await session.putRecord('proposal', 'new', '{}', 0);
      for (const reader of [store, other]) {
        expect(await reader.record('proposal', 'new')).toBeNull();
        expect(await reader.records('proposal', { first: 9 })).toMatchObject([{ id: 'old', body: '"open"' }]);
      }
      expect(await session.commit(RECORD)).toBe(1);
      for (const reader of [store, other]) {
        expect(await scannedCodes(reader, 'Stop', at(1))).toEqual(['a']);
        expect(await reader.records('proposal', { first: 9 })).toMatchObject([
          { id: 'new', version: 1 },
          { id: 'old', version: 2, body: '"accepted"' },
        ]);
      }
      if (other !== store) await other.close();
    }),
  );

  test(
    'an aborted load leaves neither facts nor records',
    onEmptyStore(async (store) => {
      await put(store, 'proposal', 'old', '"open"', 0);
      const session = await store.beginLoad();
      await session.put('Stop', [fact('Stop', 'a')]);
      await session.putRecord('proposal', 'old', '"accepted"', 1);
      await session.putRecord('proposal', 'new', '{}', 0);
      await session.abort();
      expect(await store.revision()).toBe(0);
      expect(await store.records('proposal', { first: 9 })).toMatchObject([
        { id: 'old', version: 1, body: '"open"' },
      ]);
      await put(store, 'proposal', 'old', '"refused"', 1);
      expect(await store.record('proposal', 'old')).toMatchObject({ version: 2, body: '"refused"' });
    }),
  );

  test(
    'a load of records alone keeps the revision and is in the log',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: [fact('Stop', 'a')] });
      const session = await store.beginLoad();
      await session.putRecord('api-key', 'k', '{}', 0);
      expect(await session.commit({ ...RECORD, actor: 'zoë' })).toBe(1);
      expect(await store.revision()).toBe(1);
      expect(await store.listLoads({ first: 1 })).toMatchObject([{ actor: 'zoë', revision: 1 }]);
      expect(await loadFacts(store, { Stop: [fact('Stop', 'b')] })).toBe(2);
    }),
  );

  test(
    'a body of 1 MB is kept; a larger one, one that is no JSON and an id that is not ASCII are refused',
    onEmptyStore(async (store) => {
      // é is two bytes.
      const largest = JSON.stringify(`${'é'.repeat(499_998)}xy`);
      const refused: [id: string, body: string, message: RegExp][] = [
        ['s', JSON.stringify('é'.repeat(500_000)), /body: 1000002 is not at most 1000000 bytes/],
        ['s', '', /is not JSON/],
        ['s', '{"a":1', /is not JSON/],
        ['s', '"\ud800"', /is not well-formed/],
        ['', '{}', /is not 1 to 200 visible ASCII/],
        ['a b', '{}', /is not 1 to 200 visible ASCII/],
        ['é', '{}', /is not 1 to 200 visible ASCII/],
        ['x'.repeat(201), '{}', /is not 1 to 200 visible ASCII/],
      ];
      await load(store, async (session) => {
        for (const [id, body, message] of refused) {
          await expect(session.putRecord('scenario', id, body, 0)).rejects.toMatchObject({
            code: 'BAD_INPUT',
            message: expect.stringMatching(message),
          });
        }
        await session.putRecord('scenario', 's', largest, 0);
      });
      expect(Buffer.byteLength(largest)).toBe(1_000_000);
      expect(await store.records('scenario', { first: 9 })).toMatchObject([{ id: 's', body: largest }]);
    }),
  );

  test(
    'a load takes 16 MB of records and no more',
    onEmptyStore(async (store) => {
      const body = JSON.stringify('x'.repeat(999_998));
      const putMany = async (session: LoadSession) => {
        for (let n = 0; n < 16; n += 1) await session.putRecord('scenario', `s${n}`, body, 0);
      };
      await load(store, async (session) => {
        await putMany(session);
        await expect(session.putRecord('scenario', 'more', '1', 0)).rejects.toMatchObject({
          code: 'BAD_INPUT',
        });
      });
      expect(await store.records('scenario', { first: 99 })).toHaveLength(16);
    }),
  );

  test(
    'a record is removed with its load, in the version that was seen, and may be made again',
    onEmptyStore(async (store) => {
      await put(store, 'scenario', 's', '"old"', 0);
      await put(store, 'scenario', 'kept', '{}', 0);
      const remove = (id: string, version: number) =>
        load(store, (session) => session.removeRecord('scenario', id, version));
      const stale = await conflictOf(remove('s', 2));
      expect(stale.current).toEqual({ version: 1, body: '"old"' });
      expect((await conflictOf(remove('never', 1))).message).toContain('is not there');
      await expect(remove('never', 0)).rejects.toMatchObject({ code: 'BAD_INPUT' });
      const session = await store.beginLoad();
      await session.removeRecord('scenario', 's', 1);
      await conflictOf(session.putRecord('scenario', 's', '"new"', 1));
      expect(await store.record('scenario', 's')).not.toBeNull();
      expect(await session.commit(RECORD)).toBe(0);
      expect(await store.record('scenario', 's')).toBeNull();
      expect(idsOf(await store.records('scenario', { first: 9 }))).toEqual(['kept']);
      await put(store, 'scenario', 's', '"again"', 0);
      expect(await store.record('scenario', 's')).toMatchObject({ version: 1, body: '"again"' });
    }),
  );

  test(
    'a note is written and removed at once, without a load and its log, of two on one version one',
    onEmptyStore(async (store, { reopen }) => {
      const other = reopen ? await reopen() : store;
      expect(await store.noteRecord('job', 'j', '"queued"', 0)).toBe(1);
      expect(await other.record('job', 'j')).toMatchObject({ type: 'job', version: 1, body: '"queued"' });
      const both = await Promise.allSettled(
        [store, other].map((one, n) => one.noteRecord('job', 'j', `${n}`, 1, { waitMs: 5_000 })),
      );
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const refused = both.find((one) => one.status === 'rejected');
      expect(refused?.reason).toBeInstanceOf(ConflictError);
      expect((await conflictOf(store.noteRecord('job', 'j', null, 1))).current.version).toBe(2);
      await expect(store.noteRecord('job', 'j', 'no JSON', 2)).rejects.toMatchObject({ code: 'BAD_INPUT' });
      expect((await conflictOf(store.noteRecord('job', 'never', '{}', 1))).current.version).toBe(0);
      expect(await store.record('job', 'never')).toBeNull();
      expect(await other.noteRecord('job', 'j', null, 2)).toBe(0);
      expect(await store.records('job', { first: 9 })).toEqual([]);
      expect(await store.listLoads({ first: 9 })).toEqual([]);
      expect(await store.revision()).toBe(0);
      if (other !== store) await other.close();
    }),
  );

  test(
    'a load that has ended takes no more records',
    onEmptyStore(async (store) => {
      const session = await store.beginLoad();
      await session.commit(RECORD);
      await expect(session.putRecord('scenario', 's', '{}', 0)).rejects.toBeInstanceOf(Error);
      const aborted = await store.beginLoad();
      await aborted.abort();
      await expect(aborted.putRecord('scenario', 's', '{}', 0)).rejects.toBeInstanceOf(Error);
      expect(await store.record('scenario', 's')).toBeNull();
    }),
  );
}
