import { PROVIDER_KINDS } from '../model/closed-lists.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { holdsOn } from '../network/validity.ts';
import { candidatesAt } from './candidates.ts';
import { STATE_ACTIVE } from './service-state.ts';
import { kindsNamed, statementsOn } from './statements.ts';
import type { View } from './view.ts';

/** Around the point of a branch, as far as people come to an office. */
const BRANCH_REACH_KM = 10;
const FINE_LEVEL = 3;
const SOCIETIES = 1 << PROVIDER_KINDS.indexOf('NATIONAL_SOCIETY');

export const CAPACITIES = ['PRESENT', 'NONE', 'UNKNOWN'] as const;
/** Whether a Society has capacity at a place: it has; it has none, by statements that its list is complete; nobody says. */
export type Capacity = (typeof CAPACITIES)[number];

/** What one National Society has at one key point of its country. */
export interface KeyPoint {
  readonly society: number;
  readonly stop: number;
  readonly capacity: Capacity;
  /** Its active services there, in the order of codes. */
  readonly services: readonly number[];
  /** Its branches there, and those that offer these services, in the order of codes. */
  readonly branches: readonly number[];
}

interface KeyPointsAsked {
  readonly stops: readonly number[];
  /** Types of service that count; none that is restricted: who asks must not learn where those are. */
  readonly types: ReadonlySet<number>;
  /** Whether a branch counts by being there; else by a service of these types alone. */
  readonly branchesCount: boolean;
}

/**
 * Decision 0022, rules 7 to 9: by Society, then stop. A crossing is a point of the Societies of both its countries.
 * O(stops × (services that bear on them + branches of their Societies + types × statements)).
 */
export function keyPoints(view: View, { stops, types, branchesCount }: KeyPointsAsked): KeyPoint[] {
  const { network } = view;
  const { services, providers, branches, societies } = network;
  const countrywide = new Set(services.byCountry.items);
  const branchesOf = Map.groupBy(
    [...branches.codes.keys()].filter((branch) =>
      holdsOn(view.day, branches.validFrom[branch]!, branches.validUntil[branch]!),
    ),
    (branch) => branches.society[branch]!,
  );
  const found = stops.flatMap((stop) => {
    const candidates = candidatesAt(view, stop);
    const reaching = [...types].flatMap((type) => candidates.reaching(type));
    const active = reaching.filter(
      (service) =>
        view.serviceState[service] === STATE_ACTIVE &&
        services.remote[service] === 0 &&
        !countrywide.has(service),
    );
    const stated = isStatedComplete(view, stop, types);
    const countries = countriesOfStop(network.stops, stop);
    return countries.flatMap((country) =>
      [...rowOf(societies.byCountry, country)].map((society): KeyPoint => {
        const isOf = (service: number) =>
          providers.society[services.provider[service]!] === society ||
          branches.society[services.branch[service]!] === society;
        const own = active.filter(isOf);
        const there = branchesCount
          ? (branchesOf.get(society) ?? []).filter((branch) => isBranchAt(view, branch, stop))
          : [];
        const offering = own
          .map((service) => services.branch[service]!)
          .filter((branch) => branches.society[branch] === society);
        const isPresent = own.length > 0 || there.length > 0;
        return {
          society,
          stop,
          capacity: isPresent ? 'PRESENT' : stated ? 'NONE' : 'UNKNOWN',
          services: inOrder(own),
          branches: inOrder([...there, ...offering]),
        };
      }),
    );
  });
  return found.toSorted((a, b) => a.society - b.society || a.stop - b.stop);
}

const inOrder = (places: readonly number[]) => [...new Set(places)].toSorted((a, b) => a - b);

/** As a service of a point or an area reaches a stop: decision 0002, rule 5. */
function isBranchAt({ network }: View, branch: number, stop: number): boolean {
  const { branches, stops, areas } = network;
  const own = rowOf(branches.areas, branch);
  const finest = own.reduce((level, area) => Math.max(level, areas.level[area]!), 0);
  const stated = rowOf(stops.areas, stop);
  if (finest >= FINE_LEVEL && own.some((area) => areas.level[area] === finest && stated.includes(area)))
    return true;
  if (!countriesOfStop(stops, stop).includes(branches.country[branch]!)) return false;
  const at = { lat: branches.lat[branch]!, lon: branches.lon[branch]! };
  return greatCircleKm(at, { lat: stops.lat[stop]!, lon: stops.lon[stop]! }) <= BRANCH_REACH_KM;
}

/** Whether, for each country of the stop and each type, fresh statements list all services of National Societies there. */
function isStatedComplete(view: View, stop: number, types: ReadonlySet<number>): boolean {
  const { stops } = view.network;
  const areas = rowOf(stops.areas, stop);
  const countries = countriesOfStop(stops, stop);
  return (
    types.size > 0 &&
    [...types].every((type) =>
      countries.every((country) => kindsNamed(statementsOn(view, country, type, areas)) & SOCIETIES),
    )
  );
}
