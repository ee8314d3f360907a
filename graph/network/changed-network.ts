import { FRESH_DAYS } from '../model/kinds/statement.ts';
import { LEG_MODES, type LegMode, type ProviderKind, SERVICE_STATUSES } from '../model/closed-lists.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import { addCodes } from './code-index.ts';
import { type AddedItem, addItems, addToRows } from './compressed-rows.ts';
import {
  type AgreementEntry,
  type Figures,
  type LegColumns,
  type Membership,
  type Network,
  REACH_ATTACHED,
  REACH_POINT,
  type ReferralEnd,
  type ReferralEntry,
  type ServiceColumns,
  type StatementEntry,
  type TrailColumns,
} from './network.ts';
import { countriesOfStop, whereLegLies } from './place-columns.ts';
import { kindBit } from './small-columns.ts';
import { NO_END, NO_START } from './validity.ts';

/** A service that is not there yet. It is active, and has one place: a stop, a leg or a point. −1: none. */
export interface OpenedService {
  readonly type: number;
  readonly stop: number;
  readonly leg: number;
  readonly centre: { readonly lat: number; readonly lon: number } | null;
  /** Around its point; null: its type's default. */
  readonly reachKm: number | null;
  readonly country: number;
  readonly provider: number;
  readonly branch: number;
  /** Bits of the groups that it serves. */
  readonly groups: number;
  /** Place in ELIGIBILITIES. */
  readonly eligibility: number;
}

/** A leg that is not there yet, in one direction. */
export interface OpenedLeg {
  /** By which an answer names it; left out: any. See `isSupposedCode`. */
  readonly code?: string;
  readonly from: number;
  readonly to: number;
  readonly mode: LegMode;
  readonly metres: number;
  /** NaN: not known. */
  readonly hours: number;
  /** Null: not known. */
  readonly peoplePerYear: number | null;
  readonly trails: readonly number[];
}

/** What is supposed about a network, as places in its columns. */
export interface NetworkChanges {
  /** Referrals from and to them end with them. */
  readonly closedServices: ReadonlySet<number>;
  readonly closedBranches: ReadonlySet<number>;
  readonly openedServices: readonly OpenedService[];
  readonly openedLegs: readonly OpenedLeg[];
  /** People per year by leg, in place of what is published; null: as if nobody had published a figure. */
  readonly flows: ReadonlyMap<number, number | null>;
  readonly agreements: readonly Pick<AgreementEntry, 'parties' | 'topics'>[];
  readonly referrals: readonly {
    readonly type: number;
    readonly from: ReferralEnd;
    readonly to: ReferralEnd;
  }[];
  readonly statements: readonly {
    readonly country: number;
    readonly area: number;
    readonly types: readonly number[];
    readonly kinds: readonly ProviderKind[];
    readonly links: boolean;
  }[];
}

/** Where a fact has its code. */
const NO_FACT = '';
/** No source says it, and it holds on every day. */
const SUPPOSED: Membership = { source: -1, validFrom: NO_START, validUntil: NO_END };

/**
 * The network as it would be on a day with these changes. What they do not touch is shared with the network, which stays as it is.
 * Places stay what they were; what opens comes behind the last. Closed services keep their columns: a view says that they do
 * nothing. O(what is touched), by copying columns.
 */
export function changedNetwork(network: Network, changes: NetworkChanges, day: number): Network {
  const withLegs = changes.openedLegs.length > 0 ? addLegs(network, changes.openedLegs, day) : network;
  const withServices =
    changes.openedServices.length > 0 ? addServices(withLegs, changes.openedServices) : withLegs;
  const { figures } = withServices;
  return {
    ...withServices,
    figures: changes.flows.size > 0 ? changeFlows(figures, changes.flows, day) : figures,
    referrals: changedReferrals(network.referrals, changes),
    agreements: withMore(
      network.agreements,
      changes.agreements.map((supposed): AgreementEntry => ({ ...SUPPOSED, code: NO_FACT, ...supposed })),
    ),
    statements: withMore(
      network.statements,
      changes.statements.map((supposed): StatementEntry => ({
        ...supposed,
        source: -1,
        asOf: day,
        freshUntil: day + FRESH_DAYS,
        kindBits: supposed.kinds.reduce((bits, kind) => bits | kindBit(kind), 0),
      })),
    ),
  };
}

