import { foldText } from '../../graph/model/text.ts';
import type { Match } from '../source-format.ts';
import type { CountryNames } from './country-names.ts';
import { nearestNames } from '../../graph/model/nearest-names.ts';
import { redCrossCountryWords } from './red-cross-name.ts';

/** What is needed of a NationalSociety fact. */
export interface NamedSociety {
  readonly code: string;
  readonly name: string;
  /** As `es:Cruz Roja Española`. */
  readonly localNames: readonly string[];
  readonly alternatives: readonly string[];
  readonly country: string;
  readonly ifrcId: string | null;
}

export interface SocietyNames {
  find(text: string): Match;
  /** By exact name or by a Red Cross name that tells its country (`Croix Rouge Tchadienne`); null when neither. */
  byMovementName(name: string): string | null;
  ofCountry(iso3: string): string | null;
  learn(society: NamedSociety): void;
}

/** National Societies by id (ours, FDRS), then by name, names in their own languages and alternatives. */
export function makeSocietyNames(countries: CountryNames): SocietyNames {
  const codes = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const byCountry = new Map<string, Set<string>>();
  const labels = new Map<string, string>();

  function learn(society: NamedSociety): void {
    codes.set(society.code, society.code);
    if (society.ifrcId !== null) codes.set(society.ifrcId.toUpperCase(), society.code);
    labels.set(society.code, society.name);
    add(byCountry, society.country, society.code);
    const names = [
      ...society.localNames.map((name) => name.replace(/^[a-z-]+:/u, '')),
      ...society.alternatives,
    ];
    for (const name of [society.name, ...names]) add(byName, societyKey(name), society.code);
  }

  function ofCountry(iso3: string): string | null {
    const all = byCountry.get(iso3);
    return all?.size === 1 ? [...all][0]! : null;
  }

  function byMovementName(name: string): string | null {
    const named = byName.get(societyKey(name));
    if (named?.size === 1) return [...named][0]!;
    const words = redCrossCountryWords(foldText(name));
    if (words === null || words.length === 0) return null;
    const country = countries.byWords(words) ?? byShortCode(words);
    return country === null ? null : ofCountry(country);
  }

  /** `Red Cross FR`: a code alone, for in a longer name `et` and `in` are words. */
  function byShortCode([word, ...more]: readonly string[]): string | null {
    return word === undefined || more.length > 0 || !/^[a-z]{2,3}$/u.test(word)
      ? null
      : countries.find(word).found;
  }

  return {
    learn,
    ofCountry,
    byMovementName,
    find(text) {
      const trimmed = text.trim();
      const id = codes.get(trimmed) ?? codes.get(trimmed.toUpperCase());
      if (id !== undefined) return { found: id };
      const named = byName.get(societyKey(trimmed));
      if (named !== undefined && named.size > 1) {
        const candidates = [...named].toSorted();
        return { found: null, candidates, reason: 'is what more than one National Society is called' };
      }
      const found = named === undefined ? byMovementName(trimmed) : [...named][0]!;
      if (found !== null) return { found };
      const candidates = nearestNames(societyKey(trimmed), known());
      return { found: null, candidates, reason: 'is not a National Society that we know by id or name' };
    },
  };

  function* known(): Iterable<readonly [string, string]> {
    for (const [name, all] of byName) for (const code of all) yield [name, `${code} (${labels.get(code)})`];
  }
}

/** `The Philippine Red Cross Society` and `Philippine Red Cross` are one name. */
function societyKey(name: string): string {
  const words = foldText(name)
    .split(' ')
    .filter((word) => word !== 'the' && word !== 'society');
  return words.join(' ');
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  if (key === '') return;
  const all = map.get(key);
  if (all === undefined) map.set(key, new Set([value]));
  else all.add(value);
}
