import type { AnyFact } from '../../graph/model/kinds.ts';
import { foldText } from '../../graph/model/text.ts';
import type { ProviderMatch, Put } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import { editDistance } from '../../graph/model/edit-distance.ts';
import type { CountryNames } from './country-names.ts';
import { newOrganisation } from './new-organisation.ts';
import { sharedWords } from './shared-words.ts';
import { slug } from './slug.ts';
import type { SocietyNames } from './society-names.ts';

/** A longer one is no organisation's: nothing in it is looked for. */
const LONGEST_NAME = 1_000;

interface ProviderNames {
  find(name: string, acronym: string | null, kind: string | null): ProviderMatch;
  /** A Provider fact of the graph or of this load. */
  learn(fact: AnyFact): void;
}

interface Organisation {
  readonly code: string;
  readonly fact: AnyFact;
  /** Folded. */
  readonly acronym: string;
}

/** Misspellings are joined in names of at least this many letters. */
const LONG_NAME = 10;
const MAX_TYPOS = 2;
/** `… and Devt. Coordinating Office` and `… and Development Coordinating Office` share 7 of 8 words. */
const LEAST_SHARED = 0.75;
const SHORT_ACRONYM = 3;

/**
 * Organisations by name, acronym and id. Exact means equal after folding (case, spaces, punctuation, accents);
 * every other join carries a warning, once per distinct text. A name that joins nothing makes a new organisation.
 */
