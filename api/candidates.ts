import type { KindName } from '../graph/model/kinds.ts';
import { foldText } from '../graph/model/text.ts';
import type { Reads } from './batches.ts';
import { nearestNames } from '../graph/model/nearest-names.ts';

/** Kinds so numerous that candidates come from a search by the text's words, not from comparing all. */
const NUMEROUS: ReadonlySet<KindName> = new Set(['Branch', 'Provider', 'Service', 'AdminArea']);
const SEARCHED = 200;

/** Something that can be meant: its code and the names by which people call it. */
interface Candidate {
  readonly code: string;
  readonly names: readonly string[];
}

/** The three codes nearest to one that does not exist, of facts that the reader may read. For error messages alone: reads the whole kind. */
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

function candidatesOf(reads: Reads, kind: KindName, text: string): Promise<Candidate[]> {
  return NUMEROUS.has(kind) ? searched(reads, kind, text) : all(reads, kind);
}

async function all(reads: Reads, kind: KindName): Promise<Candidate[]> {
  return (await reads.all(kind)).map(candidate);
}

async function searched(reads: Reads, kind: KindName, text: string): Promise<Candidate[]> {
  const word = foldText(text)
    .split(' ')
    .toSorted((a, b) => b.length - a.length)[0];
  if (word === undefined || word === '') return [];
  return (await reads.search(word, [kind], SEARCHED)).map(({ fact }) => candidate(fact));
}

function candidate(fact: { code: string; name?: unknown; alternatives?: unknown }): Candidate {
  const names = [fact.name, ...(Array.isArray(fact.alternatives) ? fact.alternatives : [])];
  return { code: fact.code, names: names.filter((name) => typeof name === 'string') };
}
