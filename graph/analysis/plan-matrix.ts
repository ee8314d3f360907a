import { countsWholeLegs, type PlanModel } from './plan-model.ts';
import { openSites } from './plan-value.ts';

/** A plan as a mixed-integer program: maximise `cost` over columns, such that each row is from `least` to `most`. km, not metres: coefficients near 1. */
export interface PlanMatrix {
  readonly columns: { readonly cost: number; readonly upper: number; readonly whole: boolean }[];
  readonly rows: {
    readonly columns: readonly number[];
    readonly values: readonly number[];
    readonly least: number;
    readonly most: number;
  }[];
  /** The measure of the objective per unit of the program's: what its bound is multiplied with. */
  readonly scale: number;
  /** The value of each column when these sites are open. */
  solution(chosen: readonly number[]): Float64Array;
}

/**
 * Columns: y of each site (open or not); x of each site at each end that it reaches (does it serve the end); and of each demand the km that
 * come into care, or, where whole legs count, whether it is whole; then of each journey whether it is. Rows: x ≤ y; one site serves an end, Σx ≤ 1; km ≤ Σ reach × x over both
 * ends (whole legs: missing km × whole ≤ the same); a journey ≤ each of its demands; and, last, the limits. Reach is cut at what the demand misses, which changes no whole
 * solution and makes the bound tighter. x need not be whole: with whole y the best x is. At an end that one site alone reaches x is y.
 */
export function planMatrix(model: PlanModel): PlanMatrix {
  const { sites, ends, demands, limits, objective } = model;
  const people = countsWholeLegs(objective);
  const byJourney = objective === 'JOURNEYS';
  const heaviest = byJourney ? 1 : demands.reduce((most, { weight }) => Math.max(most, weight), 0) || 1;
  const columns: PlanMatrix['columns'] = sites.map(() => ({ cost: 0, upper: 1, whole: true }));
  const rows: PlanMatrix['rows'] = [];

  const serving = ends.map((end) => {
    if (end.sites.length === 1) return [end.sites[0]!];
    const own = end.sites.map((site) => {
      const x = columns.push({ cost: 0, upper: 1, whole: false }) - 1;
      rows.push({ columns: [x, site], values: [1, -1], least: -Infinity, most: 0 });
      return x;
    });
    rows.push({ columns: own, values: own.map(() => 1), least: -Infinity, most: 1 });
    return own;
  });

  const firstDemand = columns.length;
  for (const { ends: two, metres, weight } of demands) {
    const km = metres / 1000;
    const cost = byJourney ? 0 : weight / heaviest;
    const own = columns.push({ cost, upper: people ? 1 : km, whole: people }) - 1;
    const values = new Map<number, number>([[own, people ? km : 1]]);
    for (const end of two) {
      if (end < 0) continue;
      for (const [i, column] of serving[end]!.entries()) {
        const reach = Math.min(metres, ends[end]!.metres[i]!) / 1000;
        values.set(column, (values.get(column) ?? 0) - reach);
      }
    }
    rows.push({ columns: [...values.keys()], values: [...values.values()], least: -Infinity, most: 0 });
  }
  const firstJourney = columns.length;
  for (const { demands: needed } of model.journeys) {
    const own = columns.push({ cost: 1, upper: 1, whole: false }) - 1;
    for (const demand of needed) {
      rows.push({ columns: [own, firstDemand + demand], values: [1, -1], least: -Infinity, most: 0 });
    }
  }
  const scale = people ? heaviest : heaviest * 1000;
  for (const { sites: limited, weights, demands: of, least, most } of limits) {
    rows.push(
      of === null
        ? { columns: limited, values: weights, least: least === 0 ? -Infinity : least, most }
        : {
            columns: of.map((demand) => firstDemand + demand),
            values: of.map((demand) => demands[demand]!.weight / heaviest),
            least: least / scale,
            most: Infinity,
          },
    );
  }

  return {
    columns,
    rows,
    scale,
    solution(chosen) {
      const values = new Float64Array(columns.length);
      const isOpen = new Set(chosen);
      const open = openSites(model);
      for (const site of isOpen) {
        open.open(site);
        values[site] = 1;
      }
      for (const [end, { sites: reaching, metres }] of ends.entries()) {
        let best = -1;
        for (const [i, site] of reaching.entries()) {
          if (isOpen.has(site) && (best < 0 || metres[i]! > metres[best]!)) best = i;
        }
        if (best >= 0) values[serving[end]![best]!] = 1;
      }
      for (const [demand, { metres }] of demands.entries()) {
        const now = open.metresOf(demand);
        values[firstDemand + demand] = people ? Number(now >= metres) : now / 1000;
      }
      for (const [journey, { demands: needed }] of model.journeys.entries()) {
        values[firstJourney + journey] = Math.min(...needed.map((demand) => values[firstDemand + demand]!));
      }
      return values;
    },
  };
}
