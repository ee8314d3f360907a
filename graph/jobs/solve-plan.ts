import { Worker } from 'node:worker_threads';
import { explainPlan } from '../analysis/explain-plan.ts';
import type { PlanModel } from '../analysis/plan-model.ts';
import { planValue } from '../analysis/plan-value.ts';
import { cancelled } from './cancelled.ts';
import type { PlanMessage, PlanTask, SolvedPlan } from './plan-messages.ts';

/** The solver looks at its clock now and then: so long after its time it is ended from outside. */
const GRACE_SECONDS = 1;
/** A busy machine may let a thread wait before it has begun: its time is not over then. */
const START_SECONDS = 60;

interface SolveOptions {
  readonly seconds: number;
  /** When it aborts, the plan ends within milliseconds, and the promise rejects. */
  readonly signal?: AbortSignal;
  /** Told of each better choice and bound, in the measure of the model; null: none yet. */
  readonly onProgress?: (value: number | null, bound: number | null) => void;
}

/**
 * Solves a plan in a thread of its own, which is ended with `terminate()`: the solver heeds nothing else for up to a minute. When the time is
 * up, the answer is the best that was found, with the last bound that the solver proved.
 */
export function solvePlan(
  model: PlanModel,
  { seconds, signal, onProgress }: SolveOptions,
): Promise<SolvedPlan> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(cancelled(signal));
      return;
    }
    const workerData: PlanTask = { model, seconds };
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData, execArgv: [] });
    let best: { sites: readonly number[]; value: number } | null = null;
    let bound: number | null = null;
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.removeAllListeners();
      // What a thread that is being ended still says is nobody's.
      worker.on('error', () => {});
      void worker.terminate().then(settle, settle);
    };
    const onAbort = () => end(() => reject(cancelled(signal)));
    const onTimeUp = () =>
      end(() =>
        resolve({
          status: 'TIME_LIMIT',
          sites: best && explainPlan(model, best.sites),
          bound,
          conflict: [],
        }),
      );
    let timer = setTimeout(onTimeUp, (seconds + START_SECONDS) * 1000);
    signal?.addEventListener('abort', onAbort);
    worker.on('message', (message: PlanMessage) => {
      if (message.kind === 'ended') {
        end(() => resolve(message.plan));
        return;
      }
      if (message.kind === 'started') {
        clearTimeout(timer);
        timer = setTimeout(onTimeUp, (seconds + GRACE_SECONDS) * 1000);
        return;
      }
      if (message.kind === 'bound') bound = Math.min(bound ?? Infinity, message.bound);
      else {
        const value = planValue(model, message.sites);
        if (best === null || value > best.value) best = { sites: message.sites, value };
      }
      onProgress?.(best?.value ?? null, bound);
    });
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', (code) =>
      end(() => reject(new Error(`The thread of a plan ended with code ${code}.`))),
    );
  });
}
