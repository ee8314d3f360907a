import { rowOf } from '../network/compressed-rows.ts';
import { careReach } from './care-range.ts';
import type { Expectation } from './expectation.ts';
import { caredLayerSteps, legCare, metresInCare } from './leg-care.ts';
import { flowOnLeg, peoplePassing } from './people.ts';
import type { PlanDemand, PlanEnd, PlanJourney, PlanObjective } from './plan-model.ts';
import type { Scope } from './scope.ts';
import { withPauses } from './steps.ts';
import type { View } from './view.ts';
import { withheld } from './withheld.ts';

/** What is missing now, and what each candidate would bring there. */
export interface PlanDemands {
  readonly sites: readonly { readonly stop: number; readonly type: number }[];
  readonly ends: readonly PlanEnd[];
  readonly demands: readonly PlanDemand[];
  /** Journeys that are not whole now and that sites could complete, if all were opened. */
  readonly journeys: readonly PlanJourney[];
  /** Each way, for each type that is expected somewhere on it. */
  readonly ways: readonly PlanWay[];
  /** What no service of today reaches, in the objective's measure (metres, person-metres, people per year or journeys), whether or not a site could. */
  readonly missing: number;
  /** The same by country of the legs; a leg of several counts in each. Empty for JOURNEYS. */
  readonly missingIn: ReadonlyMap<number, number>;
  /** Length of the legs that expect a type and have no published flow, metres; each as often as it expects one. */
  readonly metresWithoutFlow: number;
  /** How many pairs of a leg and a type count. */
  readonly pairs: number;
  /** Types of which nothing can be planned, and why. */
  readonly leftOut: readonly { readonly type: number; readonly reason: LeftOutReason }[];
}

/** A way that was asked for, and a type that is expected on it. */
export interface PlanWay {
  readonly way: number;
  readonly type: number;
  /** Wholly in care as it is. */
  readonly isWhole: boolean;
}

export type LeftOutReason = 'NO_CARE_RANGE' | 'WITHHELD';

interface Ask {
  readonly types: readonly number[];
  readonly group: number;
  readonly objective: PlanObjective;
  /** Stops at which a service of each of the types may be opened. */
  readonly stops: readonly number[];
  /** The legs of each journey that is to come into care as a whole; empty but for JOURNEYS. */
  readonly ways: readonly (readonly number[])[];
  /** For how many people a year a site has room; null: for all. */
  roomOf(stop: number, type: number): number | null;
  /** Awaited after little work, for whoever has other work on the same thread. */
  readonly pause: () => Promise<void>;
}

/**
 * Decision 0015. On a leg of d metres min(d, A + B) are in care, where A and B are how far the best of the open sites reaches into it
 * from either end. So a site counts at each end by what it adds to the reach of today, the missing metres are d − what is in care now,
 * and legs that miss as much and are reached alike are one demand: most roads are two legs. What a site with room for a part of those who
 * pass brings is that part of its metres, rounded down.
 * O(candidates × what lies within their range): 0.6 s for 19,000 candidates.
 */
