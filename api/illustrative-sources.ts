import type { Fact } from '../graph/model/kinds.ts';
import type { GraphStore, Reading } from '../graph/store.ts';

type Sources = readonly Fact<'Source'>[];

/** Readers times revisions whose list is kept with each store. */
const KEPT = 8;
const lists = new WeakMap<GraphStore, Map<string, Promise<Sources>>>();

/** Sources whose facts were made up for demonstration, by code. Read once per revision and kind of reader, not per request. */
export function illustrativeSources(store: GraphStore, at: Reading): Promise<Sources> {
  const ofStore = lists.get(store) ?? new Map<string, Promise<Sources>>();
  lists.set(store, ofStore);
  const key = `${at.revision} ${at.viewer.key}`;
  const known = ofStore.get(key);
  if (known !== undefined) return known;
  const reading = read(store, at).catch((problem: unknown) => {
    // Whoever waits is told; the next asks anew.
    ofStore.delete(key);
    throw problem;
  });
  ofStore.set(key, reading);
  for (const oldest of [...ofStore.keys()].slice(0, -KEPT)) ofStore.delete(oldest);
  return reading;
}

async function read(store: GraphStore, at: Reading): Promise<Sources> {
  const found: Fact<'Source'>[] = [];
  for await (const batch of store.scan('Source', at)) {
    found.push(...batch.filter(({ illustrative }) => illustrative));
  }
  return found;
}
