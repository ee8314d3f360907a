import { dayNumber } from '../graph/model/day.ts';
import type { Viewer } from '../graph/model/viewer.ts';
import type { View } from '../graph/analysis/view.ts';
import type { Fact } from '../graph/model/kinds.ts';
import type { GraphStore } from '../graph/store.ts';
import { type Batches, batchesAt } from './batches.ts';
import { illustrativeSources } from './illustrative-sources.ts';
import type { NetworkHolder } from './network-holder.ts';
import { type RestsOn, restsOn } from './rests-on.ts';
import { viewOn } from './view-on.ts';

/** What resolvers get: one viewer, one revision, one day that is today. */
export interface Context {
  readonly viewer: Viewer;
  /** Today in UTC when the request came: it stays the same day while the request runs. */
  readonly today: string;
  /** Reads at the request's revision. */
  readonly reads: Batches;
  readonly store: GraphStore;
  /** The network at the request's revision, as it stands on a day. */
  view(asOf: string): Promise<View>;
  /** The sources on which the answer rests: reads note their own, measures are noted where they are made. */
  readonly restsOn: RestsOn;
  /** Decides the revision: that of the cursors of the request, or the newest. Once, before any resolver runs. */
  pin(revision: number): Promise<void>;
  /** Sources of made-up facts at the request's revision; none before `pin`. */
  readonly illustrative: () => readonly Fact<'Source'>[];
  /** Cursors of the request that cannot be gone on from, with the reason: the field that got one fails with it. */
  readonly rejectedCursors: Map<string, Error>;
  /** Null before `pin`. */
  pinnedRevision(): number | null;
  /** The revision of the newest finished snapshot. */
  newestRevision(): Promise<number>;
}

/** What all requests share. */
export interface Services {
  readonly store: GraphStore;
  readonly networks: NetworkHolder;
  readonly now: () => Date;
}

export function contextFor({ store, networks, now }: Services, viewer: Viewer): Context {
  let pinned: number | null = null;
  let illustrative: readonly Fact<'Source'>[] = [];
  const rests = restsOn();
  const at = () => {
    if (pinned === null) throw new Error('A resolver ran before the request had a revision.');
    return { revision: pinned, viewer };
  };
  // No getter in the object itself: Apollo copies it, and would ask too early.
  return {
    viewer,
    today: now().toISOString().slice(0, 10),
    store,
    reads: batchesAt(store, at, rests.note),
    restsOn: rests,
    async pin(revision) {
      pinned = revision;
      illustrative = await illustrativeSources(store, at());
    },
    illustrative: () => illustrative,
    rejectedCursors: new Map(),
    pinnedRevision: () => pinned,
    newestRevision: () => networks.revision(viewer),
    async view(asOf) {
      const network = await networks.at(at().revision, viewer);
      return viewOn(network, dayNumber(asOf));
    },
  };
}
