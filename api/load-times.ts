import type { GraphStore, LoadRecord } from '../graph/store.ts';

const FIRST_LOOK = 100;
const MOST_AT_ONCE = 1_000;

/** When a revision was published, ISO time; null when the audit knows no load of it. */
export function publishedAt(store: GraphStore, revision: number): Promise<string | null> {
  return oldestFrom(store, revision);
}

/** When a later revision took a revision's place, ISO time; null while it is the newest. */
export function replacedAt(store: GraphStore, revision: number): Promise<string | null> {
  return oldestFrom(store, revision + 1);
}

/**
 * The time of the oldest load of a revision at or above `least`. Loads that changed nothing are on record too, under the revision that
 * they found, so the list is read until it is past `least`.
 */
async function oldestFrom(store: GraphStore, least: number): Promise<string | null> {
  if (least <= 0) return null;
  let oldest: string | null = null;
  let before: number | null = null;
  for (let first = FIRST_LOOK; ; first = MOST_AT_ONCE) {
    const loads: LoadRecord[] = await store.listLoads({ first, before });
    oldest = loads.findLast(({ revision }) => revision >= least)?.at ?? oldest;
    const last = loads.at(-1);
    if (loads.length < first || last === undefined || last.revision < least) return oldest;
    before = last.id;
  }
}
