import { TrailcareError } from '../graph/errors.ts';
import type { GraphStore } from '../graph/store.ts';
import { metrics } from './metrics.ts';

/** The same store, whose calls are counted and timed for `/metrics`. A scan counts as many times as it gives a batch. */
export function measuredStore(store: GraphStore): GraphStore {
  const measured: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(store)) {
    measured[name] =
      typeof method === 'function' && name !== 'scan'
        ? (...given: unknown[]) =>
            timed(name, () => (method as (...all: unknown[]) => Promise<unknown>)(...given))
        : method;
  }
  measured['scan'] = async function* scan(...given: Parameters<GraphStore['scan']>) {
    const batches = store.scan(...given)[Symbol.asyncIterator]();
    for (;;) {
      const next = await timed('scan', () => batches.next());
      if (next.done === true) return;
      yield next.value;
    }
  };
  return measured as unknown as GraphStore;
}

async function timed<T>(call: string, run: () => Promise<T>): Promise<T> {
  const beganMs = performance.now();
  const note = (outcome: string) =>
    metrics.storeCalls.observe({ call, outcome }, (performance.now() - beganMs) / 1000);
  try {
    const answer = await run();
    note('ok');
    return answer;
  } catch (error) {
    note(error instanceof TrailcareError ? error.code : 'INTERNAL_SERVER_ERROR');
    throw error;
  }
}
