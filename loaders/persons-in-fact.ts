import { type Put, type Rejection } from '../graph/model/check-fact.ts';
import { allFields } from '../graph/model/kind.ts';
import { type KindName, KIND_NAMES, kindOf } from '../graph/model/kinds.ts';
import { personalDataIn } from '../graph/model/personal-data.ts';

/** Fields that hold words of the file, by kind: not codes, dates, closed lists and addresses of web pages. */
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

/** Why a fact is refused that holds how to reach a person. The value is not repeated: it is what must not be kept. */
export function personsInFact([kind, fact]: Put): Rejection | null {
  for (const field of WORDS[kind]) {
    const value = fact[field];
    for (const text of Array.isArray(value) ? value : typeof value === 'string' ? [value] : []) {
      const person = personalDataIn(text);
      if (person !== null) {
        return {
          column: field,
          value: null,
          rule: `The ${kind}'s ${field} holds ${person}, and Trailcare keeps nothing of persons.`,
          accepted: `a ${field} without telephone numbers and e-mail addresses`,
        };
      }
    }
  }
  return null;
}
