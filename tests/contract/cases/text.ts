import { expect } from 'vitest';
import { foldText } from '../../../graph/model/text.ts';
import type { KindName } from '../../../graph/model/kinds.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { at, codesOf, loadFacts } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { fact } from '../facts.ts';

const world = {
  Country: [
    fact('Country', 'CIV', { name: "Côte d'Ivoire", names: ['ar:ساحل العاج'] }),
    fact('Country', 'ETH', { name: 'Ethiopia', names: ['am:ኢትዮጵያ', 'fr:Éthiopie'] }),
  ],
  Stop: [
    fact('Stop', 'abidjan', { name: 'Abidjan', alternatives: ['Port of Côte d’Ivoire'] }),
    fact('Stop', 'addis', { name: 'Addis Ababa', alternatives: ['Finfinne', 'አዲስ አበባ'] }),
    fact('Stop', 'tripoli', { name: 'طرابلس', alternatives: ['Ṭarābulus', 'Tripoli'] }),
    fact('Stop', 'adlam', { name: '𞤀𞤣𞤤𞤢𞤥', alternatives: ['北京 Beijing', 'Gate 12'] }),
  ],
  Trail: [fact('Trail', 'cm', { name: 'Central Mediterranean' })],
};

const find = async (store: GraphStore, text: string, kinds: KindName[] = ['Stop', 'Country'], limit = 10) =>
  (await store.search(foldText(text), kinds, limit, at(1))).map(
    ({ kind, fact: found }) => `${kind} ${found.code}`,
  );

export function textCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'a search looks for the beginnings of words, without diacritics and capitals, in every searched field',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      expect(await find(store, 'COTE')).toEqual(['Stop abidjan', 'Country CIV']);
      expect(await find(store, 'côte d ivoire')).toEqual(['Stop abidjan', 'Country CIV']);
      expect(await find(store, 'ivo cot')).toEqual(['Stop abidjan', 'Country CIV']);
      expect(await find(store, 'tarab')).toEqual(['Stop tripoli']);
      expect(await find(store, 'voire')).toEqual([]);
      expect(await find(store, 'cote xyz')).toEqual([]);
      expect(await find(store, 'add fin')).toEqual(['Stop addis']);
      expect(await find(store, '1')).toEqual(['Stop adlam']);
    }),
  );

  test(
    'a search finds Arabic, Amharic, Adlam and Chinese words',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      expect(await find(store, 'طرا')).toEqual(['Stop tripoli']);
      expect(await find(store, 'العاج')).toEqual(['Country CIV']);
      expect(await find(store, 'አበ')).toEqual(['Stop addis']);
      expect(await find(store, 'ኢትዮጵያ')).toEqual(['Country ETH']);
      expect(await find(store, '𞤀𞤣')).toEqual(['Stop adlam']);
      expect(await find(store, '北')).toEqual(['Stop adlam']);
    }),
  );

  test(
    'what is found comes in the order of the kinds asked for, then of the codes, at most as many as the limit',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      expect(await find(store, 'a', ['Country', 'Stop'])).toEqual([
        'Country CIV',
        'Country ETH',
        'Stop abidjan',
        'Stop addis',
      ]);
      expect(await find(store, 'a', ['Stop', 'Country'], 3)).toEqual([
        'Stop abidjan',
        'Stop addis',
        'Country CIV',
      ]);
      expect(await find(store, 'a', ['Stop'], 0)).toEqual([]);
      expect(await find(store, 'central', ['Stop'])).toEqual([]);
      expect(await find(store, 'central', ['Service', 'Trail', 'Group'])).toEqual(['Trail cm']);
      const [found] = await store.search('central', ['Trail'], 1, at(1));
      expect(found?.fact).toStrictEqual(world.Trail[0]);
    }),
  );

  test(
    'a search for no words finds nothing',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      expect(await find(store, '')).toEqual([]);
      expect(await find(store, ' -- ')).toEqual([]);
    }),
  );

  test(
    'the text condition makes pages with totals, alone and with others',
    onEmptyStore(async (store) => {
      const stops = Array.from({ length: 25 }, (_, n) =>
        fact('Stop', `s${String(n).padStart(2, '0')}`, {
          name: `Kassala ${n}`,
          country: n % 2 ? 'SDN' : 'ETH',
        }),
      );
      await loadFacts(store, { Stop: [...stops, fact('Stop', 'other', { name: 'Gedaref' })] });
      const text = { test: 'text', folded: 'kass' } as const;
      const page = await store.page('Stop', { first: 10, after: 's09', where: [text] }, at(1));
      expect([page.totalCount, page.hasNextPage, codesOf(page.facts)]).toEqual([
        25,
        true,
        codesOf(stops.slice(10, 20)),
      ]);
      const both = await store.page(
        'Stop',
        { first: 5, where: [text, { test: 'in', field: 'country', values: ['SDN'] }] },
        at(1),
      );
      expect([both.totalCount, both.facts[0]?.code]).toEqual([12, 's01']);
      expect(
        (await store.page('Stop', { first: 5, where: [{ test: 'text', folded: 'kass 1' }] }, at(1)))
          .totalCount,
      ).toBe(11);
    }),
  );
}
