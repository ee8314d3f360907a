import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { evidence, type Evidence } from './evidence.ts';
import { AT_SEA } from './layers.ts';
import type { Partnership } from './partnerships.ts';
import type { Scope } from './scope.ts';
import type { View } from './view.ts';

/**
 * Codes of the sources on which a pair rests: whoever says where the trails, stops, legs and flows in both countries are (and at sea,
 * when one comes from the one to the other without a crossing), what lists there are complete, who serves at their borders, and what
 * links them. O(stops and legs of the scope) for all pairs together.
 */
export function partnershipSources(
  view: View,
  scope: Scope,
  types: readonly number[],
): (pair: Partnership) => string[] {
  const { network } = view;
  const stopsOf = byCountry(scope.stops, (stop) => countriesOfStop(network.stops, stop));
  const legsOf = byCountry(scope.legs, (leg) => [...rowOf(network.legs.countries, leg)]);
  const kept = new Map<number, readonly string[]>();
  const sourcesIn = (country: number): readonly string[] => {
    const known = kept.get(country) ?? gather(country).sources();
    kept.set(country, known);
    return known;
  };
  const gather = (country: number): Evidence => {
    const proof = evidence(network);
    const stops = stopsOf.get(country) ?? [];
    const legs = legsOf.get(country) ?? [];
    proof.addScope(view, { stops, legs, trails: scope.trails }, []);
    for (const trail of scope.trails) {
      for (const entry of network.trails.countryRoles[trail]!) {
        if (entry.country === country) proof.addSource(entry.source);
      }
    }
    proof.addStatements(
      view.freshStatements.filter(
        (statement) =>
          country !== AT_SEA &&
          statement.country === country &&
          statement.types.some((type) => types.includes(type)),
      ),
    );
    return proof;
  };
  return ({ a, b, borders, agreements, referrals, figures }) => {
    const linking = evidence(network);
    for (const link of [...agreements, ...referrals]) linking.addSource(link.source);
    linking.addFigures(figures);
    const { country } = network.societies;
    const places = [country[a]!, country[b]!];
    if (borders.some(({ crossing }) => crossing === null)) places.push(AT_SEA);
    const found = [
      ...places.flatMap(sourcesIn),
      ...borders.flatMap(({ sources }) => sources),
      ...linking.sources(),
    ];
    return [...new Set(found)].toSorted();
  };
}

function byCountry(all: readonly number[], countriesOf: (one: number) => number[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const one of all) {
    const countries = countriesOf(one);
    for (const country of countries.length > 0 ? countries : [AT_SEA]) {
      const list = found.get(country);
      if (list) list.push(one);
      else found.set(country, [one]);
    }
  }
  return found;
}
