import { HANDOVER_STATUSES, type HandoverStatus } from '../../graph/model/closed-lists.ts';
import type { RestrictedRead } from '../../graph/model/viewer.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { borderHandover, type Lacking } from './handovers.ts';
import { countriesOfStop } from './network.ts';
import { flowOfLeg, sumOfKnown } from './people.ts';
import { roundKm } from './rounding.ts';
import { legsOfScope, type Scope, stopsOfScope } from './scope.ts';
import { compareText, distinct, find, holds, type View, type World } from './world.ts';

/** Decision 0014, written again, plainly: sets of stops, no maps, no order but what the rules say. */
export interface PartnershipsAsk {
  /** Null: everything. */
  trails: Scope;
  serviceTypes: string[];
  groups: string[];
  asOf: string;
  readsRestricted: RestrictedRead;
  /** Members of a network, and which pairs are asked for; null: all. */
  members: string[] | null;
  pairs: 'ANY' | 'INSIDE' | 'ACROSS';
}

export interface OracleBorder {
  fromCountry: string;
  toCountry: string;
  crossing: string | null;
  lastStop: string | null;
  firstStop: string | null;
  near: boolean;
  peoplePerYear: number | null;
  handovers: { serviceType: string; group: string; status: string; lacking: Lacking | null }[];
}

export interface OracleLink {
  serviceType: string;
  borders: number;
  peoplePerYear: number | null;
}

export interface OraclePartnership {
  a: string;
  b: string;
  sharedTrails: string[];
  borders: OracleBorder[];
  peoplePerYear: number | null;
  missingPeoplePerYear: number | null;
  handovers: Record<HandoverStatus, number>;
  agreements: string[];
  referrals: string[];
  missing: OracleLink[];
  unknown: OracleLink[];
}

type Stop = Fact<'Stop'>;
type Leg = Fact<'Leg'>;

/** The legs and stops of the scope, and who can be reached over the sea. */
interface Ground {
  view: View;
  scope: Scope;
  stops: Stop[];
  legs: Leg[];
}

const stopCalled = ({ view }: Ground, code: string) => find(view.world.Stop, code)!;
const isAtSea = (stop: Stop) => countriesOfStop(stop).length === 0;
const isIn = (stop: Stop, country: string) => countriesOfStop(stop).includes(country);

/** Ways of legs from one stop on land to another with only the sea between, without passing a stop twice. */
function waysOverSea(ground: Ground, from: Stop): { to: Stop; legs: Leg[] }[] {
  const found: { to: Stop; legs: Leg[] }[] = [];
  const go = (at: Stop, legs: Leg[], passed: string[]) => {
    for (const leg of ground.legs.filter((one) => one.from === at.code)) {
      if (passed.includes(leg.to)) continue;
      const to = stopCalled(ground, leg.to);
      if (isAtSea(to)) go(to, [...legs, leg], [...passed, to.code]);
      else found.push({ to, legs: [...legs, leg] });
    }
  };
  go(from, [], [from.code]);
  return found;
}

interface Hop {
  from: Stop;
  to: Stop;
  km: number;
  ways: Leg[][];
}

/** Rule 2: between every two stops on land. */
function hopsOf(ground: Ground): Hop[] {
  const land = distinct(ground.legs.flatMap(({ from, to }) => [from, to]))
    .toSorted(compareText)
    .map((code) => stopCalled(ground, code))
    .filter((stop) => !isAtSea(stop));
  return land.flatMap((from) => {
    const ways = waysOverSea(ground, from);
    return land
      .filter((to) => ways.some((way) => way.to === to))
      .map((to) => {
        const between = ways.filter((way) => way.to === to).map(({ legs }) => legs);
        const lengths = between.map((legs) => roundKm(legs.reduce((sum, { km }) => sum + km, 0)));
        return { from, to, km: Math.min(...lengths), ways: between };
      });
  });
}

/** Rule 3: the stops on land from which, and to which, a leg leads. */
function leadsFrom(ground: Ground, hops: Hop[], leg: Leg): Stop[] {
  const start = stopCalled(ground, leg.from);
  if (!isAtSea(start)) return [start];
  return distinct(hops.filter(({ ways }) => ways.some((way) => way.includes(leg))).map(({ from }) => from));
}

function leadsTo(ground: Ground, hops: Hop[], leg: Leg): Stop[] {
  const end = stopCalled(ground, leg.to);
  if (!isAtSea(end)) return [end];
  return distinct(hops.filter(({ ways }) => ways.some((way) => way.includes(leg))).map(({ to }) => to));
}

type IsOne = (stop: Stop) => boolean;

