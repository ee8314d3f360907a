import { beforeAll, describe, expect, it } from 'vitest';
import { countryCode, worldCountryRecords } from '../../../loaders/reconcile/world-countries-data.ts';
import type { GraphLookup } from '../../../loaders/source-format.ts';
import { lookup } from './read-fixture.ts';

/** What the Unicode CLDR calls so, and we do not read so. */
const NOT_READ: Readonly<Record<string, string>> = {
  'ar SXM': 'it calls Saint Martin and Sint Maarten alike',
  'es GBR': 'RU is the ISO code of Russia',
};

/** Node's own list, the Unicode CLDR: another hand than world-countries wrote it. */
const named = (language: string, style: 'long' | 'short') => {
  const names = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
  return worldCountryRecords().map(({ cca2, cca3 }) => [countryCode(cca3), names.of(cca2)] as const);
};

describe('countries in the languages of the United Nations', () => {
  let graph: GraphLookup;
  beforeAll(async () => {
    graph = await lookup();
  });

  it.each(['ar', 'zh', 'en', 'fr', 'ru', 'es'])(
    '%s: every name of the CLDR is that country and no other',
    (language) => {
      for (const style of ['long', 'short'] as const) {
        const all = named(language, style);
        expect(all.length).toBeGreaterThan(240);
        expect(all.filter(([, name]) => name === undefined)).toEqual([]);
        const wrong = all.filter(
          ([code, name]) =>
            NOT_READ[`${language} ${code}`] === undefined && graph.country(name!).found !== code,
        );
        expect(wrong).toEqual([]);
      }
    },
  );

  it('a name of two countries is neither', () => {
    expect(graph.country('سانت مارتن')).toMatchObject({ found: null });
  });

  it('names that world-countries gives to another country are read as others write them', () => {
    expect(graph.country('多米尼加')).toEqual({ found: 'DOM' });
    expect(graph.country('غويانا')).toEqual({ found: 'GUY' });
  });
});
