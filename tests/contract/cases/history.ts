import { expect } from 'vitest';
import { at, codesOf, load, loadFacts, scannedCodes } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { SOURCE, fact } from '../facts.ts';

const CODES = ['a', 'b', 'c', 'd', 'e', 'f'];
const stops = (name: string, country: string, codes = CODES) =>
  codes.map((code) =>
    fact('Stop', code, { name, country, adminAreas: [`${country}-1`], lat: 10, lon: name.length }),
  );

export function historyCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'a reading at an old revision gives the old answer by every path, also after later loads',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: stops('one', 'ETH') });
      await loadFacts(store, { Stop: stops('three', 'SDN', ['a', 'b']) });
      await load(store, (session) => session.end('Stop', SOURCE, ['c', 'a']));
      await loadFacts(store, { Stop: stops('two', 'ETH', ['a', 'g']) });
      const expected: [number, string[], string[], string[]][] = [
        [1, ['a', 'b', 'c', 'd', 'e', 'f'], ['a', 'b', 'c', 'd', 'e', 'f'], []],
        [2, ['a', 'b', 'c', 'd', 'e', 'f'], ['c', 'd', 'e', 'f'], ['a', 'b']],
        [3, ['b', 'd', 'e', 'f'], ['d', 'e', 'f'], ['b']],
        [4, ['a', 'b', 'd', 'e', 'f', 'g'], ['a', 'd', 'e', 'f', 'g'], ['b']],
      ];
      for (const [revision, all, inEthiopia, inSudan] of expected) {
        const reading = at(revision);
        expect(await scannedCodes(store, 'Stop', reading)).toEqual(all);
        expect((await store.counts(reading)).Stop).toBe(all.length);
        expect(
          [...(await store.get('Stop', ['a', 'b', 'c', 'd', 'e', 'f', 'g'], reading)).keys()].toSorted(),
        ).toEqual(all);
        const sources = await store.sourcesOf('Stop', ['a', 'b', 'c', 'd', 'e', 'f', 'g'], reading);
        expect([...sources.keys()].toSorted()).toEqual(all);
        const where = [{ test: 'in', field: 'country', values: ['ETH'] } as const];
        const page = await store.page('Stop', { first: 9, where }, reading);
        expect([codesOf(page.facts), page.totalCount]).toEqual([inEthiopia, inEthiopia.length]);
        const byCountry = await store.pagesBy('Stop', 'country', ['SDN', 'ETH'], { first: 9 }, reading);
        expect(codesOf(byCountry.get('SDN')!.facts)).toEqual(inSudan);
        const byArea = await store.pagesBy('Stop', 'adminAreas', ['SDN-1'], { first: 9 }, reading);
        expect(codesOf(byArea.get('SDN-1')!.facts)).toEqual(inSudan);
        const named = await store.search('thr', ['Stop'], 9, reading);
        expect(named.map((found) => found.fact.code)).toEqual(inSudan);
        const near = await store.page(
          'Stop',
          { first: 9, where: [{ test: 'near', lat: 10, lon: 5, km: 10 }] },
          reading,
        );
        expect(codesOf(near.facts)).toEqual(inSudan);
      }
      expect((await store.versions('Stop', 'a', at(2))).map(({ name }) => name)).toEqual(['three']);
      expect(await store.versions('Stop', 'a', at(3))).toEqual([]);
      expect((await store.get('Stop', ['a'], at(4))).get('a')?.name).toBe('two');
    }),
  );

  test(
    'pages that are pinned to a revision stay right while a load runs and after it',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: stops('old', 'ETH') });
      const pinned = at(1);
      const first = await store.page('Stop', { first: 2 }, pinned);
      const session = await store.beginLoad();
      await session.put('Stop', [...stops('new', 'SDN', ['a', 'c', 'd']), fact('Stop', 'bb')]);
      await session.end('Stop', SOURCE, ['e']);
      const second = await store.page('Stop', { first: 2, after: 'b' }, pinned);
      await session.commit({ actor: 'local', format: 'native', source: SOURCE, files: [], summary: '{}' });
      const third = await store.page('Stop', { first: 2, after: 'd' }, pinned);
      const pages = [first, second, third];
      expect(pages.map(({ facts }) => facts.map(({ code, name }) => `${code} ${name}`))).toEqual([
        ['a old', 'b old'],
        ['c old', 'd old'],
        ['e old', 'f old'],
      ]);
      expect(pages.map(({ totalCount }) => totalCount)).toEqual([6, 6, 6]);
      expect(pages.map(({ hasNextPage }) => hasNextPage)).toEqual([true, true, false]);
    }),
  );

  test(
    'a scan that began before a load gives its own revision to the end',
    onEmptyStore(async (store) => {
      const many = Array.from({ length: 12_000 }, (_, n) => fact('Group', `g${String(n).padStart(5, '0')}`));
      await load(store, async (session) => {
        for (let from = 0; from < many.length; from += 4_000)
          await session.put('Group', many.slice(from, from + 4_000));
      });
      const seen: string[] = [];
      let loaded = false;
      for await (const batch of store.scan('Group', at(1))) {
        expect(batch.length).toBeLessThanOrEqual(10_000);
        seen.push(...codesOf(batch));
        if (!loaded) {
          loaded = true;
          await load(store, async (session) => {
            await session.end('Group', SOURCE, ['g11999', 'g11998']);
            await session.put('Group', [fact('Group', 'g11990', { name: 'changed' }), fact('Group', 'h')]);
          });
        }
      }
      expect(seen).toEqual(codesOf(many));
      expect(await scannedCodes(store, 'Group', at(2))).toEqual([...codesOf(many).slice(0, -2), 'h']);
    }),
  );

  test(
    'a graph that is opened again has all that was committed',
    onEmptyStore(async (store, { reopen }) => {
      await loadFacts(store, { Stop: stops('one', 'ETH') });
      const other = reopen ? await reopen() : store;
      expect(await other.revision()).toBe(1);
      expect(await scannedCodes(other, 'Stop', at(1))).toEqual(CODES);
      await loadFacts(other, { Stop: stops('two', 'ETH') });
      expect(await store.revision()).toBe(2);
      expect((await store.get('Stop', ['a'], at(2))).get('a')?.name).toBe('two');
      if (other !== store) await other.close();
    }),
  );
}