/** The greater of what is published on the legs that leave land, and on those that come to it, by which one gets from some stops to some stops alone. */
function peopleBetween(ground: Ground, hops: Hop[], isFrom: IsOne, isTo: IsOne): number | null {
  const theirs = ground.legs.filter((leg) => {
    const from = leadsFrom(ground, hops, leg);
    const to = leadsTo(ground, hops, leg);
    return from.length > 0 && to.length > 0 && from.every(isFrom) && to.every(isTo);
  });
  const flows = (legs: Leg[]) => sumOfKnown(legs.map((leg) => flowOfLeg(ground.view, leg.code)));
  return greatest([
    flows(theirs.filter((leg) => !isAtSea(stopCalled(ground, leg.from)))),
    flows(theirs.filter((leg) => !isAtSea(stopCalled(ground, leg.to)))),
  ]);
}

function greatest(numbers: (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function nearest(hops: Hop[], end: 'from' | 'to'): Hop | null {
  const sorted = hops.toSorted((a, b) => a.km - b.km || compareText(a[end].code, b[end].code));
  return sorted[0] ?? null;
}

interface Place {
  fromCountry: string;
  toCountry: string;
  crossing: Stop | null;
  before: Stop | null;
  after: Stop | null;
  near: boolean;
  people: number | null;
  into: Leg[];
}

function crossingsOf(ground: Ground, hops: Hop[]): Place[] {
  return ground.stops.flatMap((crossing) => {
    if (crossing.country === null || crossing.otherCountry === null) return [];
    const sides = [
      [crossing.country, crossing.otherCountry],
      [crossing.otherCountry, crossing.country],
    ] as const;
    return sides.flatMap(([fromCountry, toCountry]): Place[] => {
      const isBefore: IsOne = (stop) => isIn(stop, fromCountry) && !isIn(stop, toCountry);
      const isAfter: IsOne = (stop) => isIn(stop, toCountry) && !isIn(stop, fromCountry);
      const isCrossing: IsOne = (stop) => stop.code === crossing.code;
      const arriving = hops.filter((hop) => isCrossing(hop.to) && isBefore(hop.from));
      const leaving = hops.filter((hop) => isCrossing(hop.from) && isAfter(hop.to));
      if (arriving.length + leaving.length === 0) return [];
      const before = nearest(arriving, 'from');
      const after = nearest(leaving, 'to');
      return [
        {
          fromCountry,
          toCountry,
          crossing,
          before: before?.from ?? null,
          after: after?.to ?? null,
          near: before !== null && after !== null && before.km <= 25 && after.km <= 25,
          people: greatest([
            peopleBetween(ground, hops, isBefore, isCrossing),
            peopleBetween(ground, hops, isCrossing, isAfter),
          ]),
          into: distinct(leaving.flatMap(({ ways }) => ways.map((way) => way.at(-1)!))),
        },
      ];
    });
  });
}

function landingsOf(ground: Ground, hops: Hop[]): Place[] {
  return distinct(hops.map(({ to }) => to))
    .toSorted((a, b) => compareText(a.code, b.code))
    .flatMap((stop) => {
      const isAbroad: IsOne = (from) => !countriesOfStop(from).some((country) => isIn(stop, country));
      const abroad = hops.filter(({ from, to }) => to === stop && isAbroad(from));
      const countries = distinct(abroad.map(({ from }) => from.country!)).toSorted(compareText);
      return countries.map((fromCountry): Place => {
        const isFrom: IsOne = (from) => isAbroad(from) && from.country === fromCountry;
        const theirs = abroad.filter(({ from }) => isFrom(from));
        const first = nearest(theirs, 'from')!;
        return {
          fromCountry,
          toCountry: stop.country!,
          crossing: null,
          before: first.from,
          after: stop,
          near: first.km <= 25,
          people: peopleBetween(ground, hops, isFrom, (to) => to === stop),
          into: distinct(theirs.flatMap(({ ways }) => ways.map((way) => way.at(-1)!))),
        };
      });
    });
}

function borderOf({ view }: Ground, place: Place, ask: PartnershipsAsk): OracleBorder {
  const { crossing, before, after } = place;
  return {
    fromCountry: place.fromCountry,
    toCountry: place.toCountry,
    crossing: crossing?.code ?? null,
    lastStop: before?.code ?? null,
    firstStop: after?.code ?? null,
    near: place.near,
    peoplePerYear: place.people,
    handovers: ask.serviceTypes.flatMap((serviceType) =>
      ask.groups.map((group) => ({
        serviceType,
        group,
        ...borderHandover(view, place, place.into, serviceType, group),
      })),
    ),
  };
}

function isOnTrail({ view }: Ground, country: string, trail: string): boolean {
  const { world, asOf } = view;
  const isStated = world.TrailCountry.some(
    (row) => row.trail === trail && row.country === country && holds(row, asOf),
  );
  return isStated || stopsOfScope(view, [trail]).some((stop) => isIn(stop, country));
}

function linkOf(serviceType: string, borders: OracleBorder[]): OracleLink {
  return {
    serviceType,
    borders: borders.length,
    peoplePerYear: sumOfKnown(borders.map(({ peoplePerYear }) => peoplePerYear)),
  };
}

const falling = (a: number | null, b: number | null) => (b ?? -1) - (a ?? -1);

function byPeople(one: OracleLink, other: OracleLink): number {
  return falling(one.peoplePerYear, other.peoplePerYear) || compareText(one.serviceType, other.serviceType);
}

/** Rule 5. */
function linksOf(ask: PartnershipsAsk, borders: OracleBorder[]) {
  const with_ = (test: (handover: OracleBorder['handovers'][number]) => boolean) =>
    ask.serviceTypes.flatMap((type) => {
      const found = borders.filter(({ handovers }) =>
        handovers.some((one) => one.serviceType === type && test(one)),
      );
      return found.length === 0 ? [] : [linkOf(type, found)];
    });
  const missing = with_(({ status }) => status === 'UNLINKED').toSorted(byPeople);
  const unknown = with_(({ status, lacking }) => status === 'UNKNOWN' && lacking === 'LINK')
    .filter((link) => !missing.some(({ serviceType }) => serviceType === link.serviceType))
    .toSorted(byPeople);
  return { missing, unknown };
}

/** The country of an end of a referral; null when this reader may not read the end. */
function countryOfEnd(world: World, service: string | null, branch: string | null): string | null {
  const fact = service === null ? find(world.Branch, branch!) : find(world.Service, service);
  return fact?.country ?? null;
}

export function oraclePartnerships(world: World, ask: PartnershipsAsk): OraclePartnership[] {
  const view: View = { world, asOf: ask.asOf, readsRestricted: ask.readsRestricted };
  const ground: Ground = {
    view,
    scope: ask.trails,
    stops: stopsOfScope(view, ask.trails),
    legs: legsOfScope(view, ask.trails),
  };
  const hops = hopsOf(ground);
  const borders = [...crossingsOf(ground, hops), ...landingsOf(ground, hops)].map((place) =>
    borderOf(ground, place, ask),
  );
  const trails = (ask.trails ?? world.Trail.map(({ code }) => code)).toSorted(compareText);
  const societies = world.NationalSociety.filter(({ country }) => find(world.Country, country) !== undefined);
  const pairs = societies.flatMap((a) => societies.filter((b) => a.code < b.code).map((b) => ({ a, b })));
  return pairs
    .filter(({ a, b }) => a.country !== b.country && isAskedFor(ask, a.code, b.code))
    .map(({ a, b }) => {
      const isTheirs = (one: string | null, other: string | null) =>
        (one === a.country && other === b.country) || (one === b.country && other === a.country);
      const shared = borders.filter(({ fromCountry, toCountry }) => isTheirs(fromCountry, toCountry));
      const unlinked = shared.filter(({ handovers }) =>
        handovers.some(({ status }) => status === 'UNLINKED'),
      );
      return {
        a: a.code,
        b: b.code,
        sharedTrails: trails.filter(
          (trail) => isOnTrail(ground, a.country, trail) && isOnTrail(ground, b.country, trail),
        ),
        borders: shared,
        peoplePerYear: sumOfKnown(shared.map(({ peoplePerYear }) => peoplePerYear)),
        missingPeoplePerYear: sumOfKnown(unlinked.map(({ peoplePerYear }) => peoplePerYear)),
        handovers: Object.fromEntries(
          HANDOVER_STATUSES.map((status) => [
            status,
            shared.flatMap(({ handovers }) => handovers).filter((one) => one.status === status).length,
          ]),
        ) as Record<HandoverStatus, number>,
        agreements: world.Agreement.filter(
          (one) => holds(one, ask.asOf) && one.parties.includes(a.code) && one.parties.includes(b.code),
        )
          .map(({ code }) => code)
          .toSorted(compareText),
        referrals: world.Referral.filter(
          (one) =>
            holds(one, ask.asOf) &&
            isTheirs(
              countryOfEnd(world, one.fromService, one.fromBranch),
              countryOfEnd(world, one.toService, one.toBranch),
            ),
        )
          .map(({ code }) => code)
          .toSorted(compareText),
        ...linksOf(ask, shared),
      };
    })
    .filter((pair) => pair.sharedTrails.length + pair.borders.length > 0)
    .toSorted(
      (one, other) =>
        falling(one.missingPeoplePerYear, other.missingPeoplePerYear) ||
        other.missing.length - one.missing.length ||
        other.unknown.length - one.unknown.length ||
        falling(one.peoplePerYear, other.peoplePerYear) ||
        compareText(one.a, other.a) ||
        compareText(one.b, other.b),
    );
}

/** Rule 7. */
function isAskedFor({ members, pairs }: PartnershipsAsk, a: string, b: string): boolean {
  if (members === null) return true;
  const count = [a, b].filter((code) => members.includes(code)).length;
  return { ANY: count > 0, INSIDE: count === 2, ACROSS: count === 1 }[pairs];
}
