import type { PlanModel } from './plan-model.ts';
import { atMostSum, type DemandColumns, type PlanProgram } from './plan-program.ts';

/**
 * The km of each demand that come into care, of which every one counts. Columns: x of each reach that sites have at an end (does one of them serve it); and of each demand
 * its km. Rows: x ≤ the sum of these sites; one reach serves an end, Σx ≤ 1; km ≤ Σ reach × x over both ends. Reach is cut at
 * what the demand misses, which changes no whole solution and makes the bound tighter. x need not be whole: with whole sites the best x is. At an end that one
 * site alone reaches x is the site's column.
 */
export function metresColumns(model: PlanModel, { columns, rows }: PlanProgram): DemandColumns {
  const { ends, demands } = model;
  const heaviest = demands.reduce((most, { weight }) => Math.max(most, weight), 0) || 1;
  /** By end, each reach with its column, the farthest first. */
  const serving = ends.map(({ sites, metres }) => {
    const byReach = [...Map.groupBy(sites.keys(), (i) => metres[i]!)].toSorted(([a], [b]) => b - a);
    if (sites.length === 1) return [{ reach: metres[0]!, column: sites[0]! }];
    const own = byReach.map(([reach, some]) => {
      const column = columns.push({ cost: 0, upper: 1, whole: false }) - 1;
      rows.push(
        atMostSum(
          column,
          some.map((i) => sites[i]!),
        ),
      );
      return { reach, column };
    });
    if (own.length > 1) {
      const of = own.map(({ column }) => column);
      rows.push({ columns: of, values: of.map(() => 1), least: -Infinity, most: 1 });
    }
    return own;
  });
  const columnOf = demands.map(({ ends: two, metres, weight }) => {
    const own = columns.push({ cost: weight / heaviest, upper: metres / 1000, whole: false }) - 1;
    const values = new Map<number, number>([[own, 1]]);
    for (const end of two) {
      for (const { reach, column } of serving[end] ?? []) {
        values.set(column, (values.get(column) ?? 0) - Math.min(metres, reach) / 1000);
      }
    }
    rows.push({ columns: [...values.keys()], values: [...values.values()], least: -Infinity, most: 0 });
    return own;
  });
  return {
    columnOf,
    heaviest,
    setValues(values, open) {
      for (const [end, { sites, metres }] of ends.entries()) {
        const reached = sites.map((site, i) => (values[site] === 1 ? metres[i]! : 0));
        const most = Math.max(...reached);
        const serves = serving[end]!.find(({ reach }) => reach === most);
        if (serves !== undefined) values[serves.column] = 1;
      }
      for (const demand of demands.keys()) values[columnOf[demand]!] = open.metresOf(demand) / 1000;
    },
  };
}