/** The very list where there is nothing to be added: who asks of each of a hundred thousand services copies none. */
const withMore = <T>(list: readonly T[], more: readonly T[]): readonly T[] =>
  more.length === 0 ? list : [...list, ...more];

/** Without those from and to what closes. The very list where nothing changes. */
function changedReferrals(
  list: Network['referrals'],
  { closedServices, closedBranches, referrals }: NetworkChanges,
): Network['referrals'] {
  const supposed = referrals.map((referral): ReferralEntry => ({ ...SUPPOSED, code: NO_FACT, ...referral }));
  const ends = endsOf(list);
  const touches =
    [...closedServices].some((service) => ends.services.has(service)) ||
    [...closedBranches].some((branch) => ends.branches.has(branch));
  const isClosed = (end: ReferralEnd) => closedServices.has(end.service) || closedBranches.has(end.branch);
  const all = withMore(list, supposed);
  return touches || supposed.length > 0
    ? all.filter(({ from, to }) => !isClosed(from) && !isClosed(to))
    : list;
}

const namedEnds = new WeakMap<Network['referrals'], Record<'services' | 'branches', ReadonlySet<number>>>();

/** Services and branches that are named by referrals. O(referrals) once for each list. */
function endsOf(referrals: Network['referrals']) {
  let found = namedEnds.get(referrals);
  if (found === undefined) {
    const all = referrals.flatMap(({ from, to }) => [from, to]);
    found = {
      services: new Set(all.map(({ service }) => service)),
      branches: new Set(all.map(({ branch }) => branch)),
    };
    namedEnds.set(referrals, found);
  }
  return found;
}

/** A typed array with values behind its last. */
function grown<T extends Int32Array | Float64Array | Uint8Array | Int8Array>(
  column: T,
  values: readonly number[],
): T {
  const longer = new (column.constructor as new (length: number) => T)(column.length + values.length);
  longer.set(column);
  longer.set(values, column.length);
  return longer;
}

/** A code that no fact has: theirs have no brackets. */
export const supposedCode = (what: string, n: number) => `(${what} ${n})`;
export const isSupposedCode = (code: string) => code.startsWith('(');

function addLegs(network: Network, opened: readonly OpenedLeg[], day: number): Network {
  const { legs, stops, trails } = network;
  const first = legs.codes.length;
  const count = first + opened.length;
  const same = <T>(value: T) => opened.map(() => value);
  const lies = opened.map(({ from, to, mode }) => whereLegLies(stops, from, to, mode));
  const items = (list: (leg: OpenedLeg, n: number) => readonly number[]): AddedItem[] =>
    opened.flatMap((leg, n) => list(leg, n).map((item) => ({ row: first + n, item })));
  const byStop = (end: 'from' | 'to') => opened.map((leg, n) => ({ row: leg[end], item: first + n }));
  const legColumns: LegColumns = {
    ...addCodes(
      legs,
      opened.map(({ code }, n) => code ?? supposedCode('leg', n + 1)),
    ),
    validFrom: grown(legs.validFrom, same(NO_START)),
    validUntil: grown(legs.validUntil, same(NO_END)),
    source: grown(legs.source, same(-1)),
    from: grown(
      legs.from,
      opened.map(({ from }) => from),
    ),
    to: grown(
      legs.to,
      opened.map(({ to }) => to),
    ),
    mode: grown(
      legs.mode,
      opened.map(({ mode }) => LEG_MODES.indexOf(mode)),
    ),
    metres: grown(
      legs.metres,
      opened.map(({ metres }) => metres),
    ),
    hours: grown(
      legs.hours,
      opened.map(({ hours }) => hours),
    ),
    countries: addToRows(
      legs.countries,
      count,
      items((_, n) => lies[n]!.countries),
    ),
    isBorder: grown(
      legs.isBorder,
      lies.map(({ isBorder }) => (isBorder ? 1 : 0)),
    ),
    services: addToRows(legs.services, count, []),
    trails: addToRows(
      legs.trails,
      count,
      items((leg) => leg.trails),
    ),
  };
  const trailColumns: TrailColumns = {
    ...trails,
    legs: trails.legs.map((entries, trail) => [
      ...entries,
      ...opened.flatMap((leg, n) => (leg.trails.includes(trail) ? [{ ...SUPPOSED, leg: first + n }] : [])),
    ]),
  };
  const flows = new Map(opened.map(({ peoplePerYear }, n) => [first + n, peoplePerYear]));
  return {
    ...network,
    stops: {
      ...stops,
      legsOut: addToRows(stops.legsOut, stops.codes.length, byStop('from')),
      legsIn: addToRows(stops.legsIn, stops.codes.length, byStop('to')),
    },
    legs: legColumns,
    trails: trailColumns,
    figures: changeFlows(network.figures, flows, day),
  };
}

