import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementDensity } from '../../graph/analysis/agreement-density.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { addDays, dayNumber } from '../../graph/model/day.ts';
import type { RestrictedRead } from '../../graph/model/viewer.ts';
import { oracleDensity } from '../oracle/density.ts';
import { arbitraryWorld, AS_OF, TYPES } from '../oracle/random-world.ts';
import { makeFact, type World } from '../oracle/world.ts';
import { networkOf } from '../support/network-of.ts';

const settings = { numRuns: process.env['TRAILCARE_SOAK'] === '1' ? 3_000 : 200, seed: 14 };

/** Agreements of any parties, topics and days, and statements that list links, some of them stale, of an area, or of other providers. */
const claims = fc.record({
  /** Societies of whose countries all links are listed. */
  listed: fc.constantFrom<number[]>([0, 1, 2], [0, 1, 2], [0, 1], []),
  agreements: fc.array(
    fc.record({
      parties: fc.subarray([0, 1, 2], { minLength: 2 }),
      topics: fc.subarray(TYPES),
      from: fc.option(fc.integer({ min: -3, max: 3 })),
      until: fc.option(fc.integer({ min: 3, max: 6 }).map((days) => days - 4)),
    }),
    { maxLength: 3 },
  ),
  statements: fc.array(
    fc.record({
      country: fc.nat({ max: 2 }),
      types: fc.subarray(TYPES, { minLength: 1 }),
      kinds: fc.constantFrom([...PROVIDER_KINDS], ['NATIONAL_SOCIETY' as const], ['ICRC' as const]),
      links: fc.constantFrom(true, true, true, false),
      ofArea: fc.constantFrom(false, false, false, true),
      age: fc.constantFrom(0, 1, 364, 365, -1),
    }),
    { maxLength: 6, size: 'max' },
  ),
});

function withClaims(
  world: World,
  { listed, agreements, statements }: typeof claims extends fc.Arbitrary<infer T> ? T : never,
): World {
  const day = (days: number | null) => (days === null ? null : addDays(AS_OF, days));
  const societies = world.NationalSociety.map(({ code }) => code);
  return {
    ...world,
    Agreement: agreements.flatMap(({ parties, topics, from, until }, n) => {
      const named = societies.filter((_, place) => parties.includes(place));
      const [validFrom, validUntil] = [day(from), day(until)];
      if (named.length < 2 || (validFrom !== null && validUntil !== null && validUntil < validFrom))
        return [];
      return [makeFact('Agreement', { code: `A-${n}`, parties: named, topics, validFrom, validUntil })];
    }),
    Statement: [
      ...statements.map(({ country, types, kinds, links, ofArea, age }, n) =>
        statementOn(world, country, { code: `S-${n}`, types, kinds, links, ofArea, age }),
      ),
      ...listed.map((country) =>
        statementOn(world, country, {
          code: `ALL-${country}`,
          types: TYPES,
          kinds: PROVIDER_KINDS,
          links: true,
          ofArea: false,
          age: 1,
        }),
      ),
    ],
  };
}

interface Claimed {
  readonly code: string;
  readonly types: readonly string[];
  readonly kinds: readonly (typeof PROVIDER_KINDS)[number][];
  readonly links: boolean;
  readonly ofArea: boolean;
  readonly age: number;
}

function statementOn({ NationalSociety, AdminArea }: World, society: number, claimed: Claimed) {
  const { code, types, kinds, links, ofArea, age } = claimed;
  const { country } = NationalSociety[society % NationalSociety.length]!;
  const asOf = addDays(AS_OF, -age);
  return makeFact('Statement', {
    code,
    country,
    adminArea: ofArea ? AdminArea.find((area) => area.country === country)!.code : null,
    serviceTypes: [...types],
    providerKinds: [...kinds],
    links,
    asOf,
    freshUntil: addDays(asOf, 365),
  });
}

test('the density of agreements is what every pair looked at by itself gives, on random agreements', async () => {
  const seen = { agreed: 0, without: 0, unknown: 0 };
  await fc.assert(
    fc.asyncProperty(
      arbitraryWorld({ maxStops: 4 }),
      claims,
      fc.oneof(fc.constant<number[]>([0, 1, 2]), fc.subarray<number>([0, 1, 2])),
      fc.oneof(fc.constant(null), fc.subarray(TYPES, { minLength: 1 })),
      fc.constantFrom<RestrictedRead>('ALL', 'SOME', 'NONE'),
      async (drawn, claimed, members, types, readsRestricted) => {
        const world = withClaims(drawn, claimed);
        const network = await networkOf(world, readsRestricted);
        const societies = [...network.societies.codes].filter((_, place) => members.includes(place));
        const { evidence: _, ...found } = agreementDensity(
          viewAt(network, dayNumber(AS_OF)),
          societies.map(network.societies.indexOf),
          types && types.map(network.serviceTypes.indexOf),
        );
        expect(found).toEqual(oracleDensity({ world, asOf: AS_OF, readsRestricted }, societies, types));
        seen.agreed += found.withAgreement;
        seen.without += found.withoutAgreement;
        seen.unknown += found.unknown;
      },
    ),
    settings,
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(settings.numRuns / 20);
});
