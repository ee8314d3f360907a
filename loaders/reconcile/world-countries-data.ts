import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Names {
  readonly common: string;
  readonly official: string;
}

/** What we read of a record of the npm package world-countries, whose own types do not fit how Node imports it. */
export interface CountryRecord {
  readonly cca2: string;
  readonly cca3: string;
  /** ISO 3166 number as text, the key of world-atlas; '' for Kosovo. */
  readonly ccn3: string;
  readonly name: Names & { readonly native: Readonly<Record<string, Names>> };
  readonly altSpellings: readonly string[];
  readonly translations: Readonly<Record<string, Names>>;
  readonly demonyms: Readonly<Record<string, { readonly f: string; readonly m: string }>>;
  readonly subregion: string;
  readonly borders: readonly string[];
  readonly latlng: readonly number[];
}

/** The package writes UNK for Kosovo, which to UNHCR means Unknown; the code in common use is XKX. No side is taken on status. */
export const countryCode = (cca3: string): string => (cca3 === 'UNK' ? 'XKX' : cca3);

let records: readonly CountryRecord[] | null = null;

/** The 250 countries and territories of the package, read once. */
export function worldCountryRecords(): readonly CountryRecord[] {
  const require = createRequire(import.meta.url);
  records ??= JSON.parse(
    readFileSync(require.resolve('world-countries/countries.json'), 'utf8'),
  ) as CountryRecord[];
  return records;
}
