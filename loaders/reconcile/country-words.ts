import { tellingWords } from './red-cross-name.ts';

const SHORTEST_STEM = 3;
/** A word in names of more countries than this (south, islands) tells none of them. */
const TELLING = 2;

interface Name {
  readonly words: ReadonlySet<string>;
  /** '' for a name of several countries. */
  readonly country: string;
}

/**
 * Which country the words of a longer name tell: the one with the name of which most words are among them, in any order. None when
 * two have as many, and none when a word that is left over would make a longer name of another country, or is of one or two others
 * alone: `guinee` tells nothing beside `papua`. Adjectives and names of one word are compared by
 * their stem where they are Arabic: `الاثيوبية` and `اثيوبيا`. `names` are folded.
 */
export function makeCountryWords(
  names: Iterable<readonly [folded: string, country: string | null]>,
): (words: readonly string[]) => string | null {
  const byWord = new Map<string, Name[]>();
  for (const [folded, country] of names) {
    const words = new Set(tellingWords(folded.split(' ')).map(stem));
    if (words.size === 0) continue;
    for (const word of words) {
      const all = byWord.get(word);
      const name = { words, country: country ?? '' };
      if (all === undefined) byWord.set(word, [name]);
      else all.push(name);
    }
  }

  return (told) => {
    const words = new Set(told.map(stem));
    const touching = [...words].flatMap((word) => byWord.get(word) ?? []);
    const within = touching.filter((name) => [...name.words].every((word) => words.has(word)));
    const most = Math.max(0, ...within.map((name) => name.words.size));
    const best = within.filter((name) => name.words.size === most);
    const [country, ...others] = new Set(best.map((name) => name.country));
    if (country === undefined || country === '' || others.length > 0) return null;
    const found = new Set(best.flatMap((name) => [...name.words]));
    const left = [...words].filter((word) => !found.has(word));
    const elsewhere = left.some((word) => {
      const others = (byWord.get(word) ?? []).filter((name) => name.country !== country);
      const longer = others.some((name) => [...found].some((known) => name.words.has(known)));
      const countries = new Set((byWord.get(word) ?? []).map((name) => name.country));
      return longer || (!countries.has(country) && countries.size > 0 && countries.size <= TELLING);
    });
    return elsewhere ? null : country;
  };
}

/** Without the article, a preposition, and the endings of countries and of what is of them. Words of other scripts stay. */
function stem(word: string): string {
  if (!/^\p{Script=Arabic}+$/u.test(word)) return word;
  const bare = word.replace(/^(?:لل|ال)/u, '').replace(/^ل(?=جمهوري)/u, '');
  const short = bare.replace(/(?:يا|ية|ي|ا|ة)$/u, '');
  return short.length >= SHORTEST_STEM ? short : bare;
}
