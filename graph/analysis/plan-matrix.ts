import { metresColumns } from './metres-columns.ts';
import { countsWholeLegs, type PlanModel } from './plan-model.ts';
import type { PlanProgram } from './plan-program.ts';
import { openSites } from './plan-value.ts';
import { wholeLegColumns } from './whole-leg-columns.ts';

/** A plan as a mixed-integer program. km, not metres: coefficients near 1. */
export interface PlanMatrix extends PlanProgram {
  /** The measure of the objective per unit of the program's: what its bound is multiplied with. */
  readonly scale: number;
  /** The value of each column when these sites are open. */
  solution(chosen: readonly number[]): Float64Array;
}

/** A column for each site, open or not; what is counted for the demands; and, the last rows, the limits. Only sites need be whole. */
export function planMatrix(model: PlanModel): PlanMatrix {
  const { sites, demands, limits, objective } = model;
  const columns: PlanProgram['columns'] = sites.map(() => ({ cost: 0, upper: 1, whole: true }));
  const rows: PlanProgram['rows'] = [];
  const isWhole = countsWholeLegs(objective);
  const counted = (isWhole ? wholeLegColumns : metresColumns)(model, { columns, rows });
  const { columnOf, heaviest } = counted;
  const scale = isWhole ? heaviest : heaviest * 1000;
  for (const { sites: limited, weights, demands: of, least, most } of limits) {
    if (of === null) {
      rows.push({ columns: limited, values: weights, least: least === 0 ? -Infinity : least, most });
      continue;
    }
    const values = new Map<number, number>();
    for (const demand of of) {
      const column = columnOf[demand]!;
      values.set(column, (values.get(column) ?? 0) + demands[demand]!.weight / heaviest);
    }
    rows.push({
      columns: [...values.keys()],
      values: [...values.values()],
      least: least / scale,
      most: Infinity,
    });
  }
  return {
    columns,
    rows,
    scale,
    solution(chosen) {
      const values = new Float64Array(columns.length);
      const open = openSites(model);
      for (const site of chosen) {
        values[site] = 1;
        open.open(site);
      }
      counted.setValues(values, open);
      return values;
    },
  };
}
