import * as fc from 'fast-check';
import { LEG_MODES } from '../../graph/model/closed-lists.ts';
import type { CoverageAsk } from './coverage.ts';
import type { JourneysAsk } from './journeys.ts';
import { asOfArbitrary, SERVICE_GROUPS, TRAILS, TYPES } from './random-world.ts';
import type { World } from './world.ts';

/** Types and groups in any order, of which the answers keep the order. */
export const typesArbitrary = fc.shuffledSubarray(TYPES, { minLength: 1 });

export const coverageAskArbitrary: fc.Arbitrary<CoverageAsk> = fc.record({
  trails: fc.option(fc.subarray(TRAILS, { minLength: 1 }), { freq: 2 }),
  serviceTypes: typesArbitrary,
  groups: fc.oneof(
    fc.constantFrom(...SERVICE_GROUPS).map((group) => [group]),
    fc.shuffledSubarray<string>(SERVICE_GROUPS, { minLength: 1 }),
  ),
  asOf: asOfArbitrary,
  readsRestricted: fc.constantFrom('ALL', 'SOME', 'NONE'),
});

const some = <T>(items: T[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.subarray(items, { maxLength: 1 }) },
  );

/** From one stop of a world to another, by way of none or one of the others. */
export function journeysAskArbitrary(world: World): fc.Arbitrary<JourneysAsk> {
  const stops = world.Stop.map((stop) => stop.code);
  return fc
    .record({
      ends: fc.shuffledSubarray(stops, { minLength: 3, maxLength: 3 }),
      hasVia: fc.boolean(),
      countries: some(world.Country.map((country) => country.code)),
      stops: some(stops),
      modes: some<string>([...LEG_MODES]),
      optimise: fc.constantFrom(
        'DISTANCE' as const,
        'TIME' as const,
        'KM_NOT_IN_CARE' as const,
        'RISK' as const,
      ),
      serviceTypes: typesArbitrary,
      group: fc.constantFrom(...SERVICE_GROUPS),
      first: fc.integer({ min: 1, max: 12 }),
      asOf: asOfArbitrary,
      readsRestricted: fc.constantFrom('ALL', 'SOME', 'NONE'),
    })
    .map(({ ends, hasVia, countries, stops, modes, ...ask }) => ({
      ...ask,
      from: ends[0]!,
      to: ends[1]!,
      via: hasVia ? [ends[2]!] : [],
      avoid: { countries, stops, modes },
    }));
}
