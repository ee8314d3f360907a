import { setTimeout as wait } from 'node:timers/promises';
import { checkStoredFacts } from '../graph/check-stored-facts.ts';
import { mayPass } from '../graph/errors.ts';
import type { GraphStore } from '../graph/store.ts';
import { VERSION } from './version.ts';

interface PrepareOptions {
  readonly store: GraphStore;
  /** Fills an empty store; null: it stays empty. */
  readonly loadSeeds: ((store: GraphStore) => Promise<unknown>) | null;
  /** Told in words what is being waited for. */
  readonly onStep: (step: string) => void;
  /** Told once, when the store cannot be used yet, why. */
  readonly onTrouble: (reason: string) => void;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
}

const RETRY_MS = 2_000;

/**
 * Migrates the store, and fills it when it is empty, or checks that its facts can be read. Tries until the store can be reached, or `signal` aborts; rejects for every
 * other problem.
 */
export async function prepareStore(options: PrepareOptions): Promise<void> {
  const { store, loadSeeds, onStep, onTrouble, signal } = options;
  let told = false;
  while (!signal.aborted) {
    try {
      onStep('the store');
      await store.migrate();
      if (loadSeeds !== null && (await store.revision()) === 0) {
        onStep('the first load');
        await loadSeeds(store);
      } else {
        onStep('the check of its facts');
        await checkStoredFacts(store, VERSION);
      }
      return;
    } catch (error) {
      if (signal.aborted) return;
      // A store that is away, or in which another process loads: it may be over in a moment.
      if (!mayPass(error)) throw error;
      if (!told) onTrouble(error.message);
      told = true;
      // An abort ends the wait, and with it the loop.
      await wait(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }
}
