import type { View } from '../graph/analysis/view.ts';
import { cancelled } from '../graph/jobs/cancelled.ts';
import { metrics } from './metrics.ts';

/** Of one view; each may be as large as a list of all services. */
const KEPT = 8;

interface Shared {
  readonly answer: Promise<unknown>;
  readonly nobodyWaits: AbortController;
  waiting: number;
  over: boolean;
}
const answers = new WeakMap<View, Map<string, Shared>>();

interface SharedOptions<T> {
  /** Aborts when this client has gone. */
  readonly gone: AbortSignal;
  /** Whether an answer is good for those who ask later; all are shared by those who wait for it. */
  readonly isKept?: (answer: T) => boolean;
}

/**
 * The answer to a question about a view, computed once for all who ask it at the same time, and kept for those who ask later. A view is of one
 * snapshot (one revision, one kind of viewer) and one day, so that no answer passes from one of these to another, and none outlives them.
 * `question` must tell all that the answer depends on besides. Work ends, by `signal`, when all who waited for it have gone; what failed is not kept.
 */
export async function answerOn<T>(
  view: View,
  question: string,
  { gone, isKept = () => true }: SharedOptions<T>,
  compute: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (gone.aborted) throw cancelled(gone);
  let ofView = answers.get(view);
  if (ofView === undefined) answers.set(view, (ofView = new Map()));
  const known = ofView.get(question);
  metrics.answers.inc({ how: known === undefined ? 'computed' : known.over ? 'kept' : 'joined' });
  const shared = known ?? begin(ofView, question, isKept, compute);
  // The map's order is that of their last use.
  ofView.delete(question);
  ofView.set(question, shared);
  const finished = [...ofView].filter(([, { over }]) => over);
  for (const [oldest] of finished.slice(0, -KEPT)) ofView.delete(oldest);
  return (await waitFor(shared, gone)) as T;
}

function begin<T>(
  ofView: Map<string, Shared>,
  question: string,
  isKept: (answer: T) => boolean,
  compute: (signal: AbortSignal) => Promise<T>,
): Shared {
  const nobodyWaits = new AbortController();
  const shared: Shared = { answer: compute(nobodyWaits.signal), nobodyWaits, waiting: 0, over: false };
  const end = (keep: boolean) => {
    shared.over = true;
    if (!keep && ofView.get(question) === shared) ofView.delete(question);
  };
  shared.answer.then(
    (answer) => end(isKept(answer as T)),
    () => end(false),
  );
  // Whoever comes after all have gone begins anew.
  nobodyWaits.signal.addEventListener('abort', () => {
    if (ofView.get(question) === shared) ofView.delete(question);
  });
  return shared;
}

function waitFor(shared: Shared, gone: AbortSignal): Promise<unknown> {
  shared.waiting += 1;
  let here = true;
  return new Promise((resolve, reject) => {
    const leave = () => {
      gone.removeEventListener('abort', onGone);
      shared.waiting -= Number(here);
      here = false;
    };
    const onGone = () => {
      leave();
      if (shared.waiting === 0 && !shared.over) shared.nobodyWaits.abort();
      reject(cancelled(gone));
    };
    gone.addEventListener('abort', onGone);
    shared.answer.finally(leave).then(resolve, reject);
  });
}