export async function planDemands(
  view: View,
  scope: Scope,
  expectation: Expectation,
  ask: Ask,
): Promise<PlanDemands> {
  const { legs, serviceTypes, stops } = view.network;
  const sites: { stop: number; type: number }[] = [];
  const leftOut: { type: number; reason: LeftOutReason }[] = [];
  const ends: PlanEnd[] = [];
  const demands = new Map<string, PlanDemand>();
  const endOf = new Map<string, number>();
  const journeys: PlanJourney[] = [];
  const ways: PlanWay[] = [];
  let missing = 0;
  const missingIn = new Map<number, number>();
  let metresWithoutFlow = 0;
  let pairs = 0;

  /** The end that is reached so; −1 when nothing reaches it. */
  const endReached = (reached: readonly (readonly [site: number, metres: number])[] | undefined): number => {
    if (reached === undefined) return -1;
    const key = reached.join(';');
    const known = endOf.get(key);
    if (known !== undefined) return known;
    endOf.set(key, ends.length);
    return (
      ends.push({ sites: reached.map(([site]) => site), metres: reached.map(([, metres]) => metres) }) - 1
    );
  };

  const needsFlow = ask.objective === 'PERSON_KM' || ask.objective === 'PEOPLE';
  for (const type of ask.types) {
    await ask.pause();
    const [layer] = await withPauses(caredLayerSteps(view, [type], [ask.group]), ask.pause);
    const care = legCare(view, layer!);
    if (care === null || withheld(view.network, type) === 'EVERYTHING') {
      leftOut.push({ type, reason: care === null ? 'NO_CARE_RANGE' : 'WITHHELD' });
      continue;
    }
    /** Metres missing now by leg, where some are. */
    const missed = new Map<number, { metres: number; weight: number }>();
    for (const leg of scope.legs) {
      if (!expectation.onLeg(leg, type)) continue;
      const length = legs.metres[leg]!;
      const flow = flowOnLeg(view, leg);
      if (flow === null) metresWithoutFlow += length;
      if (flow === null && needsFlow) continue;
      pairs += 1;
      const metres = length - metresInCare(length, care.low(leg));
      const weight = needsFlow ? flow!.value : 1;
      if (metres <= 0) continue;
      missed.set(leg, { metres, weight });
      if (ask.objective === 'JOURNEYS') continue;
      const value = ask.objective === 'PEOPLE' ? weight : metres * weight;
      missing += value;
      for (const country of rowOf(legs.countries, leg)) {
        missingIn.set(country, (missingIn.get(country) ?? 0) + value);
      }
    }

    const range = Math.round(serviceTypes.careRangeKm[type]! * 1000);
    /** By leg and side (leg × 2, + 1 for its end), the sites that reach farther into it than care does now. */
    const reached = new Map<number, (readonly [number, number])[]>();
    for (const stop of ask.stops) {
      await ask.pause();
      const site = sites.push({ stop, type }) - 1;
      const room = ask.roomOf(stop, type);
      const passing = room === null ? 0 : (peoplePassing(view, stop, [])?.value ?? 0);
      const reach = careReach(view, [stop], range);
      for (const end of reach.stops()) {
        for (const [side, rows] of [stops.legsOut, stops.legsIn].entries()) {
          for (const leg of rowOf(rows, end)) {
            const lacking = missed.get(leg);
            if (lacking === undefined) continue;
            const { fromStart, fromEnd } = care.low(leg);
            const whole = range - reach.distance(leg, end) - (side === 0 ? fromStart : fromEnd);
            const metres =
              room === null
                ? whole
                : Math.floor(
                    Math.min(whole, lacking.metres) * Math.min(1, room / Math.max(passing, lacking.weight)),
                  );
            if (metres <= 0) continue;
            const known = reached.get(leg * 2 + side);
            if (known === undefined) reached.set(leg * 2 + side, [[site, metres]]);
            else known.push([site, metres]);
          }
        }
      }
    }

    /** By leg, the key of its demand. */
    const demandOf = new Map<number, string>();
    for (const [leg, { metres, weight }] of missed) {
      await ask.pause();
      const pair = [endReached(reached.get(leg * 2)), endReached(reached.get(leg * 2 + 1))].toSorted(
        (a, b) => a - b,
      );
      if (pair[1] === -1) continue;
      const key = `${metres}/${pair.join('/')}/${rowOf(legs.countries, leg).join(',')}`;
      demandOf.set(leg, key);
      const alike = demands.get(key);
      demands.set(key, {
        ends: [pair[0]!, pair[1]!],
        metres,
        weight: (alike?.weight ?? 0) + weight,
        type,
        legs: [...(alike?.legs ?? []), leg],
      });
    }

    const placeOf = new Map([...demands.keys()].map((key, place) => [key, place]));
    for (const [way, on] of ask.ways.entries()) {
      if (!on.some((leg) => expectation.onLeg(leg, type))) continue;
      const lacking = on.filter((leg) => missed.has(leg));
      ways.push({ way, type, isWhole: lacking.length === 0 });
      if (lacking.length === 0) continue;
      missing += 1;
      const needed = lacking.map((leg) => placeOf.get(demandOf.get(leg) ?? '') ?? -1);
      if (!needed.includes(-1))
        journeys.push({ way, type, demands: [...new Set(needed)].toSorted((a, b) => a - b) });
    }
  }
  return {
    sites,
    ends,
    demands: [...demands.values()],
    journeys,
    ways,
    missing,
    missingIn,
    metresWithoutFlow,
    pairs,
    leftOut,
  };
}
