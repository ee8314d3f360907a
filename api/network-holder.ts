import type { BuildNetwork } from '../graph/jobs/networks/build-in-thread.ts';
import { buildNetwork } from '../graph/network/build-network.ts';
import type { Network } from '../graph/network/network.ts';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER, type Viewer } from '../graph/model/viewer.ts';
import type { GraphStore, Reading } from '../graph/store.ts';
import { illustrativeSources } from './illustrative-sources.ts';
import { logEvent } from './log.ts';
import { metrics } from './metrics.ts';

/** The snapshots in memory: the current one of each kind of viewer, and a few old ones for pages that go on. */
export interface NetworkHolder {
  /** The revision at which a request is answered that names none: that of the newest finished snapshot. */
  revision(viewer: Viewer): Promise<number>;
  /** The snapshot of a revision. Requests for one that is being built share the build. */
  at(revision: number, viewer: Viewer): Promise<Network>;
  /** Looks for a new revision now, and builds the next snapshots beside the running ones. */
  refresh(): Promise<void>;
  close(): void;
}

/** A question for one number. A load should be seen within two seconds. */
const POLL_MS = 250;
/** Old snapshots kept per kind of viewer. */
const KEPT_OLD = 2;
/** Kinds of viewer whose snapshots are kept: anybody, the Movement, and the stewards who asked last. Each takes the memory of a network. */
const KEPT_VIEWERS = 8;
const ALWAYS_KEPT: ReadonlySet<string> = new Set([PUBLIC_VIEWER.key, MOVEMENT_VIEWER.key]);

interface OfViewer {
  readonly viewer: Viewer;
  current: number | null;
  readonly built: Map<number, Built>;
}

interface Built {
  readonly network: Promise<Network>;
  /** The newest revision that was known when it was begun. */
  readonly asOf: number;
}

interface HolderOptions {
  /** 0: never looks by itself. */
  readonly pollMs?: number;
  /** Told of failures in the background. */
  readonly report: (problem: unknown) => void;
  /** How a network is built; left out: on the thread that asks. */
  readonly build?: BuildNetwork;
}

export function networkHolder(
  store: GraphStore,
  { pollMs = POLL_MS, report, build: buildOne = buildHere(store) }: HolderOptions,
): NetworkHolder {
  const viewers = new Map<string, OfViewer>();
  let refreshing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let failing = false;

  /** The newest revision that the store has told of; null before it was asked. */
  let newest: number | null = null;
  const ofViewer = (viewer: Viewer): OfViewer => {
    const found = viewers.get(viewer.key) ?? { viewer, current: null, built: new Map() };
    // The map's order is that of their last use.
    viewers.delete(viewer.key);
    viewers.set(viewer.key, found);
    const oldest = [...viewers.keys()].find((key) => !ALWAYS_KEPT.has(key));
    if (viewers.size > KEPT_VIEWERS && oldest !== undefined) viewers.delete(oldest);
    return found;
  };

  function build(of: OfViewer, revision: number): Promise<Network> {
    const known = of.built.get(revision);
    if (known !== undefined && !mayTellWhatWasHidden(of, revision, known)) return known.network;
    const asOf = newest ?? revision;
    const building = timedBuild(
      store,
      buildOne,
      { revision, viewer: of.viewer },
      currentBefore(of, revision),
    );
    const built = { network: building, asOf };
    of.built.set(revision, built);
    const swap = async () => {
      try {
        await building;
        // An old cursor's revision is kept beside the current one, never in its place.
        if (newest === null) await newestRevision();
        if (revision >= newest! && (of.current === null || revision > of.current)) {
          of.current = revision;
          metrics.revision.set(revision);
        }
        forgetOld(of);
      } catch {
        // Whoever waits for the build is told; the next asks anew.
        if (of.built.get(revision) === built) of.built.delete(revision);
      }
    };
    void swap();
    return building;
  }

  /** The one that answers, when it is of an earlier revision. */
  function currentBefore({ current, built }: OfViewer, revision: number): Promise<Network> | null {
    return current === null || current >= revision ? null : (built.get(current)?.network ?? null);
  }

  /**
   * What a later load hid is gone from the store's past too, so that a snapshot of the past is good until the next load. The current
   * one answers until the next is finished.
   */
  function mayTellWhatWasHidden({ current }: OfViewer, revision: number, { asOf }: Built): boolean {
    return newest !== null && revision < newest && asOf < newest && revision !== current;
  }

  function forgetOld(of: OfViewer) {
    const old = [...of.built.keys()].filter((revision) => revision !== of.current).toSorted((a, b) => a - b);
    for (const revision of old.slice(0, Math.max(0, old.length - KEPT_OLD))) of.built.delete(revision);
  }

  async function newestRevision(): Promise<number> {
    const revision = await store.revision();
    newest = Math.max(newest ?? 0, revision);
    return revision;
  }

  async function look(): Promise<void> {
    const revision = await newestRevision();
    const behind = [...viewers.values()].filter(({ current }) => current !== null && current !== revision);
    await Promise.all(behind.map((of) => build(of, revision)));
  }

  const refresh = () => {
    refreshing ??= look().finally(() => {
      refreshing = null;
    });
    return refreshing;
  };

  const poll = async () => {
    try {
      await refresh();
      failing = false;
    } catch (problem) {
      // One that was closed meanwhile looks for nothing any more.
      if (!failing && timer !== null) report(problem);
      failing = true;
    }
    if (timer !== null) timer = setTimeout(() => void poll(), pollMs);
  };
  if (pollMs > 0) timer = setTimeout(() => void poll(), pollMs);

  return {
    async revision(viewer) {
      const of = viewers.get(viewer.key);
      return of?.current ?? newestRevision();
    },
    at: (revision, viewer) => build(ofViewer(viewer), revision),
    refresh,
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

const buildHere =
  (store: GraphStore): BuildNetwork =>
  async (revision, viewer) => ({
    network: await buildNetwork((kind) => store.scan(kind, { revision, viewer }), revision, viewer),
    renewed: false,
  });

/** The sources of made-up facts are read with it, so that answers can be marked though the store be lost a moment later. */
async function timedBuild(
  store: GraphStore,
  build: BuildNetwork,
  at: Reading,
  before: Promise<Network> | null,
): Promise<Network> {
  const end = metrics.snapshots.startTimer();
  try {
    const [{ network, renewed }] = await Promise.all([
      build(at.revision, at.viewer, await before),
      illustrativeSources(store, at),
    ]);
    const outcome = renewed ? 'renewed' : 'built';
    const seconds = end({ outcome });
    logEvent('snapshot', { outcome, revision: at.revision, seconds }, 'info');
    return network;
  } catch (error) {
    end({ outcome: 'failed' });
    throw error;
  }
}
