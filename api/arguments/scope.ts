import { TrailcareError } from '../../graph/errors.ts';
import {
  type Scope,
  scopeOfCountries,
  scopeOfEverything,
  scopeOfTrails,
} from '../../graph/analysis/scope.ts';
import type { View } from '../../graph/analysis/view.ts';
import type { Batches } from '../batches.ts';
import { checkCodes } from './codes.ts';

type Codes = readonly string[] | null | undefined;

interface ScopeArguments {
  readonly trails?: Codes;
  readonly countries?: Codes;
  readonly societies?: Codes;
  readonly networks?: Codes;
  readonly all?: boolean | null | undefined;
}

const ACCEPTED =
  'exactly one of trails, countries, societies, networks (each with at least one code) and all: true';

/** The part of the network that is asked about. */
export async function readScope(reads: Batches, view: View, asked: ScopeArguments): Promise<Scope> {
  const { trails, countries, societies, networks } = asked;
  const given = Object.entries({
    trails,
    countries,
    societies,
    networks,
    all: asked.all === true ? ['all'] : null,
  })
    .filter(([, codes]) => codes !== null && codes !== undefined)
    .map(([name, codes]) => ({ name, codes: codes ?? [] }));
  const [only] = given;
  if (given.length !== 1 || only === undefined || only.codes.length === 0) {
    const names = given.map(({ name }) => name);
    throw new TrailcareError(
      'BAD_INPUT',
      `The scope has ${names.join(' and ') || 'nothing'}; give ${ACCEPTED}.`,
      {
        argument: 'scope',
        value: names,
        accepted: ACCEPTED,
      },
    );
  }
  const scope = await scopeOf(reads, view, asked);
  // Zero gaps in a place without stops would look like "no gaps".
  if (scope.stops.length > 0) return scope;
  const message = `No stop of the graph is in ${only.name}: ${only.codes.join(', ')} on that day, so nothing is known of coverage there.`;
  throw new TrailcareError('BAD_INPUT', message, {
    argument: only.name,
    value: only.codes,
    accepted: 'places with at least one stop; `stops` lists them',
  });
}

async function scopeOf(reads: Batches, view: View, asked: ScopeArguments): Promise<Scope> {
  const { trails, countries, societies, networks } = asked;
  const { network } = view;
  if (asked.all === true) return scopeOfEverything(view);
  if (trails) {
    await checkCodes(reads, 'Trail', 'trails', trails);
    return scopeOfTrails(view, trails.map(network.trails.indexOf));
  }
  if (countries) await checkCodes(reads, 'Country', 'countries', countries);
  if (societies) await checkCodes(reads, 'NationalSociety', 'societies', societies);
  if (networks) await checkCodes(reads, 'RegionalNetwork', 'networks', networks);
  const members = networks
    ? (await reads.list('RegionalNetwork', networks)).flatMap((found) => found.members)
    : (societies ?? []);
  // They say which countries are meant, so that the answer rests on whoever says so.
  await reads.list('NationalSociety', members);
  const places = [
    ...(countries ?? []).map(network.countries.indexOf),
    ...members.map((society) => network.societies.country[network.societies.indexOf(society)] ?? -1),
  ];
  return scopeOfCountries(
    view,
    places.filter((country) => country >= 0),
  );
}
