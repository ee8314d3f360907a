import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import type { Expectation } from './expectation.ts';
import type { PlanDemand, PlanLimit, PlanModel, PlanObjective, PlanSite } from './plan-model.ts';
import { planDemands, type PlanDemands } from './plan-demands.ts';
import { reducePlan } from './reduce-plan.ts';
import type { Scope } from './scope.ts';
import { withPauses } from './steps.ts';
import type { View } from './view.ts';

/** What a plan asks, as places in the network's columns. */
export interface PlanAsk {
  readonly types: readonly number[];
  readonly group: number;
  readonly objective: PlanObjective;
  /** The legs of each journey that is to come into care as a whole; empty but for JOURNEYS. */
  readonly ways: readonly (readonly number[])[];
  /** Stops at which a service of each type may be opened. */
  readonly candidates: readonly number[];
  /** Services that will be opened whatever the plan says: they count like all others. */
  readonly fixed: readonly { readonly stop: number; readonly type: number }[];
  /** At most so many sites in all, the fixed ones included. */
  readonly sites: number;
  /** At most so many in each country; null: no limit. A stop of two countries counts in both. */
  readonly maxPerCountry: number | null;
  /** Limits of single countries, besides. */
  readonly countries: readonly {
    readonly country: number;
    readonly least: number;
    readonly most: number | null;
    /** Of what is missing on its legs, the share that is to come into care at least; 0: none. */
    readonly share: number;
  }[];
  /** The same of every country in which something is missing. */
  readonly minShare: number;
  /** For how many people a year a site has room; null: for all. Counts for PERSON_KM. */
  roomOf(stop: number, type: number): number | null;
  /** Null: no limit of cost. */
  readonly budget: { readonly most: number; costOf(stop: number, type: number): number } | null;
}

interface BuiltPlan extends Omit<PlanDemands, 'sites' | 'ends' | 'demands' | 'journeys'> {
  readonly model: PlanModel;
}

/** The model of a plan: what it may open, what is missing, what limits it; with a pause now and then. Decision 0015. */
export async function buildPlanModel(
  view: View,
  scope: Scope,
  expectation: Expectation,
  ask: PlanAsk,
  pause: () => Promise<void> = async () => {},
): Promise<BuiltPlan> {
  const stops = [...new Set([...ask.candidates, ...ask.fixed.map(({ stop }) => stop)])].toSorted(
    (a, b) => a - b,
  );
  const candidates = new Set(ask.candidates);
  const isFixed = ({ stop, type }: { stop: number; type: number }) =>
    ask.fixed.some((one) => one.stop === stop && one.type === type);
  const { sites, ends, demands, journeys, ...found } = await planDemands(view, scope, expectation, {
    ...ask,
    stops,
    pause,
  });
  const all: PlanSite[] = sites.map(({ stop, type }) => ({
    stop,
    type,
    countries: countriesOfStop(view.network.stops, stop),
    cost: ask.budget?.costOf(stop, type) ?? null,
  }));
  const leasts = new Set(ask.countries.filter(({ least }) => least > 0).map(({ country }) => country));
  const reducing = reducePlan(
    { objective: ask.objective, sites: all, ends, demands, journeys, limits: [] },
    {
      // A stop that is there for a fixed site alone is no place for other types.
      isOffered: (site) => candidates.has(site.stop) || isFixed(site),
      mustStay: (site) => isFixed(site) || site.countries.some((country) => leasts.has(country)),
      byCountry: ask.maxPerCountry !== null || ask.countries.length > 0,
    },
  );
  const reduced = await withPauses(reducing, pause);
  const limits = [...limitsOf(reduced.sites, ask), ...sharesOf(view, reduced.demands, found.missingIn, ask)];
  return { ...found, model: { ...reduced, limits } };
}

/** What is missing counts whether or not a site reaches it: a share that cannot be had is INFEASIBLE, not a smaller share. */
function sharesOf(
  { network: { legs } }: View,
  demands: readonly PlanDemand[],
  missingIn: ReadonlyMap<number, number>,
  { countries, minShare }: PlanAsk,
): PlanLimit[] {
  return [...missingIn]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([place, missing]) => {
      const own = countries.find(({ country }) => country === place)?.share ?? 0;
      const least = missing * Math.max(own, minShare);
      if (least <= 0) return [];
      const within = [...demands.keys()].filter((demand) =>
        // Legs of one demand lie in the same countries.
        rowOf(legs.countries, demands[demand]!.legs[0]!).includes(place),
      );
      const kind = 'SHARE_IN_COUNTRY';
      return [{ kind, place, type: -1, sites: [], weights: [], demands: within, least, most: Infinity }];
    });
}

function limitsOf(sites: readonly PlanSite[], ask: PlanAsk): PlanLimit[] {
  const all = [...sites.keys()];
  const limit = (
    kind: PlanLimit['kind'],
    members: readonly number[],
    bounds: Partial<Pick<PlanLimit, 'least' | 'most' | 'place' | 'type' | 'weights'>>,
  ): PlanLimit => ({
    place: -1,
    type: -1,
    weights: members.map(() => 1),
    demands: null,
    least: 0,
    most: Infinity,
    ...bounds,
    kind,
    sites: members,
  });
  const limits = [limit('SITES', all, { most: ask.sites })];
  if (ask.budget !== null) {
    limits.push(limit('BUDGET', all, { most: ask.budget.most, weights: sites.map(({ cost }) => cost ?? 0) }));
  }
  const within = (country: number) => all.filter((site) => sites[site]!.countries.includes(country));
  const most = new Map<number, number>();
  if (ask.maxPerCountry !== null) {
    for (const country of new Set(sites.flatMap(({ countries }) => countries))) {
      most.set(country, ask.maxPerCountry);
    }
  }
  for (const { country, most: own } of ask.countries) {
    if (own !== null) most.set(country, Math.min(own, most.get(country) ?? Infinity));
  }
  for (const [country, number] of most) {
    limits.push(limit('MOST_IN_COUNTRY', within(country), { place: country, most: number }));
  }
  for (const { country, least } of ask.countries) {
    if (least > 0) limits.push(limit('LEAST_IN_COUNTRY', within(country), { place: country, least }));
  }
  for (const { stop, type } of ask.fixed) {
    const site = sites.findIndex((one) => one.stop === stop && one.type === type);
    if (site >= 0) limits.push(limit('FIXED', [site], { place: stop, type, least: 1 }));
  }
  return limits;
}
