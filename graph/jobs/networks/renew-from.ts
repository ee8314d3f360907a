import type { Viewer } from '../../model/viewer.ts';
import type { Network } from '../../network/network.ts';
import { renewedNetwork } from '../../network/renewal/renewed-network.ts';
import { touchedReadOf } from '../../network/renewal/touched-read.ts';
import type { GraphStore } from '../../store.ts';

/** A network, and the load of which graph it is of; null: not known, so that no later one can be made of it. */
interface OfLoad {
  readonly network: Network;
  readonly origin: string | null;
}

/** The network of a revision, made of one of an earlier one and what loads touched since. Null when it must be built. */
export async function renewFrom(
  before: Network,
  origin: string,
  {
    store,
    revision,
    viewer,
  }: { readonly store: GraphStore; readonly revision: number; readonly viewer: Viewer },
): Promise<OfLoad | null> {
  const touched = await store.touchedSince(before.revision);
  // Of another graph, or told by a replica that lags behind.
  if (touched === null || touched.origin !== origin || touched.newest < revision) return null;
  const read = touchedReadOf(store, { revision, viewer });
  const network = await renewedNetwork(before, touched.codes, read, revision);
  if (network === null) return null;
  const own = await store.touchedSince(revision);
  return { network, origin: own?.origin ?? null };
}
