import type { PortableNetwork } from '../../network/portable-network.ts';
import type { AnalysisName } from './analysis-tasks.ts';

/** What a thread is asked: one at a time. */
export interface AnalysisTask {
  readonly network: number;
  /** Given once to each thread; null: it was. */
  readonly portable: PortableNetwork | null;
  readonly day: number;
  readonly name: AnalysisName;
  readonly ask: unknown;
  /** In shared memory: its only entry is 1 as soon as nobody waits any more. */
  readonly given: Int32Array;
}

/** What came of it. */
export type AnalysisReply =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'problem'; readonly problem: unknown };
