import type { Fact, KindName } from '../model/kinds.ts';

/** Where a network's facts come from: batches of shown facts of a kind, ordered by code. A store's `scan`, or a test's arrays. */
export type ReadFacts = <N extends KindName>(kind: N) => AsyncIterable<readonly Fact<N>[]>;

/** All facts of a small kind at once. */
export async function collectFacts<N extends KindName>(read: ReadFacts, kind: N): Promise<Fact<N>[]> {
  const all: Fact<N>[] = [];
  for await (const batch of read(kind)) for (const fact of batch) all.push(fact);
  return all;
}
