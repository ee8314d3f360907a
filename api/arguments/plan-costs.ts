import { badInput, missingInput } from '../../graph/errors.ts';
import type { PlanAsk } from '../../graph/analysis/build-plan-model.ts';
import type { Network } from '../../graph/network/network.ts';
import type { Context } from '../context.ts';
import type { PlanArguments } from './plan-arguments.ts';
import { statedForSites } from './stated-for-sites.ts';

/**
 * What each site costs: the cost stated for its stop and type, else for its stop, else for its type, else for all. A site without one is
 * BAD_INPUT: what nobody knows is not for free. Null without a budget.
 */
export async function costTable(
  context: Context,
  network: Network,
  sites: readonly { readonly stop: number; readonly type: number }[],
  { budget, costs }: Pick<PlanArguments, 'budget' | 'costs'>,
): Promise<PlanAsk['budget']> {
  if (budget === null || budget === undefined) {
    if (costs.length > 0)
      throw missingInput('budget', 'costs limit nothing without one.', 'a budget, or no costs');
    return null;
  }
  if (budget < 0) throw badInput('budget', budget, '0 or more');
  const negative = costs.find(({ cost }) => cost < 0);
  if (negative !== undefined) throw badInput('costs.cost', negative.cost, '0 or more');
  const costOf = await statedForSites(
    context,
    network,
    'costs',
    costs.map(({ cost, ...where }) => ({ ...where, value: cost })),
  );
  const without = sites.find(({ stop, type }) => costOf(stop, type) === undefined);
  if (without !== undefined) {
    const { serviceTypes, stops } = network;
    throw missingInput(
      'costs',
      `none is stated for ${serviceTypes.codes.at(without.type)} at ${stops.codes.at(without.stop)}, and what is unknown is not for free.`,
      'a cost for every candidate: one without stop and serviceType is for all others',
    );
  }
  return { most: budget, costOf: (stop, type) => costOf(stop, type) ?? 0 };
}
