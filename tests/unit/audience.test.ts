import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOBODY, covering, narrower, statedAudience, wider } from '../../graph/model/audience.ts';
import { VISIBILITIES } from '../../graph/model/closed-lists.ts';
import { covers, listsLink } from '../../graph/model/covers.ts';
import { type AnyFact, KIND_NAMES, type KindName, kindOf } from '../../graph/model/kinds.ts';
import { ownersOf } from '../../graph/model/owners.ts';
import { restsOn } from '../../graph/model/rests-on.ts';
import {
  MOVEMENT_READER,
  MOVEMENT_VIEWER,
  PUBLIC_VIEWER,
  STEWARD_OF_ALL,
  makeViewer,
  mayRead,
  readsRestricted,
} from '../../graph/model/viewer.ts';
import { dependences } from '../../graph/stores/audience/audience-fields.ts';
import { fact } from '../contract/facts.ts';
import { RESTS } from '../contract/rests.ts';

const SOCIETIES = ['ns_a', 'ns-a', 'nsxa'];
const societies = fc.oneof(fc.constant('ALL' as const), fc.subarray(SOCIETIES));
const audiences = fc
  .record({ visibility: fc.constantFrom(...VISIBILITIES), owners: fc.subarray(SOCIETIES) })
  .map(({ visibility, owners }) => statedAudience(visibility, owners));
const viewers = fc.oneof(
  fc.constant(PUBLIC_VIEWER),
  fc
    .record({ networkOf: societies, restrictedOf: societies })
    .map((rights) => makeViewer({ movement: true, ...rights })),
);

