import * as fc from 'fast-check';
import { PROVIDER_KINDS, VISIBILITIES } from '../../graph/model/closed-lists.ts';
import type { AnyFact, Fact, KindName } from '../../graph/model/kinds.ts';
import {
  MOVEMENT_READER,
  MOVEMENT_VIEWER,
  PUBLIC_VIEWER,
  STEWARD_OF_ALL,
  type Viewer,
  makeViewer,
} from '../../graph/model/viewer.ts';
import { fact } from './facts.ts';

const STEWARD_OF_A = makeViewer({ movement: true, networkOf: ['ns-a', 'ns-b'], restrictedOf: ['ns-a'] });
const STEWARD_OF_B = makeViewer({ movement: true, networkOf: [], restrictedOf: ['ns-b'] });
/** Every kind of viewer. */
export const VIEWERS: Viewer[] = [
  PUBLIC_VIEWER,
  MOVEMENT_READER,
  MOVEMENT_VIEWER,
  STEWARD_OF_A,
  STEWARD_OF_B,
  STEWARD_OF_ALL,
];

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const society = some('ns-a', 'ns-b');
const country = some('ETH', 'ETH', 'SDN');
/** A link holds before, in or after the year of a statement. */
const days = { validFrom: some(null, null, '2027-01-01'), validUntil: some(null, null, '2025-12-31') };
/** Two files and the stewards of two Societies. */
const SOURCES = ['s', 't', 'steward:ns-a', 'steward:ns-b'];
/** Mostly public, so that what is hidden is hidden by what it rests on. */
const visibility = fc.oneof(
  { weight: 5, arbitrary: fc.constant('PUBLIC' as const) },
  { weight: 4, arbitrary: some(...VISIBILITIES) },
);

/** A random fact of a kind: one of a few codes, by one of a few sources. */
function random<N extends KindName>(
  kind: N,
  codes: string[],
  own: { [K in keyof Fact<N>]?: fc.Arbitrary<Fact<N>[K]> },
): fc.Arbitrary<{ kind: KindName; fact: AnyFact }> {
  const stated = fc.record({ source: some('s', 's', 't', ...SOURCES), visibility, ...own });
  return fc
    .record({ code: some(...codes), stated })
    .map(({ code, stated: values }) => ({ kind, fact: fact(kind, code, values as Partial<Fact<N>>) }));
}

/** All codes that the loads name, by kind. */
export const CODES: Partial<Record<KindName, string[]>> = {
  Source: SOURCES,
  Country: ['ETH', 'SDN'],
  ServiceType: ['RFL', 'WASH'],
  NationalSociety: ['ns-a', 'ns-b'],
  Provider: ['p', 'q'],
  Branch: ['b', 'c'],
  Stop: ['x', 'y'],
  Leg: ['x-y'],
  Trail: ['t'],
  TrailLeg: ['t-x-y'],
  Service: ['v', 'w'],
  Referral: ['r'],
  Statement: ['st', 'su'],
  Agreement: ['ag'],
};
const codesOfKind = (kind: KindName) => CODES[kind]!;

const referralEnd = some<Partial<Fact<'Referral'>>>(
  { fromService: 'v', toService: 'w' },
  { fromService: 'w', toBranch: 'b' },
  { fromBranch: 'c', toService: 'v' },
);

const facts = fc.oneof(
  random('Source', codesOfKind('Source'), { priority: some(1, 2) }),
  random('Country', codesOfKind('Country'), { name: some('Ethiopia', 'Ityopya') }),
  random('ServiceType', codesOfKind('ServiceType'), {}),
  random('NationalSociety', codesOfKind('NationalSociety'), { country }),
  random('Provider', codesOfKind('Provider'), {
    nationalSociety: fc.option(society),
    kind: some(null, ...PROVIDER_KINDS.slice(0, 2)),
  }),
  random('Branch', codesOfKind('Branch'), { nationalSociety: society, country }),
  random('Stop', codesOfKind('Stop'), {}),
  random('Leg', ['x-y'], { from: fc.constant('x'), to: fc.constant('y') }),
  random('Trail', ['t'], {}),
  random('TrailLeg', ['t-x-y'], { trail: fc.constant('t'), leg: fc.constant('x-y') }),
  random('Service', codesOfKind('Service'), {
    serviceType: some('RFL', 'WASH'),
    provider: some('p', 'q'),
    branch: some(null, 'b', 'c'),
    country: some('ETH', 'SDN', null),
    adminAreas: some([], ['area']),
  }),
  fc
    .record({
      envelope: random('Referral', ['r'], { serviceType: fc.constant('RFL'), ...days }),
      ends: referralEnd,
    })
    .map(({ envelope, ends }) => ({ ...envelope, fact: { ...envelope.fact, ...ends } as AnyFact })),
  random('Statement', ['st', 'su'], {
    country,
    asOf: some('2026-01-01', '2026-02-01'),
    freshUntil: fc.constant('2027-01-01'),
    links: fc.boolean(),
    adminArea: some(null, 'area'),
    serviceTypes: fc.subarray(['RFL', 'WASH']),
    providerKinds: fc.subarray(PROVIDER_KINDS.slice(0, 2)),
  }),
  random('Agreement', ['ag'], {
    parties: some(['ns-a', 'ns-b'], ['ns-a']),
    topics: some(['RFL'], ['RFL', 'WASH'], []),
    ...days,
  }),
);

const ends = fc.oneof(
  ...Object.entries(CODES).map(([kind, codes]) =>
    fc.record({ kind: fc.constant(kind as KindName), code: some(...codes), source: some(...SOURCES) }),
  ),
);

/** Random loads of few facts that hide, own and name each other. The first load states a whole world, so that later ones change something. */
export const whole = fc.array(facts, { minLength: 40, maxLength: 60 });
export const later = fc.array(
  fc.record({
    put: fc.array(facts, { maxLength: 4 }),
    end: fc.array(ends, { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 5 },
);
