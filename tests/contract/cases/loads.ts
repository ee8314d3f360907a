import { expect } from 'vitest';
import { KIND_NAMES } from '../../../graph/model/kinds.ts';
import { RECORD, at, codesOf, load, loadFacts, putAll, scannedCodes } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { SOURCE, fact, source } from '../facts.ts';

const codes = (count: number) => Array.from({ length: count }, (_, n) => `s${String(n).padStart(5, '0')}`);
const stops = (count: number, name = 'x') => codes(count).map((code) => fact('Stop', code, { name }));

export function loadCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'an empty store has revision 0, no facts and no loads',
    onEmptyStore(async (store) => {
      expect(await store.revision()).toBe(0);
      const counts = await store.counts(at(0));
      expect(counts).toEqual(Object.fromEntries(KIND_NAMES.map((kind) => [kind, 0])));
      const page = await store.page('Stop', { first: 10 }, at(0));
      expect(page).toEqual({ facts: [], totalCount: 0, hasNextPage: false });
      expect(await scannedCodes(store, 'Stop', at(0))).toEqual([]);
      expect(await store.get('Stop', ['a'], at(0))).toEqual(new Map());
      expect(await store.versions('Stop', 'a', at(0))).toEqual([]);
      expect(await store.sourcesOf('Stop', ['a'], at(0))).toEqual(new Map());
      expect(await store.search('a', ['Stop', 'Branch'], 10, at(0))).toEqual([]);
      expect(await store.listLoads({ first: 10 })).toEqual([]);
    }),
  );

  test(
    'migrate may be repeated and keeps the facts',
    onEmptyStore(async (store) => {
      const revision = await loadFacts(store, { Stop: stops(1) });
      await store.migrate();
      expect(await store.revision()).toBe(revision);
      expect(await scannedCodes(store, 'Stop', at(revision))).toEqual(codes(1));
    }),
  );

  test(
    'nothing of a load is visible before its commit, and all after',
    onEmptyStore(async (store) => {
      const session = await store.beginLoad();
      expect(session.revision).toBe(1);
      expect(await session.put('Stop', stops(3))).toEqual(['written', 'written', 'written']);
      expect(await store.revision()).toBe(0);
      expect(await scannedCodes(store, 'Stop', at(0))).toEqual([]);
      expect((await store.counts(at(0))).Stop).toBe(0);
      expect(await session.commit(RECORD)).toBe(1);
      expect(await store.revision()).toBe(1);
      expect(await scannedCodes(store, 'Stop', at(1))).toEqual(codes(3));
      expect((await store.counts(at(1))).Stop).toBe(3);
    }),
  );

  test(
    'an aborted load leaves the graph as it was, and the next load works',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: stops(3, 'before') });
      const session = await store.beginLoad();
      await session.put('Stop', [...stops(2, 'changed'), fact('Stop', 'new')]);
      await session.end('Stop', SOURCE, ['s00002']);
      await session.abort();
      expect(await store.revision()).toBe(1);
      const { facts } = await store.page('Stop', { first: 10 }, at(1));
      expect(facts.map(({ code, name }) => [code, name])).toEqual(codes(3).map((code) => [code, 'before']));
      expect(await loadFacts(store, { Stop: stops(2, 'changed') })).toBe(2);
      expect((await store.get('Stop', ['s00001'], at(2))).get('s00001')?.name).toBe('changed');
      expect(await store.listLoads({ first: 10 })).toHaveLength(2);
    }),
  );

  test(
    'the same load a second time writes nothing, keeps the revision and is recorded',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: stops(3) });
      const session = await store.beginLoad();
      expect(await session.put('Stop', stops(3))).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(await session.commit(RECORD)).toBe(1);
      expect(await store.revision()).toBe(1);
      expect((await store.listLoads({ first: 10 })).map(({ revision }) => revision)).toEqual([1, 1]);
    }),
  );

  test(
    'outcomes come in the order of the facts',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: [fact('Stop', 'b'), fact('Stop', 'd')] });
      await load(store, async (session) => {
        const facts = [fact('Stop', 'd'), fact('Stop', 'a'), fact('Stop', 'b'), fact('Stop', 'c')];
        expect(await session.put('Stop', facts)).toEqual(['unchanged', 'written', 'unchanged', 'written']);
      });
    }),
  );

  test(
    'an ended fact is gone, and end says how many were current',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: stops(4) });
      const revision = await load(store, async (session) => {
        expect(await session.end('Stop', 'other-source', ['s00000'])).toBe(0);
        expect(await session.end('Stop', SOURCE, ['s00000', 's00002', 'never'])).toBe(2);
        expect(await session.end('Stop', SOURCE, ['s00000'])).toBe(0);
      });
      expect(revision).toBe(2);
      expect(await scannedCodes(store, 'Stop', at(2))).toEqual(['s00001', 's00003']);
      expect(await scannedCodes(store, 'Stop', at(1))).toEqual(codes(4));
    }),
  );

  test(
    'a fact that was ended may be put again, at once and later',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: stops(2) });
      await load(store, async (session) => {
        await session.end('Stop', SOURCE, codes(2));
        await session.put('Stop', [fact('Stop', 's00000', { name: 'again' })]);
      });
      expect(await scannedCodes(store, 'Stop', at(2))).toEqual(['s00000']);
      expect(await loadFacts(store, { Stop: stops(2) })).toBe(3);
      expect(await scannedCodes(store, 'Stop', at(3))).toEqual(codes(2));
      expect(await scannedCodes(store, 'Stop', at(2))).toEqual(['s00000']);
    }),
  );

  test(
    'a fact that is put twice in one load is there once, as put last',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Branch: [fact('Branch', 'b', { name: 'old', adminAreas: ['area-0'] })] });
      const revision = await load(store, async (session) => {
        const first = fact('Branch', 'b', {
          name: 'first',
          adminAreas: ['area-1', 'area-2'],
          lat: 1,
          lon: 1,
        });
        expect(await session.put('Branch', [first])).toEqual(['written']);
        const then = [
          fact('Branch', 'b', { name: 'second' }),
          fact('Branch', 'b', { name: 'third', adminAreas: ['area-2'] }),
        ];
        expect(await session.put('Branch', then)).toEqual(['written', 'written']);
      });
      const versions = await store.versions('Branch', 'b', at(revision));
      expect(versions.map(({ name }) => name)).toEqual(['third']);
      const inArea = async (area: string) =>
        codesOf(
          (
            await store.page(
              'Branch',
              { first: 9, where: [{ test: 'in', field: 'adminAreas', values: [area] }] },
              at(revision),
            )
          ).facts,
        );
      expect(await inArea('area-1')).toEqual([]);
      expect(await inArea('area-2')).toEqual(['b']);
      expect(await store.search('first', ['Branch'], 9, at(revision))).toEqual([]);
      expect(await store.search('third', ['Branch'], 9, at(revision))).toHaveLength(1);
      expect((await store.versions('Branch', 'b', at(1))).map(({ name }) => name)).toEqual(['old']);
    }),
  );

  test(
    'a fact that is put and ended in one load is not there',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: [fact('Stop', 'kept')] });
      await load(store, async (session) => {
        await session.put('Stop', [fact('Stop', 'new'), fact('Stop', 'kept', { name: 'changed' })]);
        expect(await session.end('Stop', SOURCE, ['new', 'kept'])).toBe(2);
        expect(await session.existing('Stop', ['new', 'kept'])).toEqual(new Set());
      });
      const revision = await store.revision();
      expect(await scannedCodes(store, 'Stop', at(revision))).toEqual([]);
      expect(await scannedCodes(store, 'Stop', at(1))).toEqual(['kept']);
    }),
  );

  test(
    'put takes 5,000 facts at once and refuses more',
    onEmptyStore(async (store) => {
      const session = await store.beginLoad();
      await expect(session.put('Stop', stops(5_001))).rejects.toMatchObject({ code: 'BAD_INPUT' });
      expect(new Set(await session.put('Stop', stops(5_000)))).toEqual(new Set(['written']));
      expect(await session.put('Stop', [])).toEqual([]);
      await session.commit(RECORD);
      expect((await store.counts(at(1))).Stop).toBe(5_000);
    }),
  );

  test(
    'existing knows the committed facts of all sources and those of this load, and not the ended ones',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: [...stops(2), fact('Stop', 'theirs', { source: 'other' })] });
      await load(store, async (session) => {
        await session.put('Stop', [fact('Stop', 'new')]);
        await session.end('Stop', SOURCE, ['s00001']);
        const asked = ['s00000', 's00001', 'theirs', 'new', 'never'];
        expect(await session.existing('Stop', asked)).toEqual(new Set(['s00000', 'theirs', 'new']));
        expect(await session.existing('Branch', asked)).toEqual(new Set());
        expect(await session.existing('Stop', [])).toEqual(new Set());
      });
    }),
  );

  test(
    'notPut names the current facts of the source that the load has not put, and they may be ended meanwhile',
    onEmptyStore(async (store) => {
      const others = [fact('Stop', 'theirs', { source: 'other' })];
      await load(store, (session) => putAll(session, 'Stop', [...stops(6_000), ...others]));
      const revision = await load(store, async (session) => {
        await session.put('Stop', [
          ...stops(2),
          fact('Stop', 's00002', { name: 'changed' }),
          fact('Stop', 'new'),
        ]);
        await session.end('Stop', SOURCE, ['s00003']);
        const found: string[] = [];
        for await (const batch of session.notPut('Stop', SOURCE)) {
          found.push(...batch);
          expect(batch.length).toBeLessThanOrEqual(5_000);
          expect(await session.end('Stop', SOURCE, batch)).toBe(batch.length);
        }
        expect(found.toSorted()).toEqual(codes(6_000).slice(4));
        for await (const batch of session.notPut('Stop', SOURCE)) expect(batch).toEqual([]);
      });
      expect(await scannedCodes(store, 'Stop', at(revision))).toEqual(['new', ...codes(3), 'theirs']);
    }),
  );

  test(
    'loads are listed with who, when and what, newest first',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Source: [source('a')] });
      const session = await store.beginLoad();
      await session.put('Source', [source('b')]);
      const record = {
        actor: 'zoë',
        format: 'hxl',
        source: 'b',
        files: ['x.csv', 'é.csv'],
        summary: '{"n":2}',
      };
      await session.commit(record);
      const loads = await store.listLoads({ first: 5 });
      expect(loads).toMatchObject([
        { ...record, revision: 2 },
        { ...RECORD, revision: 1 },
      ]);
      for (const { at: time } of loads) expect(new Date(time).toISOString()).toBe(time);
    }),
  );

  test(
    'the log of loads is read in pages, newest first, and an aborted load is not in it',
    onEmptyStore(async (store) => {
      expect(await store.listLoads({ first: 2, before: 7 })).toEqual([]);
      for (let n = 1; n <= 5; n += 1) {
        const session = await store.beginLoad();
        await session.put('Stop', [fact('Stop', `s${n}`)]);
        if (n === 3) await session.abort();
        else await session.commit({ ...RECORD, actor: `actor ${n}` });
      }
      const all = await store.listLoads({ first: 9 });
      expect(all.map(({ actor }) => actor)).toEqual(['actor 5', 'actor 4', 'actor 2', 'actor 1']);
      const ids = all.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a));
      const pages = [await store.listLoads({ first: 3 })];
      for (let last = pages[0]!.at(-1); last !== undefined; last = pages.at(-1)!.at(-1)) {
        pages.push(await store.listLoads({ first: 3, before: last.id }));
      }
      expect(pages).toEqual([all.slice(0, 3), all.slice(3), []]);
      expect(await store.listLoads({ first: 3, before: null })).toEqual(pages[0]);
      expect(await store.listLoads({ first: 0 })).toEqual([]);
    }),
  );

  test(
    'of two loads at once the second is refused with OVERLOADED when its wait is over',
    onEmptyStore(async (store, { reopen }) => {
      const session = await store.beginLoad();
      await session.put('Stop', stops(1));
      await expect(store.beginLoad({ waitMs: 150 })).rejects.toMatchObject({ code: 'OVERLOADED' });
      await expect(store.beginLoad()).rejects.toMatchObject({ code: 'OVERLOADED' });
      const other = reopen ? await reopen() : store;
      await expect(other.beginLoad({ waitMs: 150 })).rejects.toMatchObject({ code: 'OVERLOADED' });
      if (other !== store) await other.close();
      expect(await session.commit(RECORD)).toBe(1);
    }),
  );

  test(
    'a store may be opened, migrated and read while a load runs',
    onEmptyStore(async (store, { reopen }) => {
      await loadFacts(store, { Stop: stops(2) });
      const session = await store.beginLoad();
      await session.put('Stop', stops(3, 'changed'));
      const other = reopen ? await reopen() : store;
      await other.migrate();
      expect(await scannedCodes(other, 'Stop', at(await other.revision()))).toEqual(codes(2));
      expect((await other.get('Stop', ['s00001'], at(1))).get('s00001')?.name).toBe('x');
      if (other !== store) await other.close();
      expect(await session.commit(RECORD)).toBe(2);
    }),
  );

  test(
    'of two loads at once the second waits and runs when the first has ended',
    onEmptyStore(async (store) => {
      const first = await store.beginLoad();
      await first.put('Stop', [fact('Stop', 'a')]);
      const waiting = store.beginLoad({ waitMs: 20_000 });
      await first.commit(RECORD);
      const second = await waiting;
      expect(second.revision).toBe(2);
      expect(await second.existing('Stop', ['a'])).toEqual(new Set(['a']));
      await second.put('Stop', [fact('Stop', 'b')]);
      expect(await second.commit(RECORD)).toBe(2);
      expect(await scannedCodes(store, 'Stop', at(2))).toEqual(['a', 'b']);
    }),
  );

  test(
    'a load that has ended takes no more facts',
    onEmptyStore(async (store) => {
      const session = await store.beginLoad();
      await session.commit(RECORD);
      await expect(session.put('Stop', stops(1))).rejects.toBeInstanceOf(Error);
      await expect(session.commit(RECORD)).rejects.toBeInstanceOf(Error);
      await session.abort();
      expect(await store.revision()).toBe(0);
    }),
  );
}
