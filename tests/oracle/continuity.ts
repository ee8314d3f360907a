import type { RestrictedRead } from '../../graph/model/viewer.ts';
import { type OracleBreak, describeBreak, lengthOf, longestStretch, startOf } from './breaks.ts';
import { careOf, kmInCare } from './care.ts';
import { legExpects, stopExpects } from './expected.ts';
import { type OracleHandover, handoversOf } from './handovers.ts';
import { type Journey, journeyOf } from './journey.ts';
import { wholePlace } from './reach.ts';
import { type OracleChain, referralChain } from './referral-chain.ts';
import { roundKm, share } from './rounding.ts';
import { kmStatus } from './status.ts';
import { type OracleWeakestLink, weakestLink } from './weakest-link.ts';
import type { View, World } from './world.ts';

export interface ContinuityAsk {
  /** The journey's legs, in order. */
  legs: string[];
  serviceTypes: string[];
  group: string;
  asOf: string;
  readsRestricted: RestrictedRead;
}

interface KmOfJourney {
  /** Null, all three, for a type without a care range, and where no leg expects it. */
  kmInCare: number | null;
  kmWithoutCare: number | null;
  kmUnknown: number | null;
  servedKmShare: number | null;
  unknownShare: number | null;
}

export interface OracleContinuity extends KmOfJourney {
  serviceType: string;
  group: string;
  expectedStops: number;
  servedStops: number;
  longestBreak: OracleBreak | null;
  handovers: OracleHandover[];
  referralChain: OracleChain;
  weakestLink: OracleWeakestLink;
}

const NOT_MEASURED: KmOfJourney = {
  kmInCare: null,
  kmWithoutCare: null,
  kmUnknown: null,
  servedKmShare: null,
  unknownShare: null,
};

function kmOf(view: View, { legs }: Journey, serviceType: string, group: string): KmOfJourney {
  const care = careOf(view, serviceType, group);
  const expecting = legs.filter((leg) => legExpects(view, null, leg, serviceType));
  if (care === null || expecting.length === 0) return NOT_MEASURED;
  let [inCare, without, unknown, length] = [0, 0, 0, 0];
  for (const leg of expecting) {
    const low = kmInCare(care.low(leg), leg);
    const high = kmInCare(care.high(leg), leg);
    inCare += low;
    without += leg.km - high;
    unknown += high - low;
    length += leg.km;
  }
  return {
    kmInCare: roundKm(inCare),
    kmWithoutCare: roundKm(without),
    kmUnknown: roundKm(unknown),
    servedKmShare: share(inCare, length),
    unknownShare: share(unknown, length),
  };
}

function continuityOf(view: View, journey: Journey, serviceType: string, group: string): OracleContinuity {
  const expected = journey.stops
    .filter((stop) => stopExpects(view, null, stop, serviceType))
    .map((stop) => ({ stop: stop.code, status: kmStatus(view, wholePlace(stop), serviceType, group) }));

  const care = careOf(view, serviceType, group);
  const expects = (leg: Journey['legs'][number]) => legExpects(view, null, leg, serviceType);
  const possible = care && longestStretch(journey.legs, expects, care.low);
  const certain = care && longestStretch(journey.legs, expects, care.high);
  const longestBreak = possible && describeBreak(view, possible, certain);
  const handovers = handoversOf(view, journey, serviceType, group);
  const chain = referralChain(view, journey, serviceType, group);
  const certainFrom = certain && lengthOf(certain) > 0 ? startOf(certain) : null;
  const km = kmOf(view, journey, serviceType, group);
  const isAsked = expected.length > 0 || km.kmInCare !== null;
  return {
    serviceType,
    group,
    expectedStops: expected.length,
    servedStops: expected.filter((one) => one.status === 'SERVED').length,
    ...km,
    longestBreak,
    handovers,
    referralChain: chain,
    weakestLink: isAsked
      ? weakestLink({ certainFrom, longestBreak, handovers, chain, expected })
      : { kind: 'NONE', stop: null },
  };
}

export function oracleContinuity(world: World, ask: ContinuityAsk): OracleContinuity[] {
  const view: View = { world, asOf: ask.asOf, readsRestricted: ask.readsRestricted };
  const journey = journeyOf(view, ask.legs);
  return ask.serviceTypes.map((serviceType) => continuityOf(view, journey, serviceType, ask.group));
}
