import type { KindName } from '../graph/model/kinds.ts';
import { foldText } from '../graph/model/text.ts';
import type { Reads } from './batches.ts';
import { nearestNames } from '../graph/model/nearest-names.ts';

/** Kinds so numerous that candidates come from a search by the text's words, not from comparing all. */
const NUMEROUS: ReadonlySet<KindName> = new Set(['Branch', 'Provider', 'Service', 'AdminArea']);
/** Of other kinds all are compared, which finds any slip of the pen, up to so many. */
const MOST_COMPARED = 5_000;
const SEARCHED = 200;
/** Of the longest word, as much as is looked for, until something is found. */
const BEGINNINGS = [1, 2 / 3, 1 / 3];

/** Something that can be meant: its code and the names by which people call it. */
interface Candidate {
  readonly code: string;
  readonly names: readonly string[];
}

/** The three codes nearest to one that does not exist, of facts that the reader may read. For error messages alone: of kinds that are not numerous it reads all. */
export async function candidatesFor(reads: Reads, kind: KindName, text: string): Promise<string[]> {
  const candidates = await candidatesOf(reads, kind, text);
  const pairs = candidates.flatMap(({ code, names }) =>
    [code, ...names].map((called) => [foldText(called), code] as const),
  );
  return nearestNames(foldText(text), pairs);
}

/** The three names nearest to a text by which nothing is found. Reads these kinds as `candidatesFor` does. */
export async function namesNear(reads: Reads, kinds: readonly KindName[], text: string): Promise<string[]> {
  const candidates = await Promise.all(kinds.map((kind) => candidatesOf(reads, kind, text)));
  const pairs = candidates.flat().flatMap(({ code, names }) => {
    const [main] = names;
    const byName = names.map((name) => [foldText(name), name] as const);
    return main === undefined ? [] : [[foldText(code), main] as const, ...byName];
  });
  return nearestNames(foldText(text), pairs);
}

async function candidatesOf(reads: Reads, kind: KindName, text: string): Promise<Candidate[]> {
  if (NUMEROUS.has(kind)) return searched(reads, kind, text);
  const { totalCount } = await reads.page(kind, { first: 0 });
  return (totalCount ?? 0) > MOST_COMPARED ? searched(reads, kind, text) : all(reads, kind);
}

async function all(reads: Reads, kind: KindName): Promise<Candidate[]> {
  return (await reads.all(kind)).map(candidate);
}

async function searched(reads: Reads, kind: KindName, text: string): Promise<Candidate[]> {
  const word = foldText(text)
    .split(' ')
    .toSorted((a, b) => b.length - a.length)[0];
  if (word === undefined || word === '') return [];
  // What is written wrong at its end begins as what is meant.
  const beginnings = BEGINNINGS.map((share) => word.slice(0, Math.ceil(word.length * share)));
  for (const beginning of new Set(beginnings)) {
    const found = await reads.search(beginning, [kind], SEARCHED);
    if (found.length > 0) return found.map(({ fact }) => candidate(fact));
  }
  return [];
}

function candidate(fact: { code: string; name?: unknown; alternatives?: unknown }): Candidate {
  const names = [fact.name, ...(Array.isArray(fact.alternatives) ? fact.alternatives : [])];
  return { code: fact.code, names: names.filter((name) => typeof name === 'string') };
}
