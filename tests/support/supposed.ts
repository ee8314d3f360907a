import { type Changes, NO_CHANGES } from '../../graph/analysis/changed-view.ts';
import { ELIGIBILITIES, GROUPS, PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { endOfBranch, endOfService } from '../../graph/network/link-entries.ts';
import type { Network } from '../../graph/network/network.ts';
import { AS_OF, TRAILS } from '../oracle/random-world.ts';
import { makeFact, type World } from '../oracle/world.ts';

/** What is supposed about a world, and the world of which it would be true. */
export interface Supposed {
  readonly changes: Changes;
  readonly world: World;
}

/** One kind of change, of something that `pick` chooses; null when the world has nothing to choose from. */
type Suppose = (network: Network, supposed: Supposed, pick: number) => Supposed | null;

const chosen = <T>(list: readonly T[], pick: number): T | undefined =>
  list.length === 0 ? undefined : list[pick % list.length];
const code = (what: string, { changes }: Supposed) =>
  `ZZZ-${what}-${changes.openedLegs.length}-${changes.openedServices.length}-${changes.agreements.length}-${changes.referrals.length}-${changes.statements.length}`;

/** Every kind of change, each written twice: as a supposition, and as other facts. */
export const SUPPOSE: Readonly<Record<string, Suppose>> = {
  closeService({ services }, { changes, world }, pick) {
    const closed = chosen([...services.codes], pick);
    if (closed === undefined) return null;
    return {
      changes: {
        ...changes,
        closedServices: new Set([...changes.closedServices, services.indexOf(closed)]),
      },
      world: { ...world, Service: world.Service.filter((fact) => fact.code !== closed) },
    };
  },
  closeBranch({ branches, services }, { changes, world }, pick) {
    const closed = chosen([...branches.codes], pick);
    if (closed === undefined) return null;
    const branch = branches.indexOf(closed);
    const ofBranch = [...services.branch.keys()].filter((service) => services.branch[service] === branch);
    return {
      changes: {
        ...changes,
        closedBranches: new Set([...changes.closedBranches, branch]),
        closedServices: new Set([...changes.closedServices, ...ofBranch]),
      },
      world: {
        ...world,
        Branch: world.Branch.filter((fact) => fact.code !== closed),
        Service: world.Service.filter((fact) => fact.branch !== closed),
      },
    };
  },
  closeStop({ stops }, { changes, world }, pick) {
    const closed = chosen([...stops.codes], pick);
    if (closed === undefined) return null;
    return {
      changes: { ...changes, closedStops: new Set([...changes.closedStops, stops.indexOf(closed)]) },
      world: { ...world, Stop: world.Stop.filter((fact) => fact.code !== closed) },
    };
  },
  closeLeg({ legs }, { changes, world }, pick) {
    const closed = chosen([...legs.codes], pick);
    if (closed === undefined) return null;
    return {
      changes: { ...changes, closedLegs: new Set([...changes.closedLegs, legs.indexOf(closed)]) },
      world: { ...world, Leg: world.Leg.filter((fact) => fact.code !== closed) },
    };
  },
  closeCrossing({ stops, legs }, { changes, world }, pick) {
    const crossing = chosen(
      world.Stop.filter((stop) => stop.otherCountry !== null && stops.indexOf(stop.code) >= 0),
      pick,
    )?.code;
    if (crossing === undefined) return null;
    // Legs that are supposed beside it stay: what closes is what somebody states.
    const closed = world.Leg.filter(
      ({ code: leg, from, to }) => legs.indexOf(leg) >= 0 && (from === crossing || to === crossing),
    );
    return {
      changes: {
        ...changes,
        closedLegs: new Set([...changes.closedLegs, ...closed.map((leg) => legs.indexOf(leg.code))]),
      },
      world: { ...world, Leg: world.Leg.filter((leg) => !closed.includes(leg)) },
    };
  },
  openBranch(network, supposed, pick) {
    // A branch is what its services are, at one place and by one provider. Of 3 × pick that place is a stop.
    const types = [...network.serviceTypes.codes].slice(0, 1 + (pick % network.serviceTypes.codes.length));
    return types.reduce<Supposed | null>(
      (so, type) => so && openService(network, so, 3 * pick, type),
      supposed,
    );
  },
  openService: (network, supposed, pick) => openService(network, supposed, pick),
  openLeg: (network, supposed, pick) =>
    openLeg(network, supposed, pick, [
      chosen([...network.stops.codes], pick)!,
      chosen([...network.stops.codes], Math.floor(pick / 7) + 1)!,
    ]),
  openCrossing(network, supposed, pick) {
    // A crossing is what its legs are: one that leads to it, one that leads on.
    const crossing = chosen(
      supposed.world.Stop.filter(
        (stop) => stop.otherCountry !== null && network.stops.indexOf(stop.code) >= 0,
      ),
      pick,
    )?.code;
    if (crossing === undefined) return null;
    const one = chosen([...network.stops.codes], Math.floor(pick / 7))!;
    const other = chosen([...network.stops.codes], Math.floor(pick / 11) + 1)!;
    const to = openLeg(network, supposed, pick, [one, crossing]) ?? supposed;
    return openLeg(network, to, pick + 1, [crossing, other]) ?? to;
  },
  changeFlow({ legs }, { changes, world }, pick) {
    const leg = chosen([...legs.codes], pick);
    if (leg === undefined) return null;
    const people = pick % 4 === 0 ? null : pick % 5000;
    const others = world.Flow.filter((fact) => fact.leg !== leg);
    return {
      changes: { ...changes, flows: new Map([...changes.flows, [legs.indexOf(leg), people]]) },
      world: { ...world, Flow: people === null ? others : [...others, flowOn(leg, people)] },
    };
  },
  addAgreement({ societies, serviceTypes }, supposed, pick) {
    const { changes, world } = supposed;
    const parties = [chosen([...societies.codes], pick), chosen([...societies.codes], pick + 1)];
    const [a, b] = parties;
    if (a === undefined || b === undefined || a === b) return null;
    const topics = [chosen([...serviceTypes.codes], pick)!];
    return {
      changes: {
        ...changes,
        agreements: [
          ...changes.agreements,
          { parties: [a, b].map(societies.indexOf), topics: topics.map(serviceTypes.indexOf) },
        ],
      },
      world: {
        ...world,
        Agreement: [
          ...world.Agreement,
          makeFact('Agreement', { code: code('agreement', supposed), parties: [a, b], topics }),
        ],
      },
    };
  },
  addReferral({ services, branches, serviceTypes }, supposed, pick) {
    const { changes, world } = supposed;
    const from = chosen([...services.codes], pick);
    const to = chosen([...branches.codes], pick + 1);
    const type = chosen([...serviceTypes.codes], pick);
    if (from === undefined || to === undefined || type === undefined) return null;
    return {
      changes: {
        ...changes,
        referrals: [
          ...changes.referrals,
          {
            type: serviceTypes.indexOf(type),
            from: endOfService(services, services.indexOf(from)),
            to: endOfBranch(branches, branches.indexOf(to)),
          },
        ],
      },
      world: {
        ...world,
        Referral: [
          ...world.Referral,
          makeFact('Referral', {
            code: code('referral', supposed),
            serviceType: type,
            fromService: from,
            toBranch: to,
          }),
        ],
      },
    };
  },
  addStatement(network, supposed, pick) {
    const { changes, world } = supposed;
    const { countries, serviceTypes, areas } = network;
    const country = chosen([...countries.codes], pick)!;
    const area = pick % 3 === 0 ? chosen([...areas.codes], pick)! : null;
    const types = [chosen([...serviceTypes.codes], pick)!];
    const kinds = pick % 5 === 0 ? (['ICRC'] as const) : PROVIDER_KINDS;
    const links = pick % 2 === 0;
    return {
      changes: {
        ...changes,
        statements: [
          ...changes.statements,
          {
            country: countries.indexOf(country),
            area: areas.indexOf(area),
            types: types.map(serviceTypes.indexOf),
            kinds,
            links,
          },
        ],
      },
      world: {
        ...world,
        Statement: [
          ...world.Statement,
          makeFact('Statement', {
            code: code('statement', supposed),
            country,
            adminArea: area,
            serviceTypes: types,
            providerKinds: [...kinds],
            links,
            asOf: AS_OF,
            freshUntil: '2030-01-01',
          }),
        ],
      },
    };
  },
};

const flowOn = (leg: string, peoplePerYear: number) =>
  makeFact('Flow', {
    code: `ZZZ-flow-${leg}`,
    leg,
    peoplePerYear,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    definition: 'ARRIVALS',
  });

export const nothingSupposed = (world: World): Supposed => ({ changes: NO_CHANGES, world });

/** At a stop, around its point or on a leg, by what `pick` chooses; of a type that it chooses too, or of one that is given. */
function openService(
  network: Network,
  supposed: Supposed,
  pick: number,
  type = chosen([...network.serviceTypes.codes], pick)!,
): Supposed | null {
  const { changes, world } = supposed;
  const stop = chosen(world.Stop, pick);
  const leg = chosen(world.Leg, pick);
  const kind = pick % 3;
  if (stop === undefined || network.stops.indexOf(stop.code) < 0) return null;
  if (kind === 2 && (leg === undefined || network.legs.indexOf(leg.code) < 0)) return null;
  const provider = chosen(['NONE', ...network.providers.codes], pick)!;
  const group = chosen(['EVERYONE', 'EVERYONE', 'CHILDREN', 'WOMEN'] as const, pick)!;
  const eligibility = pick % 7 === 0 ? 'CONDITIONAL' : 'OPEN';
  const country = kind === 2 ? null : stop.country;
  const fact = {
    ...makeFact('Service', {
      code: code('service', supposed),
      serviceType: type,
      provider: 'P',
      status: 'ACTIVE',
      stop: stop.code,
      precision: 'POINT',
      remote: false,
      groups: [group],
      eligibility,
    }),
    country,
    provider,
    stop: kind === 0 ? stop.code : null,
    leg: kind === 2 ? leg!.code : null,
    lat: kind === 1 ? stop.lat : null,
    lon: kind === 1 ? stop.lon : null,
    reachKm: kind === 1 && pick % 2 === 0 ? 12 : null,
  } satisfies Fact<'Service'>;
  return {
    changes: {
      ...changes,
      openedServices: [
        ...changes.openedServices,
        {
          type: network.serviceTypes.indexOf(type),
          stop: network.stops.indexOf(fact.stop),
          leg: network.legs.indexOf(fact.leg),
          centre: kind === 1 ? { lat: stop.lat, lon: stop.lon } : null,
          reachKm: fact.reachKm,
          country: network.countries.indexOf(country),
          provider: network.providers.indexOf(provider),
          branch: -1,
          groups: 1 << GROUPS.indexOf(group),
          eligibility: ELIGIBILITIES.indexOf(eligibility),
        },
      ],
    },
    world: { ...world, Service: [...world.Service, fact] },
  };
}

/** Between two stops, with what `pick` chooses. */
function openLeg(
  network: Network,
  supposed: Supposed,
  pick: number,
  [from, to]: readonly [string, string],
): Supposed | null {
  const { changes, world } = supposed;
  if (from === to) return null;
  const mode = chosen(['ROAD', 'FOOT', 'SEA'] as const, pick)!;
  const km = (pick % 400) / 10 + 0.1;
  const trails = TRAILS.filter((_, n) => (pick >> n) % 2 === 0);
  const people = pick % 3 === 0 ? null : pick % 1000;
  const leg = code('leg', supposed);
  return {
    changes: {
      ...changes,
      openedLegs: [
        ...changes.openedLegs,
        {
          from: network.stops.indexOf(from),
          to: network.stops.indexOf(to),
          mode,
          metres: Math.round(km * 1000),
          hours: NaN,
          peoplePerYear: people,
          trails: trails.map(network.trails.indexOf),
        },
      ],
    },
    world: {
      ...world,
      Leg: [...world.Leg, makeFact('Leg', { code: leg, from, to, mode, km, kmBasis: 'PUBLISHED' })],
      TrailLeg: [
        ...world.TrailLeg,
        ...trails.map((trail) => makeFact('TrailLeg', { code: `${trail}/${leg}`, trail, leg })),
      ],
      Flow: people === null ? world.Flow : [...world.Flow, flowOn(leg, people)],
    },
  };
}
