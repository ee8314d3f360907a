import { checkStoredFacts } from '../graph/check-stored-facts.ts';
import type { GraphStore } from '../graph/store.ts';
import { type Trying, untilItCan } from './until-it-can.ts';
import { VERSION } from './version.ts';

interface PrepareOptions extends Trying {
  readonly store: GraphStore;
  /** Fills an empty store; null: it stays empty. */
  readonly loadSeeds: ((store: GraphStore) => Promise<unknown>) | null;
  /** Told in words what is being waited for. */
  readonly onStep: (step: string) => void;
}

/**
 * Migrates the store, and fills it when it is empty, or checks that its facts can be read. Tries until the store can be reached, or `signal` aborts; rejects for every
 * other problem.
 */
export async function prepareStore({ store, loadSeeds, onStep, ...trying }: PrepareOptions): Promise<void> {
  await untilItCan(async () => {
    onStep('the store');
    await store.migrate();
    if (loadSeeds !== null && (await store.revision()) === 0) {
      onStep('the first load');
      await loadSeeds(store);
    } else {
      onStep('the check of its facts');
      await checkStoredFacts(store, VERSION);
    }
  }, trying);
}
