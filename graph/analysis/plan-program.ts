import type { OpenSites } from './plan-value.ts';

/** A mixed-integer program: maximise the sum of `cost` × column, each column from 0 to `upper`, such that each row is from `least` to `most`. */
export interface PlanProgram {
  readonly columns: { readonly cost: number; readonly upper: number; readonly whole: boolean }[];
  readonly rows: PlanRow[];
}

interface PlanRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly least: number;
  readonly most: number;
}

/** That a column is at most the sum of others. */
export const atMostSum = (column: number, others: readonly number[]): PlanRow => ({
  columns: [column, ...others],
  values: [1, ...others.map(() => -1)],
  least: -Infinity,
  most: 0,
});

/** What a program has for the demands of a plan, after a column for each site: 1 when it is open. */
export interface DemandColumns {
  /** The column that says what of a demand comes into care: several demands may share one. */
  readonly columnOf: readonly number[];
  /** What costs and shares are divided by, so that they are near 1. */
  readonly heaviest: number;
  /** Fills in the values of these columns. Those of the sites are there, and `open` has the same sites open. */
  setValues(values: Float64Array, open: OpenSites): void;
}
