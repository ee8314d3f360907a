import * as fc from 'fast-check';
import { type GroupCode, ROLES, STEPS } from '../../graph/model/closed-lists.ts';
import { pick } from './random-parts.ts';
import type { Draft } from './world.ts';

/** A type with places, a restricted one with or without km, and a country-level one without km. */
export const TYPES = ['PRIMARY_HEALTH', 'SGBV_RESPONSE', 'ADVOCACY_ACCESS'];

/** Groups that services and questions of random worlds name. */
export const SERVICE_GROUPS: GroupCode[] = [
  'EVERYONE',
  'CHILDREN',
  'UNACCOMPANIED_AND_SEPARATED_CHILDREN',
  'WOMEN',
  'PEOPLE_IN_DETENTION',
];

const WITHIN: Partial<Record<GroupCode, string[]>> = {
  CHILDREN: ['EVERYONE'],
  UNACCOMPANIED_AND_SEPARATED_CHILDREN: ['CHILDREN', 'EVERYONE'],
  WOMEN: ['EVERYONE'],
};

export const GROUP_DRAFTS: Draft<'Group'>[] = SERVICE_GROUPS.map((code) => ({
  code,
  name: code,
  within: WITHIN[code] ?? [],
}));

export const catalogueArbitrary = fc.record({
  ranges: fc.tuple(fc.constantFrom(25, 10, 50, 5), fc.constantFrom(15, 25, null)),
  reaches: fc.tuple(fc.constantFrom(5, 10, 30), fc.constantFrom(10, 0), fc.constantFrom(0, 5)),
  package: fc.array(
    fc.record({
      type: fc.nat({ max: 2 }),
      role: fc.option(fc.constantFrom('TRANSIT', ...ROLES), { freq: 3 }),
      step: fc.option(fc.constantFrom('SEA_CROSSING', ...STEPS), { freq: 2 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  /** Rows of nearly every package. */
  usual: fc.boolean(),
});
type Catalogue = typeof catalogueArbitrary extends fc.Arbitrary<infer T> ? T : never;

export function buildTypes({ ranges, reaches }: Catalogue): Draft<'ServiceType'>[] {
  return TYPES.map((code, index) => ({
    code,
    name: code,
    mode: index === 2 ? 'COUNTRY' : 'PLACE',
    defaultReachKm: reaches[index as 0 | 1 | 2],
    careRangeKm: ranges[index as 0 | 1] ?? null,
    restricted: index === 1,
    countsAsService: true,
  }));
}

export function buildPackage(catalogue: Catalogue): Draft<'MinimumPackage'>[] {
  const rows: Omit<Draft<'MinimumPackage'>, 'code'>[] = catalogue.package.map(({ type, role, step }) => ({
    serviceType: pick(TYPES, type),
    role: role === null && step === null ? 'TRANSIT' : role,
    step,
  }));
  if (catalogue.usual) {
    rows.push(
      { serviceType: TYPES[0]!, role: 'TRANSIT', step: null },
      { serviceType: TYPES[0]!, role: null, step: 'SEA_CROSSING' },
      { serviceType: TYPES[1]!, role: 'TRANSIT', step: null },
    );
  }
  return rows.map((row, index) => ({ code: `ROW-${index}`, reason: 'Made up.', ...row }));
}
