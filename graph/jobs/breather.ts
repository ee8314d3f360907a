import { setImmediate } from 'node:timers/promises';
import { cancelled } from './cancelled.ts';

/** As long as a light request waits for its turn at most. */
const SLICE_MS = 2;
/** A turn of the event loop in which others had something to do takes longer. */
const IDLE_TURN_MS = 0.1;
/** So many turns in a row at most: long work goes on, if slowly, on a server that is never idle. */
const MOST_TURNS = 20;

/**
 * A pause for long work on the thread that answers clients, to be awaited often: once it has held the thread for some milliseconds, others get
 * their turns until they have nothing to do. A light request takes several turns, so that one turn alone would let it wait for as many slices.
 * Rejects when nobody waits for the work any more.
 */
export function breather(signal: AbortSignal): () => Promise<void> {
  let sinceMs = performance.now();
  return async () => {
    if (signal.aborted) throw cancelled(signal);
    if (performance.now() - sinceMs < SLICE_MS) return;
    for (let turns = 0; turns < MOST_TURNS; turns++) {
      const beganMs = performance.now();
      await setImmediate();
      if (performance.now() - beganMs < IDLE_TURN_MS) break;
    }
    sinceMs = performance.now();
  };
}
