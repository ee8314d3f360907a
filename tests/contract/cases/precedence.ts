import { expect } from 'vitest';
import { at, codesOf, load, loadFacts, scannedCodes } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { fact, source } from '../facts.ts';

const stop = (from: string, asOf: string | null, country = 'ETH') =>
  fact('Stop', 's', { source: from, asOf, country, name: from });

export function precedenceCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'of two sources that state one code the one with the later as-of is shown, though its priority is lower',
    onEmptyStore(async (store) => {
      await loadFacts(store, {
        Source: [source('high', 900), source('low', 1), source('undated', 1000)],
        Stop: [stop('low', '2026-02-01'), stop('high', '2026-01-31'), stop('undated', null)],
      });
      expect((await store.get('Stop', ['s'], at(1))).get('s')?.name).toBe('low');
      expect((await store.versions('Stop', 's', at(1))).map(({ name }) => name)).toEqual([
        'low',
        'high',
        'undated',
      ]);
      expect(await store.sourcesOf('Stop', ['s', 'none'], at(1))).toEqual(
        new Map([['s', ['low', 'high', 'undated']]]),
      );
      expect(await scannedCodes(store, 'Stop', at(1))).toEqual(['s']);
      expect((await store.counts(at(1))).Stop).toBe(1);
      expect((await store.page('Stop', { first: 9 }, at(1))).totalCount).toBe(1);
    }),
  );

  test(
    'of two sources with one as-of the one with the higher priority is shown, stated in this load or before',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Source: [source('a-nine', 9), source('b-ten', 10)] });
      await loadFacts(store, {
        Source: [source('c-two', 2)],
        Stop: [stop('b-ten', '2026-01-01'), stop('a-nine', '2026-01-01'), stop('c-two', '2026-01-01')],
      });
      const versions = await store.versions('Stop', 's', at(2));
      expect(versions.map(({ name }) => name)).toEqual(['b-ten', 'a-nine', 'c-two']);
    }),
  );

  test(
    'of two sources with one as-of and priority the greater code is shown, and an unknown source has priority 0',
    onEmptyStore(async (store) => {
      await loadFacts(store, {
        Source: [source('a', 5), source('b', 5), source('low', 1)],
        Stop: [stop('zz-unknown', null), stop('b', null), stop('a', null), stop('low', null)],
      });
      expect((await store.versions('Stop', 's', at(1))).map(({ name }) => name)).toEqual([
        'b',
        'a',
        'low',
        'zz-unknown',
      ]);
    }),
  );

  test(
    'a fact that is not shown is in no page, no total and no search, though it fulfils the condition',
    onEmptyStore(async (store) => {
      await loadFacts(store, {
        Stop: [stop('winner', '2026-02-01', 'ETH'), stop('loser', '2026-01-01', 'SDN')],
      });
      const where = (country: string) => [{ test: 'in', field: 'country', values: [country] } as const];
      expect(await store.page('Stop', { first: 9, where: where('SDN') }, at(1))).toMatchObject({
        facts: [],
        totalCount: 0,
      });
      expect((await store.page('Stop', { first: 9, where: where('ETH') }, at(1))).totalCount).toBe(1);
      const pages = await store.pagesBy('Stop', 'country', ['SDN', 'ETH'], { first: 9 }, at(1));
      expect([pages.get('ETH')?.totalCount, pages.get('SDN')?.totalCount]).toEqual([1, 0]);
      expect(await store.search('loser', ['Stop'], 9, at(1))).toEqual([]);
      expect(await store.search('winner', ['Stop'], 9, at(1))).toHaveLength(1);
    }),
  );

  test(
    'when the shown fact ends or is put with an older as-of, the next source is shown',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: [stop('one', '2026-03-01'), stop('two', '2026-02-01')] });
      await loadFacts(store, { Stop: [stop('one', '2026-01-01')] });
      await load(store, (session) => session.end('Stop', 'two', ['s']));
      const shown = async (revision: number) => (await store.get('Stop', ['s'], at(revision))).get('s')?.name;
      expect([await shown(1), await shown(2), await shown(3)]).toEqual(['one', 'two', 'one']);
      expect(await store.sourcesOf('Stop', ['s'], at(3))).toEqual(new Map([['s', ['one']]]));
    }),
  );

  test(
    'a load of one source leaves the facts of another as they are',
    onEmptyStore(async (store) => {
      await loadFacts(store, { Stop: [stop('one', '2026-01-01'), fact('Stop', 't', { source: 'one' })] });
      await loadFacts(store, { Stop: [stop('two', '2026-01-01')] });
      expect(codesOf((await store.page('Stop', { first: 9 }, at(2))).facts)).toEqual(['s', 't']);
      expect(await store.sourcesOf('Stop', ['s', 't'], at(2))).toEqual(
        new Map([
          ['s', ['two', 'one']],
          ['t', ['one']],
        ]),
      );
    }),
  );
}
