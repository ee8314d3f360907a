import { foldText } from '../graph/model/text.ts';
import { editDistance } from './edit-distance.ts';

/** Something that can be meant: its code and the names by which people call it. */
export interface Candidate {
  readonly code: string;
  readonly names: readonly string[];
}

const SHOWN = 3;

/** Codes of the three candidates whose code or name is nearest to a text, leaving out those that have little in common with it. */
export function nearestCodes(text: string, candidates: Iterable<Candidate>): string[] {
  const wanted = foldText(text);
  const allowed = Math.max(2, Math.ceil(wanted.length / 2));
  const ranked = [];
  for (const { code, names } of candidates) {
    const distances = [code, ...names].map((name) => distance(wanted, foldText(name)));
    ranked.push({ code, distance: Math.min(...distances) });
  }
  return ranked
    .filter((candidate) => candidate.distance <= allowed)
    .toSorted((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ code }) => code);
}

/** A name that begins with what was written is near, however much longer it is. */
function distance(wanted: string, name: string): number {
  if (wanted !== '' && (name.startsWith(wanted) || wanted.startsWith(name))) return 1;
  return editDistance(wanted, name);
}
