import { expect } from 'vitest';
import { CURRENT } from '../../../graph/model/versions.ts';
import type { Change, GraphStore } from '../../../graph/store.ts';
import { load, loadFacts, putAll } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { SOURCE, fact, source } from '../facts.ts';

/** All changes, read in pages of `first`. */
async function allChanges(store: GraphStore, revision: number, first: number): Promise<Change[]> {
  const all: Change[] = [];
  for (let after: Change | null = null; ;) {
    const page: Change[] = await store.changesOf(revision, { first, after });
    expect(page.length).toBeLessThanOrEqual(first);
    all.push(...page);
    if (page.length < first) return all;
    after = page.at(-1)!;
  }
}

const stop = (code: string, name: string, from = SOURCE) => fact('Stop', code, { name, source: from });

export function changeCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'what a load stated, changed and ended is told with before and after, by kind, code and source, in pages of any size',
    onEmptyStore(async (store) => {
      const service = fact('Service', 'v', {
        visibility: 'RESTRICTED',
        remote: true,
        groups: ['WOMEN', 'CHILDREN'],
        name: 'ሰላም',
        lat: -1.5,
        lon: 30,
        capacityPerDay: 7,
        stop: 'changed',
      });
      const restated = { ...service, remote: false, groups: [], capacityPerDay: null };
      await loadFacts(store, {
        Service: [service],
        Stop: [
          ...['changed', 'ended', 'same', 'replaced', 'back', 'ended-late'].map((code) => stop(code, 'old')),
          stop('changed', 'theirs', 'another'),
        ],
      });
      const revision = await load(store, async (session) => {
        await session.put('Service', [restated, fact('Service', 'new')]);
        await session.put('Stop', [stop('changed', 'new'), stop('same', 'old'), stop('new', 'new')]);
        await session.put('Stop', [stop('changed', 'of a third', 'a-third')]);
        await session.end('Stop', SOURCE, ['ended']);
        await session.put('Stop', [stop('replaced', 'first'), stop('in-vain', 'x'), stop('ended-late', 'x')]);
        await session.put('Stop', [stop('replaced', 'second'), stop('back', 'other')]);
        await session.put('Stop', [stop('back', 'old')]);
        await session.end('Stop', SOURCE, ['in-vain', 'ended-late']);
        await session.put('Source', [source('zzz')]);
      });
      const ofStop = (code: string, before: string | null, after: string | null, from = SOURCE) => ({
        kind: 'Stop',
        code,
        source: from,
        before: before === null ? null : stop(code, before, from),
        after: after === null ? null : stop(code, after, from),
      });
      const expected = [
        { kind: 'Source', code: 'zzz', source: 'zzz', before: null, after: source('zzz') },
        // Changed and changed back: it was written, so it is listed.
        ofStop('back', 'old', 'old'),
        ofStop('changed', null, 'of a third', 'a-third'),
        ofStop('changed', 'old', 'new'),
        ofStop('ended', 'old', null),
        ofStop('ended-late', 'old', null),
        ofStop('new', null, 'new'),
        ofStop('replaced', 'old', 'second'),
        { kind: 'Service', code: 'new', source: SOURCE, before: null, after: fact('Service', 'new') },
        { kind: 'Service', code: 'v', source: SOURCE, before: service, after: restated },
      ];
      for (const first of [1, 2, 3, 7, 10, 1_000]) {
        expect(await allChanges(store, revision, first), `in pages of ${first}`).toEqual(expected);
      }
      expect(await store.changesOf(revision, { first: 0 })).toEqual([]);
      const last = { kind: 'Service', code: 'v', source: SOURCE } as const;
      expect(await store.changesOf(revision, { first: 9, after: last })).toEqual([]);
    }),
  );

  test(
    'the changes of an old load stay as they are, whatever comes after it',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: [stop('a', '1'), stop('b', '1')] });
      await loadFacts(store, { Stop: [stop('a', '2')] });
      await load(store, (session) => session.end('Stop', SOURCE, ['a', 'b']));
      await loadFacts(store, { Stop: [stop('a', '1')] });
      await load(store, (session) => session.putRecord('scenario', 's', '{}', 0));
      const names = async (revision: number) =>
        (await store.changesOf(revision, { first: 9 })).map(({ code, before, after }) => [
          code,
          before?.name,
          after?.name,
        ]);
      expect(await store.revision()).toBe(4);
      expect(await names(1)).toEqual([
        ['a', undefined, '1'],
        ['b', undefined, '1'],
      ]);
      expect(await names(2)).toEqual([['a', '1', '2']]);
      expect(await names(3)).toEqual([
        ['a', '2', undefined],
        ['b', '1', undefined],
      ]);
      expect(await names(4)).toEqual([['a', undefined, '1']]);
    }),
  );

  test(
    'a revision that is not published has no changes, also while its load runs and when it was aborted',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: [stop('a', 'old'), stop('b', 'old')] });
      const session = await store.beginLoad();
      await session.put('Stop', [stop('a', 'new'), stop('c', 'new')]);
      await session.end('Stop', SOURCE, ['b']);
      const unpublished = [-1, 0, 2, 3, CURRENT - 1, CURRENT];
      for (const revision of unpublished) expect(await store.changesOf(revision, { first: 9 })).toEqual([]);
      await session.abort();
      for (const revision of unpublished) expect(await store.changesOf(revision, { first: 9 })).toEqual([]);
      expect(await store.changesOf(1, { first: 9 })).toHaveLength(2);
    }),
  );

  test(
    'the changes of a load are told in pages, each once',
    onEmptyStore(async (store) => {
      const groups = (name: string, from: number, to: number) =>
        Array.from({ length: to - from }, (_, n) =>
          fact('Group', `g${String(from + n).padStart(5, '0')}`, { name }),
        );
      await load(store, (session) => putAll(session, 'Group', groups('old', 0, 1_200)));
      const revision = await load(store, (session) => putAll(session, 'Group', groups('new', 600, 1_800)));
      const changes = await allChanges(store, revision, 500);
      expect(changes.map(({ code, before, after }) => [code, before?.name, after?.name])).toEqual([
        ...groups('new', 600, 1_200).map(({ code }) => [code, 'old', 'new']),
        ...groups('new', 1_200, 1_800).map(({ code }) => [code, undefined, 'new']),
      ]);
    }),
  );
}
