import { badInput } from '../../../graph/errors.ts';
import { ELIGIBILITIES } from '../../../graph/model/closed-lists.ts';
import type { OpenedLeg, OpenedService } from '../../../graph/network/changed-network.ts';
import { countriesOfStop } from '../../../graph/network/place-columns.ts';
import { groupBits } from '../../../graph/network/small-columns.ts';
import { holdsOn } from '../../../graph/network/validity.ts';
import type {
  ChangeFlowInput,
  OpenBranchInput,
  OpenCrossingInput,
  OpenLegInput,
  OpenServiceInput,
} from '../../generated/resolver-types.ts';
import { checkNumber, legPlaces, placeOf, placesOf, stopPlace } from './places.ts';
import type { ReadChange, Surroundings } from './read-change.ts';

/** Bounds of the facts that would say so: graph/model/kinds. */
const MAX_REACH_KM = 1_000;
const MAX_LEG_KM = 20_000;
const MAX_HOURS = 10_000;
const MAX_PEOPLE = 1e10;
/** A leg's length is in whole metres. */
const LEAST_LEG_KM = 0.001;

/** Services, branches, crossings and legs that open, and flows that are others. */
export const readOpening: ReadChange = (
  { openService, openBranch, openCrossing, openLeg, changeFlow },
  path,
  around,
) => {
  if (openCrossing) return ofCrossing(`${path}.openCrossing`, openCrossing, around);
  if (openBranch) return ofBranch(`${path}.openBranch`, openBranch, around);
  if (openService) return ofService(`${path}.openService`, openService, around);
  if (openLeg) return ofLeg(`${path}.openLeg`, openLeg, around);
  if (changeFlow) return ofFlow(`${path}.changeFlow`, changeFlow, around);
  return undefined;
};

async function ofService(path: string, input: OpenServiceInput, around: Surroundings) {
  const { stop = null, leg = null, location = null } = input;
  if ([stop, leg, location].filter((place) => place !== null).length !== 1) {
    throw badInput(path, { stop, leg, location }, 'one place: exactly one of stop, leg and location');
  }
  const [place, offer] = await Promise.all([placeOffered(path, input, around), offered(path, input, around)]);
  return { openedServices: [{ ...place, ...offer }] };
}

async function ofBranch(path: string, { services, ...input }: OpenBranchInput, around: Surroundings) {
  const { stop = null, location = null } = input;
  if ((stop === null) === (location === null)) {
    throw badInput(path, { stop, location }, 'one place: exactly one of stop and location');
  }
  if (services.length === 0) throw badInput(`${path}.services`, [], 'a list of at least one service');
  const [place, ...offers] = await Promise.all([
    placeOffered(path, input, around),
    ...services.map((service, n) =>
      offered(`${path}.services[${n}]`, { ...service, location: location ?? undefined }, around),
    ),
  ]);
  return { openedServices: offers.map((offer) => ({ ...place, ...offer })) };
}

/** Where services open, and by whom. */
async function placeOffered(
  path: string,
  input: Omit<OpenServiceInput, 'serviceType'>,
  around: Surroundings,
) {
  const { network } = around.view;
  const { stop = null, leg = null, location = null, country = null, provider = null, branch = null } = input;
  if (location !== null && country === null) {
    throw badInput(`${path}.country`, country, 'the code of the country in which the location lies');
  }
  const optional = (kind: 'Country' | 'Provider' | 'Branch', name: string, code: string | null) => {
    const index = { Country: network.countries, Provider: network.providers, Branch: network.branches }[kind];
    return code === null ? -1 : placeOf(around, kind, index, `${path}.${name}`, code);
  };
  const [atStop, onLeg, stated, by, of] = await Promise.all([
    stop === null ? -1 : stopPlace(around, `${path}.stop`, stop),
    leg === null ? -1 : placeOf(around, 'Leg', network.legs, `${path}.leg`, leg),
    optional('Country', 'country', country),
    optional('Provider', 'provider', provider),
    optional('Branch', 'branch', branch),
  ]);
  const own = atStop < 0 ? [] : countriesOfStop(network.stops, atStop);
  if (stated >= 0 && own.length > 0 && !own.includes(stated)) {
    const accepted = `a country of the stop: ${own.map((place) => network.countries.codes.at(place)).join(', ')}`;
    throw badInput(`${path}.country`, country, accepted);
  }
  return {
    stop: atStop,
    leg: onLeg,
    centre: location && {
      lat: checkNumber(`${path}.location.lat`, location.lat, -90, 90),
      lon: checkNumber(`${path}.location.lon`, location.lon, -180, 180),
    },
    country: stated < 0 ? (own[0] ?? -1) : stated,
    provider: by,
    branch: of,
  } satisfies Partial<OpenedService>;
}

