import type { View } from '../../analysis/view.ts';
import type { BoundedQueue } from '../bounded-queue.ts';
import type { AnalysisAnswer, AnalysisAsk, AnalysisName } from './analysis-tasks.ts';

/** Runs analyses that may take seconds: here, or in threads of their own. Both give the same answers. */
export interface Analyses {
  /** Rejects soon after `signal` aborts. OVERLOADED when too many wait. */
  run<N extends AnalysisName>(
    view: View,
    name: N,
    ask: AnalysisAsk<N>,
    signal: AbortSignal,
  ): Promise<AnalysisAnswer<N>>;
  /** How many run and wait. */
  readonly state: BoundedQueue['state'];
  /** Ends what runs. */
  close(): Promise<void>;
}
