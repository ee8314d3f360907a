import type { Goal } from './promise.ts';
import type { Spread } from './spread.ts';

/** One line of the report. */
export interface Finding {
  readonly promise: string;
  readonly size: string;
  /** The peer or limit; empty for a goal on our own times. */
  readonly against: string;
  /** Milliseconds (or MB) of a whole round of inputs, ours and theirs on the same inputs. */
  readonly ours: Spread;
  readonly theirs: Spread | null;
  readonly ratio: Spread | null;
  readonly inputs: number;
  readonly rounds: number;
  readonly goal: Goal | null;
  /** Null: no goal, or not measured. */
  readonly isMet: boolean | null;
  /** Answers that differ, in words. A finding with any is a failure. */
  readonly differences: readonly string[];
  readonly notes: readonly string[];
  readonly measuredOn: string;
}

export const keyOf = ({ promise, size, against, goal }: Finding): string =>
  [promise, size, against, against === '' ? goal?.of : ''].join(' / ');
