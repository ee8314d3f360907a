import type { PlanDemands, PlanWay } from './plan-demands.ts';
import type { PlanModel } from './plan-model.ts';
import { openSites } from './plan-value.ts';

/**
 * WHOLE: in care as it is. COMPLETED: by the sites of the plan. OPEN: sites might complete it, and these do not. BEYOND_REACH: not even
 * all candidates together would.
 */
export type JourneyState = 'WHOLE' | 'COMPLETED' | 'OPEN' | 'BEYOND_REACH';

export interface JourneyOfPlan extends Pick<PlanWay, 'way' | 'type'> {
  readonly state: JourneyState;
}

/** What becomes of each journey, for each type that is expected somewhere on it. */
export function journeyStates(
  { model, ways }: { readonly model: PlanModel } & Pick<PlanDemands, 'ways'>,
  chosen: readonly { readonly site: number }[],
): JourneyOfPlan[] {
  const open = openSites(model);
  for (const { site } of chosen) open.open(site);
  const demandsOf = new Map(model.journeys.map(({ way, type, demands }) => [`${way}/${type}`, demands]));
  return ways.map(({ way, type, isWhole }) => {
    if (isWhole) return { way, type, state: 'WHOLE' };
    const demands = demandsOf.get(`${way}/${type}`);
    if (demands === undefined) return { way, type, state: 'BEYOND_REACH' };
    const completed = demands.every((demand) => open.metresOf(demand) >= model.demands[demand]!.metres);
    return { way, type, state: completed ? 'COMPLETED' : 'OPEN' };
  });
}