/** What is offered there, and to whom. */
async function offered(
  path: string,
  input: Pick<OpenServiceInput, 'serviceType' | 'reachKm' | 'groups' | 'conditions' | 'location'>,
  around: Surroundings,
) {
  const { reachKm = null, location = null, conditions = [], groups = ['EVERYONE'] } = input;
  if (reachKm !== null && location === null) {
    throw badInput(`${path}.reachKm`, reachKm, 'of use at a stop or leg: give it with a location');
  }
  if (groups.length === 0) throw badInput(`${path}.groups`, [], 'a list of at least one group');
  const { serviceTypes } = around.view.network;
  return {
    type: await placeOf(around, 'ServiceType', serviceTypes, `${path}.serviceType`, input.serviceType),
    reachKm: checkNumber(`${path}.reachKm`, reachKm, 0, MAX_REACH_KM),
    groups: groupBits(groups),
    eligibility: ELIGIBILITIES.indexOf(conditions.length > 0 ? 'CONDITIONAL' : 'OPEN'),
  } satisfies Partial<OpenedService>;
}

async function ofLeg(path: string, input: OpenLegInput, around: Surroundings) {
  const { network, day } = around.view;
  const { mode, km, hours = null, peoplePerYear = null, trails = null } = input;
  const [from, to, stated] = await Promise.all([
    stopPlace(around, `${path}.from`, input.from),
    stopPlace(around, `${path}.to`, input.to),
    trails === null || trails.length === 0
      ? []
      : placesOf(around, 'Trail', network.trails, `${path}.trails`, trails),
  ]);
  if (from === to) throw badInput(`${path}.to`, input.to, 'another stop than from');
  const has = (trail: number, stop: number) =>
    network.trails.stops[trail]!.some(
      (entry) => entry.stop === stop && holdsOn(day, entry.validFrom, entry.validUntil),
    );
  const asked = around.trails ?? [...network.trails.codes.keys()];
  const opened: OpenedLeg = {
    from,
    to,
    mode,
    metres: Math.round(checkNumber(`${path}.km`, km, LEAST_LEG_KM, MAX_LEG_KM) * 1000),
    hours: checkNumber(`${path}.hours`, hours, 0, MAX_HOURS) ?? NaN,
    peoplePerYear: checkNumber(`${path}.peoplePerYear`, peoplePerYear, 0, MAX_PEOPLE),
    trails: trails === null ? asked.filter((trail) => has(trail, from) && has(trail, to)) : stated,
  };
  return { openedLegs: [opened] };
}

/** A crossing is what its legs are: rule 32. */
async function ofCrossing(path: string, input: OpenCrossingInput, around: Surroundings) {
  const { network, stopHolds } = around.view;
  const { stop, legs, trails = null } = input;
  const place = await stopPlace(around, `${path}.stop`, stop);
  if (countriesOfStop(network.stops, place).length < 2) {
    const accepted = 'a border crossing, which belongs to two countries; openLeg joins other stops';
    throw badInput(`${path}.stop`, stop, accepted);
  }
  if (!stopHolds[place]) throw badInput(`${path}.stop`, stop, 'a crossing that is there on the day');
  if (legs.length === 0) throw badInput(`${path}.legs`, [], 'a list of at least one leg');
  const opened = await Promise.all(
    legs.map(({ from = null, to = null, ...leg }, n) => {
      if ((from === null) === (to === null)) {
        throw badInput(
          `${path}.legs[${n}]`,
          { from, to },
          'exactly one of from and to: the crossing is the other end',
        );
      }
      const code = network.stops.codes.at(place);
      return ofLeg(`${path}.legs[${n}]`, { ...leg, from: from ?? code, to: to ?? code, trails }, around);
    }),
  );
  return { openedLegs: opened.flatMap(({ openedLegs }) => openedLegs) };
}

async function ofFlow(path: string, input: ChangeFlowInput, around: Surroundings) {
  const { legs } = around.view.network;
  const { peoplePerYear = null, ...named } = input;
  const people = checkNumber(`${path}.peoplePerYear`, peoplePerYear, 0, MAX_PEOPLE);
  const found = await legPlaces(around, path, named);
  if (found.length > 1) {
    const codes = found.map((leg) => legs.codes.at(leg));
    throw badInput(path, named, `one leg: give one of the codes ${codes.join(', ')}`);
  }
  return { flows: new Map([[found[0]!, people]]) };
}
