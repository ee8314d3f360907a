import { expect } from 'vitest';
import type { Fact } from '../../../graph/model/kinds.ts';
import type { Condition, Page } from '../../../graph/store.ts';
import { at, codesOf, loadFacts, scannedCodes } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { fact } from '../facts.ts';

const CODES = Array.from({ length: 11 }, (_, n) => `s${String(n).padStart(2, '0')}`);
const world = {
  Stop: CODES.map((code, n) =>
    fact('Stop', code, {
      country: n % 3 === 0 ? 'SDN' : 'ETH',
      adminAreas: [`a${n % 2}`, 'all'],
      kind: n === 4 ? 'CAMP' : 'CITY',
    }),
  ),
};
const ETHIOPIA: Condition = { test: 'in', field: 'country', values: ['ETH'] };

export function pageCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'pages follow each other without gap or repeat, each with the whole total',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      for (const where of [[], [ETHIOPIA]]) {
        const expected = where.length === 0 ? CODES : CODES.filter((_, n) => n % 3 !== 0);
        const seen: string[][] = [];
        let after: string | null = null;
        for (;;) {
          const page: Page<Fact<'Stop'>> = await store.page('Stop', { first: 3, after, where }, at(1));
          expect(page.totalCount).toBe(expected.length);
          seen.push(codesOf(page.facts));
          after = page.facts.at(-1)?.code ?? after;
          if (!page.hasNextPage) break;
        }
        expect(seen.flat()).toEqual(expected);
        expect(seen.length).toBe(Math.ceil(expected.length / 3));
      }
    }),
  );

  test(
    'a page of none has the total, and a page after the last is empty',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      expect(await store.page('Stop', { first: 0 }, at(1))).toEqual({
        facts: [],
        totalCount: 11,
        hasNextPage: true,
      });
      expect(await store.page('Stop', { first: 5, after: 's10' }, at(1))).toEqual({
        facts: [],
        totalCount: 11,
        hasNextPage: false,
      });
      expect(codesOf((await store.page('Stop', { first: 2, after: 's03x' }, at(1))).facts)).toEqual([
        's04',
        's05',
      ]);
      expect((await store.page('Stop', { first: 11 }, at(1))).hasNextPage).toBe(false);
      expect((await store.page('Stop', { first: 10 }, at(1))).hasNextPage).toBe(true);
    }),
  );

  test(
    'a page whose total nobody asks for has the same facts, and the right total or none',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      const near: Condition = { test: 'near', lat: 9, lon: 38, km: 20_100 };
      for (const where of [[], [ETHIOPIA], [near]]) {
        for (const query of [
          { first: 3, where },
          { first: 3, after: 's04', where },
          { first: 99, where },
        ]) {
          const uncounted = { ...query, counted: false };
          const counted = await store.page('Stop', query, at(1));
          expect(counted.totalCount).not.toBeNull();
          const page = await store.page('Stop', uncounted, at(1));
          expect({ ...counted, totalCount: null }).toEqual({ ...page, totalCount: null });
          expect([null, counted.totalCount]).toContain(page.totalCount);
          const keys = ['ETH', 'SDN', 'KEN'];
          const byKey = await store.pagesBy('Stop', 'country', keys, query, at(1));
          const plain = await store.pagesBy('Stop', 'country', keys, uncounted, at(1));
          for (const key of keys) {
            const { totalCount, ...rest } = plain.get(key)!;
            expect({ ...rest, totalCount: byKey.get(key)!.totalCount }).toEqual(byKey.get(key));
            expect([null, byKey.get(key)!.totalCount]).toContain(totalCount);
          }
        }
      }
    }),
  );

  test(
    'pagesBy gives each key its own page, total and next page; keys without facts get an empty page',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      const pages = await store.pagesBy('Stop', 'country', ['ETH', 'SDN', 'KEN'], { first: 2 }, at(1));
      expect(
        Object.fromEntries([...pages].map(([key, page]) => [key, { ...page, facts: codesOf(page.facts) }])),
      ).toEqual({
        ETH: { facts: ['s01', 's02'], totalCount: 7, hasNextPage: true },
        SDN: { facts: ['s00', 's03'], totalCount: 4, hasNextPage: true },
        KEN: { facts: [], totalCount: 0, hasNextPage: false },
      });
    }),
  );

  test(
    'pagesBy takes conditions, an end of the last page, and list fields, where one fact is on several pages',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      const pages = await store.pagesBy(
        'Stop',
        'adminAreas',
        ['a0', 'a1', 'all', 'all'],
        { first: 3, after: 's05', where: [ETHIOPIA] },
        at(1),
      );
      expect(
        Object.fromEntries([...pages].map(([key, page]) => [key, { ...page, facts: codesOf(page.facts) }])),
      ).toEqual({
        a0: { facts: ['s08', 's10'], totalCount: 4, hasNextPage: false },
        a1: { facts: ['s07'], totalCount: 3, hasNextPage: false },
        all: { facts: ['s07', 's08', 's10'], totalCount: 7, hasNextPage: false },
      });
      const none = await store.pagesBy('Stop', 'country', ['ETH'], { first: 0, after: 's99' }, at(1));
      expect(none.get('ETH')).toEqual({ facts: [], totalCount: 7, hasNextPage: false });
      expect(await store.pagesBy('Stop', 'country', [], { first: 3 }, at(1))).toEqual(new Map());
    }),
  );

  test(
    'pagesBy answers 2,000 keys at once',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Leg: CODES.map((code) => fact('Leg', code, { from: code, to: 's00' })) });
      const keys = [...CODES, ...Array.from({ length: 2_000 }, (_, n) => `k${n}`)];
      const pages = await store.pagesBy('Leg', 'from', keys, { first: 1 }, at(1));
      expect(pages.size).toBe(keys.length);
      expect([...pages.values()].filter(({ totalCount }) => totalCount === 1)).toHaveLength(CODES.length);
    }),
  );

  test(
    'get takes many codes, repeats and codes that do not exist',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      const many = Array.from({ length: 40_000 }, (_, n) => `n${n}`);
      const facts = await store.get('Stop', ['s01', 's01', 's05', ...many], at(1));
      expect([...facts.keys()].toSorted()).toEqual(['s01', 's05']);
      expect(facts.get('s05')?.code).toBe('s05');
      expect(await store.get('Stop', [], at(1))).toEqual(new Map());
    }),
  );

  test(
    'a scan gives all facts in the order of their codes, whatever the order of loading',
    onEmptyStore(async (store) => {
      const shuffled = Array.from({ length: 11_000 }, (_, n) => fact('Group', `g${(n * 7_919) % 11_000}`));
      await loadFacts(store, { Group: shuffled });
      expect(await scannedCodes(store, 'Group', at(1))).toEqual(codesOf(shuffled).toSorted());
    }),
  );
}
