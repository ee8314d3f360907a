import { countriesOfStop } from '../network/place-columns.ts';
import type { Coverage } from './coverage.ts';
import { AT_SEA } from './layers.ts';

/** Sources on which what is said of one stop and type rests, besides those of the services and figures named there. */
export type SourcesOfCell = (stop: number, type: number) => readonly number[];

/**
 * As `Coverage.evidence`, but of each cell apart: whoever says that the stop is there and on a trail asked, in which role, what is expected,
 * who serves in its countries, and what lists are complete. O(memberships + packages + statements) once, then O(sources) per cell.
 */
export function cellSources({ view, scope, layers }: Coverage): SourcesOfCell {
  const { network, freshStatements } = view;
  const ofStop = bag<number>();
  const ofCountry = bag<number>();
  const ofType = bag<number>();
  const ofTypeIn = bag<string>();
  for (const trail of scope.trails) {
    for (const { stop, source } of network.trails.stops[trail]!) ofStop.add(stop, source);
    for (const { country, source } of network.trails.countryRoles[trail]!) ofCountry.add(country, source);
  }
  for (const { type, source } of network.packages) ofType.add(type, source);
  for (const { country, types, source } of freshStatements) {
    for (const type of types) ofTypeIn.add(`${country} ${type}`, source);
  }
  for (const { type, servingSources } of layers) {
    for (const [country, sources] of servingSources) {
      for (const source of sources) ofTypeIn.add(`${country} ${type}`, source);
    }
  }
  return (stop, type) => {
    const countries = countriesOfStop(network.stops, stop);
    const found = new Set([network.stops.source[stop]!, ...ofStop.of(stop), ...ofType.of(type)]);
    for (const country of [AT_SEA, ...countries]) {
      for (const source of ofCountry.of(country)) found.add(source);
      for (const source of ofTypeIn.of(`${country} ${type}`)) found.add(source);
    }
    return [...found].filter((source) => source >= 0).toSorted((a, b) => a - b);
  };
}

function bag<K>() {
  const sets = new Map<K, Set<number>>();
  const none: ReadonlySet<number> = new Set();
  return {
    add(key: K, source: number) {
      const known = sets.get(key);
      if (known === undefined) sets.set(key, new Set([source]));
      else known.add(source);
    },
    of: (key: K): ReadonlySet<number> => sets.get(key) ?? none,
  };
}
