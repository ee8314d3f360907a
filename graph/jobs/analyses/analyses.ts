import type { View } from '../../analysis/view.ts';
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
  /** Ends what runs. */
  close(): Promise<void>;
}