describe('audiences', () => {
  it('are texts that say the level and, where owners matter, who they are', () => {
    expect(statedAudience('PUBLIC', ['b'])).toBe('public');
    expect(statedAudience('MOVEMENT', ['b'])).toBe('movement');
    expect(statedAudience('NETWORK', ['b', 'a', 'b'])).toBe('network a b');
    expect(statedAudience('RESTRICTED', [])).toBe(NOBODY);
    expect(() => statedAudience('SECRET', [])).toThrow(/no visibility/);
    expect(() => mayRead(PUBLIC_VIEWER, 'secret')).toThrow(/no audience/);
  });

  it.each([
    ['public', 'movement', 'movement'],
    ['movement', 'network a', 'network a'],
    ['network a b', 'network b c', 'network b'],
    ['network a b', 'restricted b c', 'restricted b'],
    ['restricted a', 'restricted b', 'restricted'],
    ['public', 'restricted a', 'restricted a'],
    ['network', 'restricted a', 'restricted'],
  ])('of a fact of %s that rests on one of %s: %s', (x, y, expected) => {
    expect([narrower(x, y), narrower(y, x)]).toEqual([expected, expected]);
  });

  it.each([
    ['public', 'movement', 'public'],
    ['network a', 'network b', 'network a b'],
    ['network a', 'restricted b', 'network a'],
    ['restricted a', 'restricted b', 'restricted a b'],
    ['movement', 'network a', 'movement'],
  ])('of a code that is stated for %s and for %s: %s', (x, y, expected) => {
    expect([wider(x, y), wider(y, x)]).toEqual([expected, expected]);
  });

  it('narrower and wider let nobody read who may not, whoever asks', () => {
    fc.assert(
      fc.property(audiences, audiences, viewers, (x, y, viewer) => {
        const [one, other] = [mayRead(viewer, x), mayRead(viewer, y)];
        if (mayRead(viewer, narrower(x, y))) expect(one && other).toBe(true);
        if (mayRead(viewer, wider(x, y))) expect(one || other).toBe(true);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });

  it('what covers two is read by everybody who reads one of them', () => {
    fc.assert(
      fc.property(audiences, audiences, viewers, (x, y, viewer) => {
        if (mayRead(viewer, x) || mayRead(viewer, y)) expect(mayRead(viewer, covering(x, y))).toBe(true);
      }),
      { seed: 3, numRuns: 5_000 },
    );
  });

  it.each([
    ['restricted', 'restricted a', 'restricted a'],
    ['restricted', 'public', 'public'],
    ['network a', 'network b', 'network a b'],
    ['network a', 'restricted b', 'network a b'],
    ['movement', 'restricted a', 'movement'],
  ])('what covers %s and %s: %s', (x, y, expected) => {
    expect([covering(x, y), covering(y, x)]).toEqual([expected, expected]);
  });

  it('in whatever order things are taken together, the same comes out', () => {
    fc.assert(
      fc.property(audiences, audiences, audiences, (x, y, z) => {
        for (const both of [narrower, wider, covering]) {
          expect(both(x, y)).toBe(both(y, x));
          expect(both(both(x, y), z)).toBe(both(x, both(y, z)));
          expect(both(x, x)).toBe(x);
        }
      }),
      { seed: 2, numRuns: 5_000 },
    );
  });
});

describe('viewers', () => {
  it('have equal keys for equal rights, and other keys for others', () => {
    const one = makeViewer({ movement: true, networkOf: ['b', 'a', 'a'], restrictedOf: ['a'] });
    const same = makeViewer({ movement: true, networkOf: ['a', 'b'], restrictedOf: ['a'] });
    expect(one).toEqual(same);
    const others = [
      PUBLIC_VIEWER,
      MOVEMENT_READER,
      MOVEMENT_VIEWER,
      STEWARD_OF_ALL,
      one,
      makeViewer({ movement: true, networkOf: ['a', 'b'], restrictedOf: ['b'] }),
      makeViewer({ movement: true, networkOf: ['a', 'b'], restrictedOf: [] }),
      makeViewer({ movement: true, networkOf: [], restrictedOf: ['a', 'b'] }),
      makeViewer({ movement: true, networkOf: [], restrictedOf: 'ALL' }),
    ];
    expect(new Set(others.map(({ key }) => key)).size).toBe(others.length);
  });

  it('outside the Movement have no rights of a Society', () => {
    for (const rights of [{ networkOf: ['a'] }, { networkOf: 'ALL' }, { restrictedOf: ['a'] }] as const) {
      expect(() => makeViewer({ movement: false, networkOf: [], restrictedOf: [], ...rights })).toThrow(
        /of the Movement/,
      );
    }
  });

  it.each([
    [PUBLIC_VIEWER, ['public']],
    [MOVEMENT_READER, ['public', 'movement']],
    [MOVEMENT_VIEWER, ['public', 'movement', 'network', 'network a', 'network b']],
    [makeViewer({ movement: true, networkOf: ['a'], restrictedOf: [] }), ['public', 'movement', 'network a']],
    [
      makeViewer({ movement: true, networkOf: [], restrictedOf: ['a'] }),
      ['public', 'movement', 'network a', 'restricted a'],
    ],
    [
      STEWARD_OF_ALL,
      [
        'public',
        'movement',
        'network',
        'network a',
        'network b',
        'restricted',
        'restricted a',
        'restricted b',
      ],
    ],
  ])('$key', (viewer, expected) => {
    const all = ['public', 'movement', 'network', 'network a', 'network b'];
    all.push('restricted', 'restricted a', 'restricted b');
    expect(all.filter((audience) => mayRead(viewer, audience))).toEqual(expected);
  });

  it('read the restricted facts of all Societies, of some or of none', () => {
    expect(readsRestricted(STEWARD_OF_ALL)).toBe('ALL');
    for (const viewer of [PUBLIC_VIEWER, MOVEMENT_READER, MOVEMENT_VIEWER]) {
      expect(readsRestricted(viewer)).toBe('NONE');
    }
    expect(readsRestricted(makeViewer({ movement: true, networkOf: 'ALL', restrictedOf: ['a'] }))).toBe(
      'SOME',
    );
  });
});

describe('what a fact rests on', () => {
  it.each(KIND_NAMES)('%s: what is written down here', (kind) => {
    const found = restsOn(kind).map(({ field, target }) => `${field} ${target}`);
    expect(found.toSorted()).toEqual(RESTS[kind].map((rest) => rest.join(' ')).toSorted());
  });

  it('is always of an earlier kind, so that there is no circle and one pass settles all', () => {
    for (const [place, kind] of KIND_NAMES.entries()) {
      for (const { target } of dependences(kind)) expect(KIND_NAMES.indexOf(target)).toBeLessThan(place);
    }
  });

  it('is every single reference that is required, but for the source of a Source', () => {
    for (const kind of KIND_NAMES) {
      const required = Object.entries(kindOf(kind).fields).filter(
        ([, { refersTo, required: must, shape }]) => refersTo !== undefined && must && shape === 'text',
      );
      const rests = restsOn(kind).map(({ field }) => field);
      for (const [field] of required) expect(rests).toContain(field);
      expect(rests.includes('source')).toBe(kind !== 'Source');
    }
  });
});

describe('the owners of a fact', () => {
  const world: [KindName, AnyFact][] = [
    ['Provider', fact('Provider', 'p-a', { nationalSociety: 'ns-a' })],
    ['Provider', fact('Provider', 'p-none')],
    ['Provider', fact('Provider', 'p-both', { source: 's', nationalSociety: 'ns-a' })],
    ['Provider', fact('Provider', 'p-both', { source: 't', nationalSociety: 'ns-b' })],
    ['Branch', fact('Branch', 'b-b', { nationalSociety: 'ns-b' })],
    ['Service', fact('Service', 's-a', { provider: 'p-a' })],
    ['Service', fact('Service', 's-ab', { provider: 'p-a', branch: 'b-b' })],
  ];
  const stated = async (kind: KindName, code: string) =>
    world.filter(([of, one]) => of === kind && one.code === code).map(([, one]) => one);

  it.each([
    ['NationalSociety', fact('NationalSociety', 'ns-a'), ['ns-a']],
    ['Branch', fact('Branch', 'b', { nationalSociety: 'ns-a' }), ['ns-a']],
    ['Provider', fact('Provider', 'p', { nationalSociety: null }), []],
    ['Agreement', fact('Agreement', 'g', { parties: ['ns-b', 'ns-a'] }), ['ns-a', 'ns-b']],
    ['Indicator', fact('Indicator', 'i', { nationalSociety: 'ns-a' }), ['ns-a']],
    ['Service', fact('Service', 's', { provider: 'p-a' }), ['ns-a']],
    ['Service', fact('Service', 's', { provider: 'p-none', branch: 'b-b' }), ['ns-b']],
    ['Service', fact('Service', 's', { provider: 'p-a', branch: 'b-b' }), ['ns-a', 'ns-b']],
    ['Service', fact('Service', 's', { provider: 'nobody' }), []],
    // Two sources do not agree whose it is.
    ['Service', fact('Service', 's', { provider: 'p-both' }), []],
    ['Referral', fact('Referral', 'r', { fromService: 's-a', toBranch: 'b-b' }), ['ns-a', 'ns-b']],
    ['Referral', fact('Referral', 'r', { fromBranch: 'b-b', toService: 's-ab' }), ['ns-a', 'ns-b']],
    ['Stop', fact('Stop', 'x'), []],
  ] as [KindName, AnyFact, string[]][])('%s, case %#', async (kind, one, expected) => {
    expect(await ownersOf(kind, one, stated)).toEqual(expected);
  });
});

describe('a statement of completeness', () => {
  const statement = fact('Statement', 'st', {
    country: 'ETH',
    serviceTypes: ['RFL', 'WASH'],
    providerKinds: ['UN'],
  });
  const service = fact('Service', 's', { country: 'ETH', serviceType: 'RFL', adminAreas: ['ET14'] });

  it.each([
    ['the service as it is', {}, {}, ['UN'], true],
    ['another type', {}, { serviceType: 'FOOD' }, ['UN'], false],
    ['another country', {}, { country: 'SDN' }, ['UN'], false],
    ['at sea', {}, { country: null }, ['UN'], false],
    ['its area', { adminArea: 'ET14' }, {}, ['UN'], true],
    ['another area', { adminArea: 'ET01' }, {}, ['UN'], false],
    ['an area, of a service without one', { adminArea: 'ET01' }, { adminAreas: [] }, ['UN'], true],
    ['a provider of another kind', {}, {}, ['ICRC'], false],
    ['a provider of no known kind', {}, {}, [null], true],
    ['a provider that nobody states', {}, {}, [], true],
    ['a provider whose kind two sources state', {}, {}, ['ICRC', 'UN'], true],
  ])('%s', (_, ofStatement, ofService, kinds, expected) => {
    expect(covers({ ...statement, ...ofStatement }, { ...service, ...ofService }, kinds)).toBe(expected);
  });

  it.each([
    ['the link as it is', {}, {}, true],
    ['no links', { links: false }, {}, false],
    ['its area, and other kinds of provider', { adminArea: 'ET14', providerKinds: ['ICRC'] }, {}, true],
    ['another type', {}, { serviceType: 'FOOD' }, false],
    ['another country', {}, { country: 'SDN' }, false],
    ['a link that ends on its first day', {}, { validUntil: '2026-07-01' }, true],
    ['a link that ended before', {}, { validUntil: '2026-06-30' }, false],
    ['a link that begins on its last day', {}, { validFrom: '2027-06-30' }, true],
    ['a link that begins when it lapsed', {}, { validFrom: '2027-07-01' }, false],
  ])('that speaks of links: %s', (_, ofStatement, ofLink, expected) => {
    const linked = {
      ...statement,
      links: true,
      asOf: '2026-07-01',
      freshUntil: '2027-07-01',
      ...ofStatement,
    };
    const link = { country: 'ETH', serviceType: 'RFL', validFrom: null, validUntil: null, ...ofLink };
    expect(listsLink(linked, link)).toBe(expected);
  });
});
