import highsModule from 'highs';
import type { PlanProgram } from '../analysis/plan-program.ts';

// Its types are those of a CommonJS module, which it is not when it is imported.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loading: ReturnType<typeof loadHighs> | null = null;

export interface SolverRun {
  /** TIME_LIMIT: what is found so far, if anything. */
  readonly status: 'OPTIMAL' | 'TIME_LIMIT' | 'INFEASIBLE';
  /** The value of each column; null when it found none. */
  readonly solution: Float64Array | null;
  /** What no solution exceeds, as the solver proved it (`mip_dual_bound`), in the program's unit; null when it proved nothing, or there is nothing. */
  readonly bound: number | null;
}

interface RunOptions {
  readonly seconds: number;
  /** Values of the columns to start from. */
  readonly start: Float64Array | null;
  /** A better bound was proved, in the program's unit. */
  onBound?(bound: number): void;
  /** A better solution was found. */
  onBetter?(solution: Float64Array): void;
}

/** Solves a program to the last digit, or until the time is up. Blocks its thread. The one file that knows the solver. */
export async function runHighs(program: PlanProgram, options: RunOptions): Promise<SolverRun> {
  const { columns, rows } = program;
  const highs = await (loading ??= loadHighs());
  const { modelStatus, callbackType, objectiveSense } = highs.constants;
  const starts = new Int32Array(rows.length + 1);
  for (const [row, { columns: of }] of rows.entries()) starts[row + 1] = starts[row]! + of.length;
  const model = highs.createModel({
    numCols: columns.length,
    numRows: rows.length,
    sense: objectiveSense.maximize,
    colCost: Float64Array.from(columns, ({ cost }) => cost),
    colLower: new Float64Array(columns.length),
    colUpper: Float64Array.from(columns, ({ upper }) => upper),
    rowLower: Float64Array.from(rows, ({ least }) => least),
    rowUpper: Float64Array.from(rows, ({ most }) => most),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ columns: of }) => of)),
      values: Float64Array.from(rows.flatMap(({ values }) => values)),
    },
    integrality: Int32Array.from(columns, ({ whole }) => Number(whole)),
  });
  try {
    // The same program gives the same answer: one seed. Gaps of 0: proven to the last metre.
    model.options.set({
      output_flag: false,
      time_limit: options.seconds,
      mip_rel_gap: 0,
      mip_abs_gap: 0,
      random_seed: 1,
    });
    if (options.start !== null) model.setSolution({ colValue: options.start });
    const { modelStatus: ended } = model.run({
      [callbackType.mipLogging]({ data }) {
        if (isProven(data.mip_dual_bound)) options.onBound?.(data.mip_dual_bound);
      },
      [callbackType.mipImprovingSolution]({ data }) {
        if (data.mip_solution) options.onBetter?.(data.mip_solution);
      },
    });
    if (ended === modelStatus.infeasible || ended === modelStatus.unboundedOrInfeasible) {
      return { status: 'INFEASIBLE', solution: null, bound: null };
    }
    if (
      ended !== modelStatus.optimal &&
      ended !== modelStatus.timeLimit &&
      ended !== modelStatus.interrupted
    ) {
      throw new Error(`The solver ended with model status ${ended}.`);
    }
    const bound = model.info.get('mip_dual_bound');
    const FEASIBLE = 2;
    return {
      status: ended === modelStatus.optimal ? 'OPTIMAL' : 'TIME_LIMIT',
      solution:
        model.info.get('primal_solution_status') === FEASIBLE
          ? Float64Array.from(model.getSolution().colValue)
          : null,
      bound: typeof bound === 'number' && isProven(bound) ? bound : null,
    };
  } finally {
    // Its memory is not that of JavaScript.
    model.dispose();
  }
}

/** The solver says "none yet" with infinity, or with numbers near 1e200. */
function isProven(bound: number | undefined): bound is number {
  return bound !== undefined && Math.abs(bound) < 1e100;
}
