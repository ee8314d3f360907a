import type { Principal } from '../graph/access/principal.ts';
import { dayNumber } from '../graph/model/day.ts';
import type { Viewer } from '../graph/model/viewer.ts';
import type { Network } from '../graph/network/network.ts';
import type { View } from '../graph/analysis/view.ts';
import type { Fact } from '../graph/model/kinds.ts';
import type { Analyses } from '../graph/jobs/analyses/analyses.ts';
import { analysesHere } from '../graph/jobs/analyses/analyses-here.ts';
import type { JobRunner } from '../graph/jobs/job-runner.ts';
import type { GraphStore } from '../graph/store.ts';
import type { Reader } from './access/reader.ts';
import { type Batches, batchesAt } from './batches.ts';
import { illustrativeSources } from './illustrative-sources.ts';
import type { KeptFact } from './kept-facts.ts';
import type { NetworkHolder } from './network-holder.ts';
import { networkKnows } from './network-knows.ts';
import { toldOfRecords } from './told-of-records.ts';
import { type AnswerMeter, answerMeter } from './limits/answer-meter.ts';
import { type Deadline, NO_DEADLINE } from './limits/deadline.ts';
import { type RestsOn, restsOn } from './rests-on.ts';
import { untilGone } from './until-gone.ts';
import { viewOnSteps } from '../graph/analysis/view-on.ts';
import { inSteps } from '../graph/jobs/in-steps.ts';

/** What resolvers get: one viewer, one revision, one day that is today. */
export interface Context {
  readonly principal: Principal;
  /** When the request came. */
  readonly now: Date;
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
  /** After a write of this request: what is read from here on is of the revision that has it. */
  readAnew(revision: number): Promise<void>;
  /** Sources of made-up facts at the request's revision; none before `pin`. */
  readonly illustrative: () => readonly Fact<'Source'>[];
  /** Cursors of the request that cannot be gone on from, with the reason: the field that got one fails with it. */
  readonly rejectedCursors: Map<string, Error>;
  /** Null before `pin`. */
  pinnedRevision(): number | null;
  /** The revision of the newest finished snapshot. */
  newestRevision(): Promise<number>;
  /** Aborts when nobody waits for the answer any more, or its time is over: long work ends then, with the signal's reason. */
  readonly gone: AbortSignal;
  /** Where measures run that may take seconds. */
  readonly analyses: Analyses;
  /** What `gone` follows. */
  readonly deadline: Deadline;
  /** Counts the values of the answer. */
  readonly meter: AnswerMeter;
  /** Null where nothing goes on after the answer. */
  readonly jobs: JobRunner | null;
  /** To be called for what is no function of revision, rights and day: what this account may do, what is kept beside the graph. */
  readonly doNotKeep: () => void;
  /** Whether the answer, as far as it was computed, is the same for all readers of these rights until the revision changes. */
  readonly mayBeKept: () => boolean;
}

/** What all requests share. */
export interface Services {
  readonly store: GraphStore;
  /** Left out where nothing is kept from one request to the next. */
  readonly keptFact?: KeptFact;
  /** The newest revision of which this process knows. Left out where answers are not kept. */
  readonly newestKnown?: () => number;
  readonly networks: NetworkHolder;
  readonly now: () => Date;
  /** On the thread that answers when left out. */
  readonly analyses?: Analyses;
  /** Null while the store answers; else how old the graph in memory is. Left out where nobody looks after it. */
  readonly graphAgeMs?: () => number | null;
  /** Left out where nothing goes on after the answer. */
  readonly jobs?: JobRunner;
}

interface ContextLimits {
  readonly deadline?: Deadline;
  /** Of an answer; see limits/limits.ts. */
  readonly maxValues?: number;
}

export function contextFor(
  { store, keptFact, networks, now: clock, analyses = analysesHere, jobs }: Services,
  { principal, viewer }: Reader,
  { deadline = NO_DEADLINE, maxValues = Infinity }: ContextLimits = {},
): Context {
  const gone = deadline.signal;
  let pinned: number | null = null;
  const now = clock();
  let illustrative: readonly Fact<'Source'>[] = [];
  const rests = restsOn();
  const at = () => {
    if (pinned === null) throw new Error('A resolver ran before the request had a revision.');
    return { revision: pinned, viewer, signal: gone };
  };
  const reads = batchesAt(store, {
    at,
    ...(keptFact !== undefined && { keptFact }),
    note: rests.note,
    inNetwork: async (kind, code) => {
      network ??= networks.at(at().revision, viewer);
      return networkKnows(await network, kind, code);
    },
  });
  /** One for the whole request, whatever is loaded meanwhile. */
  let network: Promise<Network> | null = null;
  let keepable = true;
  const doNotKeep = () => {
    keepable = false;
  };
  const pin = async (revision: number) => {
    pinned = revision;
    network = null;
    illustrative = await illustrativeSources(store, at());
  };
  // No getter in the object itself: Apollo copies it, and would ask too early.
  return {
    principal,
    now,
    viewer,
    today: now.toISOString().slice(0, 10),
    store: toldOfRecords(store, doNotKeep),
    reads,
    restsOn: rests,
    gone,
    analyses,
    deadline,
    meter: answerMeter(maxValues, deadline),
    jobs: jobs ?? null,
    doNotKeep,
    mayBeKept: () => keepable,
    pin,
    async readAnew(revision) {
      reads.forget();
      await pin(revision);
    },
    illustrative: () => illustrative,
    rejectedCursors: new Map(),
    pinnedRevision: () => pinned,
    newestRevision: () => networks.revision(viewer),
    async view(asOf) {
      network ??= networks.at(at().revision, viewer);
      return inSteps(viewOnSteps(await untilGone(network, gone), dayNumber(asOf)), gone);
    },
  };
}
