import { nearestNames } from '../graph/model/nearest-names.ts';
import { foldText } from '../graph/model/text.ts';

/** Something that can be meant: its code and the names by which people call it. */
export interface Candidate {
  readonly code: string;
  readonly names: readonly string[];
}

/** Codes of the three candidates whose code or name is nearest to a text, leaving out those that have little in common with it. */
export function nearestCodes(text: string, candidates: Iterable<Candidate>): string[] {
  return nearestNames(foldText(text), namesOf(candidates));
}

function* namesOf(candidates: Iterable<Candidate>): Generator<[folded: string, code: string]> {
  for (const { code, names } of candidates) {
    for (const name of [code, ...names]) yield [foldText(name), code];
  }
}
