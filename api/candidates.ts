import type { KindName } from '../graph/model/kinds.ts';
import { foldText } from '../graph/model/text.ts';
import type { Reads } from './batches.ts';
import { type Candidate, nearestCodes } from './nearest.ts';

/** Kinds so numerous that candidates come from a search by the text's words, not from comparing all. */
const NUMEROUS: ReadonlySet<KindName> = new Set(['Branch', 'Provider', 'Service', 'AdminArea']);
const SEARCHED = 200;

/** The codes nearest to one that does not exist, of facts that the reader may read. For error messages alone: reads the whole kind. */
export async function candidatesFor(reads: Reads, kind: KindName, text: string): Promise<string[]> {
  return nearestCodes(text, NUMEROUS.has(kind) ? await searched(reads, kind, text) : await all(reads, kind));
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
