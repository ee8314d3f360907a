import {
  countsWholeLegs,
  type PlanDemand,
  type PlanEnd,
  type PlanModel,
  type PlanSite,
} from './plan-model.ts';
import type { Steps } from './steps.ts';

interface Rules {
  /** Whether a site may be opened at all. */
  isOffered(site: PlanSite): boolean;
  /** Sites that count by being open, whatever they reach. */
  mustStay(site: PlanSite): boolean;
  /** Whether there are limits by country. */
  readonly byCountry: boolean;
}

/**
 * The same plan without what cannot change it: reach beyond what a leg misses, legs that (where whole legs count) nothing completes, and journeys with one, ends and sites that
 * matter to none, and sites that another beats everywhere. A site is beaten when another reaches as far at every end, costs no more and
 * counts for no limit of a country for which it does not: a plan with it alone is worth no more than with the other in its
 * place, and one with both no more than with the other alone. A site at a time. O(entries of ends × sites that share an end).
 */
export function* reducePlan(model: PlanModel, rules: Rules): Steps<PlanModel> {
  const offered = new Set([...model.sites.keys()].filter((site) => rules.isOffered(model.sites[site]!)));
  const farthest = model.ends.map((end) =>
    end.metres.reduce((most, metres, i) => (offered.has(end.sites[i]!) ? Math.max(most, metres) : most), 0),
  );
  const isReached = ({ ends: [a, b], metres }: PlanDemand) => {
    const most = (farthest[a] ?? 0) + (farthest[b] ?? 0);
    return most > 0 && (!countsWholeLegs(model.objective) || most >= metres);
  };
  const journeys = model.journeys.filter((journey) =>
    journey.demands.every((demand) => isReached(model.demands[demand]!)),
  );
  const onJourney = new Set(journeys.flatMap(({ demands: needed }) => needed));
  const keptDemands = [...model.demands.keys()].filter(
    (demand) =>
      isReached(model.demands[demand]!) && (model.objective !== 'JOURNEYS' || onJourney.has(demand)),
  );
  const demands = keptDemands.map((demand) => model.demands[demand]!);
  const placeOf = new Map(keptDemands.map((demand, place) => [demand, place]));
  const needed = new Float64Array(model.ends.length);
  for (const { ends, metres } of demands) {
    for (const end of ends) if (end >= 0) needed[end] = Math.max(needed[end]!, metres);
  }
  /** By site, the metres that it brings at each end that matters. */
  const reaches = model.sites.map(() => new Map<number, number>());
  for (const [end, { sites, metres }] of model.ends.entries()) {
    if (needed[end] === 0) continue;
    for (const [i, site] of sites.entries()) {
      if (offered.has(site)) reaches[site]!.set(end, Math.min(metres[i]!, needed[end]!));
    }
  }
  const kept: number[] = [];
  for (const site of [...offered].toSorted((a, b) => a - b)) {
    const matters = reaches[site]!.size > 0;
    if (rules.mustStay(model.sites[site]!) || (matters && !isBeaten(model, reaches, rules, site)))
      kept.push(site);
    yield;
  }
  const journeysLeft = journeys.map((journey) => ({
    ...journey,
    demands: journey.demands.map((demand) => placeOf.get(demand)!),
  }));
  return { ...without(model, demands, reaches, kept), journeys: journeysLeft };
}

function isBeaten(
  { sites, ends }: PlanModel,
  reaches: readonly ReadonlyMap<number, number>[],
  { byCountry }: Rules,
  site: number,
): boolean {
  const own = reaches[site]!;
  const one = sites[site]!;
  const [first] = own.keys();
  return ends[first!]!.sites.some((rival) => {
    const theirs = reaches[rival]!;
    if (rival === site || theirs.size < own.size) return false;
    const other = sites[rival]!;
    if ((other.cost ?? 0) > (one.cost ?? 0)) return false;
    if (byCountry && !other.countries.every((country) => one.countries.includes(country))) return false;
    if (![...own].every(([end, metres]) => (theirs.get(end) ?? 0) >= metres)) return false;
    // Of two that are equal in all the first stays.
    return rival < site || !isMirrored(own, theirs, one, other, byCountry);
  });
}

/** Whether the second is beaten by the first too. */
function isMirrored(
  own: ReadonlyMap<number, number>,
  theirs: ReadonlyMap<number, number>,
  one: PlanSite,
  other: PlanSite,
  byCountry: boolean,
): boolean {
  return (
    own.size === theirs.size &&
    (one.cost ?? 0) === (other.cost ?? 0) &&
    (!byCountry || one.countries.length === other.countries.length) &&
    [...theirs].every(([end, metres]) => own.get(end) === metres)
  );
}

/** The model of some of the sites and demands, with new places. */
function without(
  model: PlanModel,
  demands: readonly PlanDemand[],
  reaches: readonly ReadonlyMap<number, number>[],
  kept: readonly number[],
): PlanModel {
  const placeOfEnd = new Map<number, number>();
  const ends: { sites: number[]; metres: number[] }[] = [];
  for (const [place, site] of kept.entries()) {
    for (const [end, metres] of reaches[site]!) {
      let at = placeOfEnd.get(end);
      if (at === undefined) placeOfEnd.set(end, (at = ends.push({ sites: [], metres: [] }) - 1));
      ends[at]!.sites.push(place);
      ends[at]!.metres.push(metres);
    }
  }
  const end = (was: number) => placeOfEnd.get(was) ?? -1;
  return {
    ...model,
    sites: kept.map((site) => model.sites[site]!),
    ends: ends satisfies PlanEnd[],
    demands: demands.map((demand) => ({ ...demand, ends: [end(demand.ends[0]), end(demand.ends[1])] })),
  };
}
