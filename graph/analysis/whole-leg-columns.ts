import { completingSets } from './completing-sets.ts';
import type { PlanModel } from './plan-model.ts';
import { atMostSum, type DemandColumns, type PlanProgram } from './plan-program.ts';

/**
 * Whole legs as a problem of covering: a column for demands that the same sites complete, at most the sum of each of their completing sets; then one for each journey, at most
 * each of its demands. With whole sites they are whole of themselves. The bound is tighter than of metres that are added up at both ends, where a
 * site at one end is worth half a leg.
 */
export function wholeLegColumns(model: PlanModel, { columns, rows }: PlanProgram): DemandColumns {
  const { ends, demands, journeys, objective } = model;
  const byJourney = objective === 'JOURNEYS';
  const sets = demands.map((demand) => completingSets(ends, demand));
  const alike = [...Map.groupBy(demands.keys(), (demand) => JSON.stringify(sets[demand])).values()];
  const weights = alike.map((some) => some.reduce((sum, demand) => sum + demands[demand]!.weight, 0));
  const heaviest = byJourney ? 1 : Math.max(...weights, 0) || 1;
  const columnOf: number[] = [];
  for (const [i, some] of alike.entries()) {
    const own = columns.push({ cost: byJourney ? 0 : weights[i]! / heaviest, upper: 1, whole: false }) - 1;
    for (const demand of some) columnOf[demand] = own;
    for (const sites of sets[some[0]!]!) rows.push(atMostSum(own, sites));
  }
  const firstJourney = columns.length;
  for (const { demands: needed } of journeys) {
    const own = columns.push({ cost: 1, upper: 1, whole: false }) - 1;
    for (const demand of new Set(needed.map((one) => columnOf[one]!))) rows.push(atMostSum(own, [demand]));
  }
  return {
    columnOf,
    heaviest,
    setValues(values, open) {
      for (const [demand, { metres }] of demands.entries()) {
        values[columnOf[demand]!] = Number(open.metresOf(demand) >= metres);
      }
      for (const [journey, { demands: needed }] of journeys.entries()) {
        values[firstJourney + journey] = Math.min(...needed.map((demand) => values[columnOf[demand]!]!));
      }
    },
  };
}
