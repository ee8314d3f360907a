import { allFields } from './kind.ts';
import { type AnyFact, type KindName, KIND_NAMES, kindOf } from './kinds.ts';
import { personalDataIn } from './personal-data.ts';

/** Fields that hold words, by kind: not codes (a random one may look like a number), dates, closed lists and addresses of web pages. */
const WORDS = Object.fromEntries(
  KIND_NAMES.map((kind) => [
    kind,
    allFields(kindOf(kind))
      .filter(
        ([name, { shape, refersTo, values }]) =>
          (shape === 'text' || shape === 'texts') &&
          refersTo === undefined &&
          values === undefined &&
          !['code', 'source', 'url'].includes(name),
      )
      .map(([name]) => name),
  ]),
) as Record<KindName, string[]>;

/** The first field that holds how to reach a person, and what it holds, in words. The value is not repeated: it is what must not be kept. */
export function personsInFact(kind: KindName, fact: AnyFact): { field: string; person: string } | null {
  for (const field of WORDS[kind]) {
    const value = fact[field];
    for (const text of Array.isArray(value) ? value : typeof value === 'string' ? [value] : []) {
      const person = personalDataIn(text);
      if (person !== null) return { field, person };
    }
  }
  return null;
}
