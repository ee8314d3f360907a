import type { AnyFact } from '../../graph/model/kinds.ts';
import type { ReviewDecisions } from '../../graph/review/review-decisions.ts';
import type { GraphStore, Reading } from '../../graph/store.ts';
import type { LearningLookup } from '../reconcile/graph-lookup.ts';

/**
 * Tells reconciliation of facts that were joined to others as if they still had their own codes: codes that formats make from them
 * (a service's, from its provider) stay as they were, and a second load changes nothing. What the rows become is renamed after.
 */
export async function learnJoined(
  store: GraphStore,
  lookup: LearningLookup,
  { joined }: ReviewDecisions,
  reading: Reading,
): Promise<void> {
  for (const { kind, code, decision } of joined) {
    if (kind !== 'Provider' && kind !== 'Stop') continue;
    const versions = (await store.versions(kind, decision!.code!, reading)) as unknown as AnyFact[];
    for (const fact of versions)
      if (decision!.moved.includes(fact.source)) lookup.learn([kind, { ...fact, code }]);
  }
}
