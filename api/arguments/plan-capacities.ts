import { badInput } from '../../graph/errors.ts';
import type { PlanAsk } from '../../graph/analysis/build-plan-model.ts';
import type { Network } from '../../graph/network/network.ts';
import type { Context } from '../context.ts';
import type { PlanArguments } from './plan-arguments.ts';
import { statedForSites } from './stated-for-sites.ts';

/** For how many people a year each site has room; null where nobody said, and for that a site has no limit. */
export async function capacityTable(
  context: Context,
  network: Network,
  { capacities, objective }: Pick<PlanArguments, 'capacities' | 'objective'>,
): Promise<PlanAsk['roomOf']> {
  if (capacities.length > 0 && objective !== 'PERSON_KM')
    throw badInput(
      'capacities',
      objective,
      'PERSON_KM as objective: the others do not count who finds no room',
    );
  const wrong = capacities.find(({ peoplePerYear }) => peoplePerYear <= 0);
  if (wrong !== undefined)
    throw badInput('capacities.peoplePerYear', wrong.peoplePerYear, 'more than 0 people a year');
  const roomOf = await statedForSites(
    context,
    network,
    'capacities',
    capacities.map(({ peoplePerYear, ...where }) => ({ ...where, value: peoplePerYear })),
  );
  return (stop, type) => roomOf(stop, type) ?? null;
}
