import type { Network } from '../network.ts';
import { serviceColumns } from '../service-columns.ts';
import { readOf } from './read-of.ts';
import { movedPlaces, type Splice, spliceOf } from './splice.ts';
import { splicedColumn, splicedColumns } from './spliced-columns.ts';
import { splicedItems } from './spliced-items.ts';
import { inOrder, type TouchedRead } from './touched-read.ts';

const NONE: readonly string[] = [];

/** With services whose provider or branch appeared read again: they named what this viewer could not read. */
export async function renewedServices(
  network: Network,
  before: Network,
  touched: readonly string[],
  { read, providers, branches }: { read: TouchedRead; providers: Splice | null; branches: Splice | null },
): Promise<{ network: Network; splice: Splice | null } | null> {
  const [byProvider, byBranch] = await Promise.all([
    read.naming('Service', 'provider', providers?.appeared ?? NONE),
    read.naming('Service', 'branch', branches?.appeared ?? NONE),
  ]);
  if (byProvider === null || byBranch === null) return null;
  const named = [...byProvider, ...byBranch];
  const codes = [...new Set([...touched, ...named.map(({ code }) => code)])];
  const moved = {
    ...before.services,
    provider:
      providers === null ? before.services.provider : movedPlaces(before.services.provider, providers),
    branch: branches === null ? before.services.branch : movedPlaces(before.services.branch, branches),
  };
  if (codes.length === 0) return { network: { ...network, services: moved }, splice: null };

  const { areas, serviceTypes, stops, legs } = network;
  const facts = new Map([...(await read.get('Service', touched)), ...named].map((fact) => [fact.code, fact]));
  const fresh = await serviceColumns(readOf({ Service: inOrder([...facts.values()]) })('Service'), {
    ...network,
    areaLevel: areas.level,
    types: serviceTypes,
  });
  const splice = spliceOf(moved, codes, [...fresh.services.codes]);
  const { byCountry, ...columns } = moved;
  const { byCountry: freshByCountry, ...freshColumns } = fresh.services;
  const reach = splicedItems(stops.reach, fresh.reach, splice);
  return {
    splice,
    network: {
      ...network,
      services: {
        ...splicedColumns(columns, freshColumns, splice),
        byCountry: splicedItems(byCountry, freshByCountry, splice).rows,
      },
      stops: {
        ...stops,
        reach: reach.rows,
        reachHow: splicedColumn(stops.reachHow, fresh.reachHow, reach.from),
      },
      areas: { ...areas, services: splicedItems(areas.services, fresh.byArea, splice).rows },
      legs: { ...legs, services: splicedItems(legs.services, fresh.byLeg, splice).rows },
    },
  };
}