function addServices(network: Network, opened: readonly OpenedService[]): Network {
  const { services, stops, legs } = network;
  const first = services.codes.length;
  const column = (value: (service: OpenedService) => number) => opened.map(value);
  const same = <T>(value: T) => opened.map(() => value);
  const reached = opened.flatMap((service, n) =>
    stopsReached(network, service).map(({ stop, how }) => ({ row: stop, item: first + n, how })),
  );
  const reach = addToRows(stops.reach, stops.codes.length, reached);
  const how = addItems(
    stops.reach.start,
    stops.reachHow,
    stops.codes.length,
    reached.map((pair) => ({ row: pair.row, item: pair.how })),
  );
  const alongLegs = opened.flatMap(({ leg }, n) => (leg < 0 ? [] : [{ row: leg, item: first + n }]));
  const serviceColumns: ServiceColumns = {
    ...addCodes(
      services,
      opened.map((_, n) => supposedCode('service', n + 1)),
    ),
    validFrom: grown(services.validFrom, same(NO_START)),
    validUntil: grown(services.validUntil, same(NO_END)),
    source: grown(services.source, same(-1)),
    type: grown(
      services.type,
      column(({ type }) => type),
    ),
    provider: grown(
      services.provider,
      column(({ provider }) => provider),
    ),
    branch: grown(
      services.branch,
      column(({ branch }) => branch),
    ),
    country: grown(
      services.country,
      column(({ country }) => country),
    ),
    status: grown(services.status, same(SERVICE_STATUSES.indexOf('ACTIVE'))),
    staleFrom: grown(services.staleFrom, same(NO_END)),
    asOf: grown(services.asOf, same(NO_START)),
    eligibility: grown(
      services.eligibility,
      column(({ eligibility }) => eligibility),
    ),
    groups: grown(
      services.groups,
      column(({ groups }) => groups),
    ),
    remote: grown(services.remote, same(0)),
    finestLevel: grown(services.finestLevel, same(0)),
    byCountry: services.byCountry,
  };
  return {
    ...network,
    services: serviceColumns,
    stops: { ...stops, reach, reachHow: how.items },
    legs: { ...legs, services: addToRows(legs.services, legs.codes.length, alongLegs) },
  };
}

/** Stops that a service with a stop or a point reaches; decision 0002, rule 5. O(stops) for a point. */
export function stopsReached(
  { stops, serviceTypes }: Network,
  { stop, centre, reachKm, type, country }: OpenedService,
): { stop: number; how: number }[] {
  if (stop >= 0) return [{ stop, how: REACH_ATTACHED }];
  if (centre === null) return [];
  const km = reachKm ?? serviceTypes.reachKm[type]!;
  return [...stops.lat.keys()]
    .filter(
      (place) =>
        countriesOfStop(stops, place).includes(country) &&
        greatCircleKm(centre, { lat: stops.lat[place]!, lon: stops.lon[place]! }) <= km,
    )
    .map((place) => ({ stop: place, how: REACH_POINT }));
}

const YEAR_DAYS = 365;

function changeFlows(figures: Figures, flows: ReadonlyMap<number, number | null>, day: number): Figures {
  const legFlows = new Map(figures.legFlows);
  for (const [leg, value] of flows) {
    if (value === null) legFlows.delete(leg);
    else {
      const period = { periodFrom: day - YEAR_DAYS + 1, periodTo: day };
      legFlows.set(leg, [{ ...SUPPOSED, ...period, code: supposedCode('flow', leg), value, definition: 0 }]);
    }
  }
  return { ...figures, legFlows };
}
