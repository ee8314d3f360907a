import { foldText } from '../../graph/model/text.ts';
import type { Match } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import { makeCountryWords } from './country-words.ts';
import { nearestNames } from '../../graph/model/nearest-names.ts';
import { type CountryRecord, countryCode, worldCountryRecords } from './world-countries-data.ts';

/** What is needed of a Country fact. */
interface NamedCountry {
  readonly code: string;
  readonly name: string;
  readonly iso2: string | null;
  /** As `fr:Éthiopie`. */
  readonly names: readonly string[];
}

type Named = readonly [name: string, code: string];

export interface CountryNames {
  find(text: string): Match;
  /** By an adjective or name within a longer name, as in `Croix Rouge Tchadienne`: 'TCD'. */
  byWord(folded: string): string | null;
  /** By the words of a longer name that tell its country: `['republica', 'democratica', 'congo']` is COD. See country-words.ts. */
  byWords(words: readonly string[]): string | null;
}

/** Countries by ISO code, then by name in every language that the graph, world-countries and seeds/mappings/country-names.csv know. */
export function makeCountryNames(facts: readonly NamedCountry[], mappings: Mappings): CountryNames {
  const codes = new Map<string, string>();
  const labels = new Map<string, string>();
  const byName = new Map<string, string | null>();
  const refusals = new Map<string, string>();
  const words = new Map<string, string | null>();

  /** Names of an earlier tier win; two countries of one tier with one name leave it to neither. */
  function addTier(names: Iterable<Named>): void {
    const tier = new Map<string, string | null>();
    for (const [key, code] of names) {
      tier.set(key, tier.has(key) && tier.get(key) !== code ? null : code);
    }
    for (const [key, code] of tier) if (!byName.has(key)) byName.set(key, code);
  }

  for (const { cca3, cca2, name } of worldCountryRecords()) {
    const code = countryCode(cca3);
    codes.set(code, code).set(cca2, code);
    labels.set(code, name.common);
  }
  for (const { code, iso2, name } of facts) {
    codes.set(code, code);
    if (iso2 !== null) codes.set(iso2, code);
    labels.set(code, name);
  }
  for (const row of mappings.rows('country-names')) {
    const names = (row['name'] ?? '').split('|');
    for (const name of names) {
      const country = row['country'] ?? '';
      if (country === '') refusals.set(foldText(name), row['reason'] ?? row['note'] ?? 'is not a country');
      else addTier(folded([[name, country]]));
    }
  }
  for (const { country = '', names = '' } of mappings.rows('country-names-un'))
    addTier(folded(names.split('|').map((name) => [name, country])));
  addTier(folded(facts.map(({ name, code }) => [name, code])));
  world ??= readWorld();
  addTier(world.common);
  addTier(world.official);
  addTier(
    folded(
      facts.flatMap(({ names, code }) =>
        names.map((name) => [name.replace(/^[a-z-]+:/u, ''), code] as const),
      ),
    ),
  );
  addTier(world.translations);
  addTier(world.native);
  addTier(world.alternatives);

  for (const [word, code] of world.words) {
    words.set(word, words.has(word) && words.get(word) !== code ? null : code);
  }

  for (const { country = '', words: adjectives = '' } of mappings.rows('country-adjectives'))
    for (const word of adjectives.split('|')) words.set(foldText(word), country === '' ? null : country);

  let countryWords: ReturnType<typeof makeCountryWords> | null = null;

  return {
    byWords: (told) => (countryWords ??= makeCountryWords([...byName, ...words]))(told),
    byWord: (folded) => words.get(folded) ?? byName.get(folded) ?? null,
    find(text) {
      const trimmed = text.trim();
      const folded = foldText(trimmed);
      const refused = refusals.get(folded);
      if (refused !== undefined) return { found: null, candidates: [], reason: refused };
      const byCode = /^[A-Za-z]{2,3}$/u.test(trimmed) ? codes.get(trimmed.toUpperCase()) : undefined;
      const found =
        byCode ??
        byName.get(folded) ??
        byName.get(inOrder(trimmed)) ??
        byName.get(withoutThe(folded)) ??
        byName.get(andInWords(trimmed));
      if (found !== undefined && found !== null) return { found };
      if (byName.get(folded) === null)
        return { found: null, candidates: [], reason: 'names more than one country' };
      const near = nearestNames(folded, known());
      return { found: null, candidates: near, reason: 'is not a country that we know by code or name' };
    },
  };

  function* known(): Iterable<readonly [string, string]> {
    for (const [name, code] of byName)
      if (code !== null) yield [name, `${code} (${labels.get(code) ?? code})`];
  }
}

/** What world-countries knows, folded once per process: 25 ms. */
let world: ReturnType<typeof readWorld> | null = null;

function readWorld() {
  const names = (namesOf: (country: CountryRecord) => string[]): Named[] =>
    folded(
      worldCountryRecords().flatMap((country) =>
        namesOf(country).map((name) => [name, countryCode(country.cca3)] as const),
      ),
    );
  return {
    common: names(({ name }) => [name.common]),
    official: names(({ name }) => [name.official]),
    translations: names(({ translations }) =>
      Object.values(translations).flatMap((t) => [t.common, t.official]),
    ),
    native: names(({ name }) => Object.values(name.native).flatMap((t) => [t.common, t.official])),
    alternatives: names(({ altSpellings }) => altSpellings.filter((name) => name.length > 3)),
    words: names(({ name, demonyms }) => [
      name.common,
      ...Object.values(demonyms ?? {}).flatMap((d) => [d.f, d.m]),
    ]),
  };
}

/** Names as they are compared; those of signs alone are none. */
function folded(names: readonly Named[]): Named[] {
  return names.map(([name, code]) => [foldText(name), code] as const).filter(([key]) => key !== '');
}

/** `Tanzania, United Republic of` is 'united republic of tanzania'. */
function inOrder(text: string): string {
  const [first = '', ...rest] = text.split(',');
  return foldText(`${rest.join(' ')} ${first}`);
}

/** `Antigua & Barbuda`; the sign is no letter, so it is lost when names are folded. */
function andInWords(text: string): string {
  return foldText(text.replaceAll('&', ' and '));
}

function withoutThe(folded: string): string {
  return folded
    .replaceAll(/\bthe\b/gu, ' ')
    .replaceAll(/ +/gu, ' ')
    .trim();
}
