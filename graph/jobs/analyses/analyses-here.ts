import { breather } from '../breather.ts';
import type { Analyses } from './analyses.ts';
import { runAnalysis } from './analysis-tasks.ts';

/** On the thread that asks, which gives way to others: for a command that has nobody else to answer, and for tests. */
export const analysesHere: Analyses = {
  run: (view, name, ask, signal) => runAnalysis(view, name, ask, breather(signal)),
  state: () => ({ running: 0, waiting: 0 }),
  close: async () => {},
};
