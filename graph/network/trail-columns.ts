import { type CodeIndex, codeIndex } from './code-index.ts';
import { type CompressedRows, compressRows } from './compressed-rows.ts';
import { collectFacts, type ReadFacts } from './facts.ts';
import { membershipOf } from './membership.ts';
import type { TrailColumns, TrailCountryEntry, TrailLegEntry, TrailStopEntry } from './network.ts';

/** Trails with their stops, legs and countries; what this viewer may not read is left out. */
export async function trailColumns(
  read: ReadFacts,
  {
    sources,
    stops,
    legs,
    countries,
  }: { sources: CodeIndex; stops: CodeIndex; legs: CodeIndex; countries: CodeIndex },
): Promise<TrailColumns> {
  const trails = codeIndex((await collectFacts(read, 'Trail')).map((fact) => fact.code));
  const trailStops = trails.codes.keys().map((): TrailStopEntry[] => []);
  for (const fact of await collectFacts(read, 'TrailStop')) {
    const stop = stops.indexOf(fact.stop);
    if (stop < 0) continue;
    trailStops[trails.indexOf(fact.trail)]?.push({ ...membershipOf(fact, sources), stop, roles: fact.roles });
  }
  const trailLegs = trails.codes.keys().map((): TrailLegEntry[] => []);
  for (const fact of await collectFacts(read, 'TrailLeg')) {
    const leg = legs.indexOf(fact.leg);
    if (leg >= 0) trailLegs[trails.indexOf(fact.trail)]?.push({ ...membershipOf(fact, sources), leg });
  }
  const countryRoles = trails.codes.keys().map((): TrailCountryEntry[] => []);
  for (const fact of await collectFacts(read, 'TrailCountry')) {
    const country = countries.indexOf(fact.country);
    if (country < 0) continue;
    const entry = { ...membershipOf(fact, sources), country, roles: fact.roles };
    countryRoles[trails.indexOf(fact.trail)]?.push(entry);
  }
  return { ...trails, stops: trailStops, legs: trailLegs, countryRoles };
}

/** Trails to which each leg belongs. */
export function trailsByLeg(legCount: number, trails: Pick<TrailColumns, 'legs'>): CompressedRows {
  const pairs = trails.legs.flatMap((legs, trail) => legs.map(({ leg }) => ({ leg, trail })));
  return compressRows(
    legCount,
    pairs.map(({ leg }) => leg),
    pairs.map(({ trail }) => trail),
  );
}