export function makeProviderNames(countries: CountryNames, societies: SocietyNames): ProviderNames {
  const byCode = new Map<string, Organisation>();
  const byName = new Map<string, Set<string>>();
  const byAcronym = new Map<string, Set<string>>();
  const answers = new Map<string, string>();
  const warned = new Set<string>();

  function learn(fact: AnyFact): void {
    const known = byCode.get(fact.code)?.fact;
    const same = known !== undefined && JSON.stringify(identity(known)) === JSON.stringify(identity(fact));
    if (same) {
      // The organisation of this load, now with its source: what was joined to it stays so.
      if (known.source === '') byCode.set(fact.code, { ...byCode.get(fact.code)!, fact });
      return;
    }
    const acronym = foldText((fact['acronym'] as string | null) ?? '');
    byCode.set(fact.code, { code: fact.code, fact, acronym });
    for (const name of [fact['name'] as string, ...(fact['alternatives'] as string[])])
      add(byName, nameKey(name), fact.code);
    add(byAcronym, acronym, fact.code);
    answers.clear();
  }

  function join(name: string, acronym: string): { code: string; warning?: Warning } | null {
    const folded = foldText(name);
    const short = foldText(acronym);
    const named = choose(byName.get(nameKey(name)), short);
    if (named !== null) return { code: named };
    const society = societies.byMovementName(name);
    if (society !== null) return { code: society };
    if (folded === '' || folded === short) return byShort(folded === '' ? short : folded);
    for (const part of partsOf(name)) {
      const code = choose(byName.get(part), short) ?? byAcronymAlone(part);
      if (code !== null)
        return { code, warning: joined(name, code, 'without the country or the brackets of its name') };
    }
    const alone = byAcronymAlone(folded);
    if (alone !== null) return { code: alone, warning: joined(name, alone, 'by its acronym') };
    return short === '' ? null : (misspelt(name, folded, short) ?? onlyKnownByAcronym(name, short));
  }

  /** The one organisation with an acronym; of several the one that is coded by it, as in the bundled list: org-fao. */
  function byAcronymAlone(short: string): string | null {
    const codes = byAcronym.get(short);
    const coded = `org-${slug(short)}`;
    return codes !== undefined && codes.size > 1 && codes.has(coded) ? coded : only(codes);
  }

  function byShort(short: string): { code: string; warning?: Warning } | null {
    const code = choose(byName.get(short), short) ?? byAcronymAlone(short);
    return code === null ? null : { code, warning: joined(short, code, 'by its acronym') };
  }

  function misspelt(name: string, folded: string, short: string): { code: string; warning: Warning } | null {
    if (folded.length < LONG_NAME) return null;
    for (const code of [...(byAcronym.get(short) ?? [])].toSorted()) {
      const fact = byCode.get(code)!.fact;
      const names = [fact['name'] as string, ...(fact['alternatives'] as string[])].map(foldText);
      if (names.some((known) => editDistance(folded, known, MAX_TYPOS) <= MAX_TYPOS)) {
        return { code, warning: joined(name, code, 'as a misspelling, with the same acronym') };
      }
      if (
        short.length >= SHORT_ACRONYM &&
        names.some((known) => sharedWords(folded, known) >= LEAST_SHARED)
      ) {
        return { code, warning: joined(name, code, 'as a variant of its name, with the same acronym') };
      }
    }
    return null;
  }

  /** A row above gave the acronym alone, so the organisation is named by it. */
  function onlyKnownByAcronym(name: string, short: string): { code: string; warning: Warning } | null {
    const code = only(byAcronym.get(short));
    if (code === null || foldText(byCode.get(code)!.fact['name'] as string) !== short) return null;
    return { code, warning: joined(name, code, 'by its acronym, under which alone it was known') };
  }

  /** Of organisations with one name, the one with the acronym; null when none or several are left. */
  function choose(codes: ReadonlySet<string> | undefined, short: string): string | null {
    if (codes === undefined || codes.size <= 1) return only(codes);
    return only(new Set([...codes].filter((code) => short !== '' && byCode.get(code)?.acronym === short)));
  }

  /** `GOAL Ethiopia` → goal; `Save the Children (SCI)` → save the children, sci. */
  function partsOf(name: string): string[] {
    if (name.length > LONGEST_NAME) return [];
    const inBrackets = [...name.matchAll(/[([]([^)\]]*)[)\]]/gu)].map((match) => foldText(match[1]!));
    const bare = foldText(name.replaceAll(/[([][^)\]]*[)\]]/gu, ' '));
    const words = bare.split(' ');
    const parts = [bare, ...inBrackets];
    for (const count of [1, 2, 3]) {
      const tail = words.slice(-count).join(' ');
      if (words.length > count && countries.byWord(tail) !== null)
        parts.push(words.slice(0, -count).join(' '));
    }
    return parts.filter((part) => part !== '' && part !== foldText(name));
  }

  return {
    learn,
    find(name, acronym, kind) {
      const key = JSON.stringify([name, acronym]);
      const known = answers.get(key);
      if (known !== undefined) return { code: known, put: putOf(byCode.get(known)) };
      const found = join(name, acronym ?? '');
      if (found !== null) {
        const { code, warning } = found;
        const match: ProviderMatch = { code, put: putOf(byCode.get(code)) };
        answers.set(key, code);
        if (warning === undefined || warned.has(warning.message)) return match;
        warned.add(warning.message);
        return { ...match, warning };
      }
      const fact = newOrganisation(name, acronym, kind, (code) => byCode.has(code));
      learn(fact);
      return { code: fact.code, put: ['Provider', fact] };
    },
  };
}

/** A name of punctuation alone is no other's: it is what it is. */
const nameKey = (name: string): string => foldText(name) || name.trim();

const identity = (fact: AnyFact) => [
  fact['name'],
  fact['acronym'],
  fact['alternatives'],
  fact['nationalSociety'],
];

function putOf(organisation: Organisation | undefined): Put | null {
  return organisation === undefined ? null : ['Provider', organisation.fact];
}

function joined(name: string, code: string, how: string): Warning {
  return { code: 'PROVIDER_JOINED', message: `Organisation "${name}" was joined to ${code} ${how}.` };
}

function only(codes: ReadonlySet<string> | undefined): string | null {
  return codes?.size === 1 ? [...codes][0]! : null;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  if (key === '') return;
  const all = map.get(key);
  if (all === undefined) map.set(key, new Set([value]));
  else all.add(value);
}
