import * as fc from 'fast-check';
import { TYPES } from './random-catalogue.ts';
import { pick } from './random-parts.ts';
import type { BuiltPlaces } from './random-places.ts';
import { providerCodes } from './random-services.ts';
import type { Draft } from './world.ts';

const openArbitrary = fc.record({
  stop: fc.nat({ max: 11 }),
  type: fc.constantFrom(0, 0, 2),
  /** Null: the Society of the service's country. */
  provider: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.nat({ max: 5 }) },
  ),
  side: fc.nat({ max: 1 }),
  /** A few state a country in which their stop does not lie. */
  elsewhere: fc.constantFrom(null, null, null, null, null, 0, 1, 2),
});

/** Services at stops, open to everyone: so that both sides of a border are often served, and links between them matter. */
export const openServicesArbitrary = fc.oneof(
  fc.constant([]),
  fc.array(openArbitrary, { minLength: 4, maxLength: 12, size: 'max' }),
);
type Open = typeof openServicesArbitrary extends fc.Arbitrary<infer T> ? T : never;

export function buildOpenServices(recipes: Open, places: BuiltPlaces): Draft<'Service'>[] {
  return recipes.map((recipe, index): Draft<'Service'> => {
    const stop = pick(places.stops, recipe.stop);
    const own = [stop.country, stop.otherCountry].filter((one) => typeof one === 'string');
    let country = own.length === 0 ? null : pick(own, recipe.side);
    if (recipe.elsewhere !== null) country = pick(places.countries, recipe.elsewhere);
    const ofSociety = country === null ? 'P-ICRC' : `P-${country}`;
    return {
      code: `OPEN-${String(index).padStart(2, '0')}`,
      serviceType: pick(TYPES, recipe.type),
      provider: recipe.provider === null ? ofSociety : pick(providerCodes(places.countries), recipe.provider),
      status: 'ACTIVE',
      country,
      stop: stop.code,
      precision: 'POINT',
      remote: false,
      groups: ['EVERYONE'],
      eligibility: 'OPEN',
    };
  });
}
