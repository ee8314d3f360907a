import { expect } from 'vitest';
import { VISIBILITIES } from '../../../graph/model/closed-lists.ts';
import { statedAudience } from '../../../graph/model/audience.ts';
import { type AnyFact, type Fact, type KindName, kindOf } from '../../../graph/model/kinds.ts';
import {
  MOVEMENT_READER,
  MOVEMENT_VIEWER,
  PUBLIC_VIEWER,
  STEWARD_OF_ALL,
  type Viewer,
  makeViewer,
  mayRead,
} from '../../../graph/model/viewer.ts';
import type { Condition, GraphStore } from '../../../graph/store.ts';
import { byEveryPath } from '../by-every-path.ts';
import { type SuiteContext, at, codesOf, load, loadFacts, scannedCodes } from '../context.ts';
import { fact, source } from '../facts.ts';
import { grounded } from '../grounded.ts';
import { RESTS } from '../rests.ts';

/** Codes that a pattern, or a comparison of parts, would mix up. */
const A = 'ns_a';
const B = 'ns-b';
const LIKE_A = ['nsxa', 'ns_a2', 'a', 'NS_A'];
const STEWARD_OF_A = makeViewer({ movement: true, networkOf: [A, B], restrictedOf: [A] });
const STEWARD_OF_B = makeViewer({ movement: true, networkOf: [], restrictedOf: [B] });
const NETWORK_OF_B = makeViewer({ movement: true, networkOf: [B], restrictedOf: [] });
const ALL_NETWORKS_AND_A = makeViewer({ movement: true, networkOf: 'ALL', restrictedOf: [A] });
const VIEWERS = [
  PUBLIC_VIEWER,
  MOVEMENT_READER,
  MOVEMENT_VIEWER,
  STEWARD_OF_A,
  STEWARD_OF_B,
  NETWORK_OF_B,
  ALL_NETWORKS_AND_A,
  STEWARD_OF_ALL,
];

/** A provider of each visibility for each owner and for none, with the audience that it has. */
const PROVIDERS = VISIBILITIES.flatMap((visibility) =>
  [A, B, ...LIKE_A, null].map((owner) => ({
    audience: statedAudience(visibility, owner === null ? [] : [owner]),
    fact: fact('Provider', `${visibility}-${owner ?? 'none'}`, {
      visibility,
      name: 'Findable house',
      nationalSociety: owner,
    }),
  })),
);

const AGREEMENTS = VISIBILITIES.map((visibility) => ({
  audience: statedAudience(visibility, [A, B]),
  fact: fact('Agreement', `${visibility}-both`, { visibility, parties: [A, B] }),
}));

const readBy = (viewer: Viewer, all: readonly { audience: string; fact: AnyFact }[]) =>
  codesOf(all.filter(({ audience }) => mayRead(viewer, audience)).map((one) => one.fact)).toSorted();

export function audienceCases({ test, onEmptyStore, kinds }: SuiteContext): void {
  test(
    'every viewer reads by every path the facts in whose audience it is, and no other',
    onEmptyStore(async (store) => {
      await loadFacts(
        store,
        grounded({
          NationalSociety: [A, B, ...LIKE_A].map((code) => fact('NationalSociety', code)),
          Provider: PROVIDERS.map((one) => one.fact),
          Agreement: AGREEMENTS.map((one) => one.fact),
        }),
      );
      const codes = codesOf(PROVIDERS.map((one) => one.fact));
      for (const viewer of VIEWERS) {
        const reading = at(1, viewer);
        const expected = readBy(viewer, PROVIDERS);
        const who = viewer.key;
        expect(await scannedCodes(store, 'Agreement', reading), who).toEqual(readBy(viewer, AGREEMENTS));
        expect(await scannedCodes(store, 'Provider', reading), who).toEqual(expected);
        expect((await store.counts(reading)).Provider, who).toBe(expected.length);
        expect([...(await store.get('Provider', codes, reading)).keys()].toSorted(), who).toEqual(expected);
        const sources = await store.sourcesOf('Provider', codes, reading);
        expect([...sources.keys()].toSorted(), who).toEqual(expected);
        const found = await store.search('findable', ['Provider'], 99, reading);
        expect(
          found.map((hit) => hit.fact.code),
          who,
        ).toEqual(expected);
        for (const code of codes) {
          const versions = await store.versions('Provider', code, reading);
          expect(versions, `${code} for ${who}`).toHaveLength(expected.includes(code) ? 1 : 0);
        }
        const bySociety = await store.pagesBy('Provider', 'nationalSociety', [A, B], { first: 9 }, reading);
        for (const owner of [A, B]) {
          const owned = expected.filter((code) => code.endsWith(`-${owner}`));
          expect(codesOf(bySociety.get(owner)!.facts), who).toEqual(owned);
          expect(bySociety.get(owner)!.totalCount, who).toBe(owned.length);
          const where: Condition[] = [{ test: 'in', field: 'nationalSociety', values: [owner] }];
          const page = await store.page('Provider', { first: 1, where }, reading);
          expect([page.totalCount, page.hasNextPage], who).toEqual([owned.length, owned.length > 1]);
        }
        for (const visibility of VISIBILITIES) {
          const named = VISIBILITIES.filter((each) => each !== visibility);
          const where: Condition[] = [
            {
              test: 'some',
              kind: 'Provider',
              by: 'nationalSociety',
              where: [{ test: 'in', field: 'visibility', values: [visibility] }],
            },
          ];
          const page = await store.page('NationalSociety', { first: 9, where }, reading);
          const owners = PROVIDERS.filter(
            (one) => mayRead(viewer, one.audience) && !named.includes(one.fact.visibility as never),
          ).flatMap((one) => (one.fact.nationalSociety ?? []) as string);
          expect(codesOf(page.facts), who).toEqual(owners.toSorted());
          expect(page.totalCount, who).toBe(owners.length);
        }
      }
    }),
  );

  for (const kind of kinds) {
    for (const [field, target] of RESTS[kind]) {
      test(
        `a public ${kind} is read by those alone who read its ${field}, whatever becomes of that`,
        onEmptyStore(async (store) => restingCase(store, kind, field, target)),
      );
    }
  }

  test(
    'what is hidden hides what rests on what rests on it, and shows it again',
    onEmptyStore(async (store) => {
      await loadFacts(
        store,
        grounded({
          Stop: [fact('Stop', 'x'), fact('Stop', 'y')],
          Leg: [fact('Leg', 'x-y', { from: 'x', to: 'y' })],
          TrailLeg: [fact('TrailLeg', 'on-trail', { leg: 'x-y', trail: 'trail' })],
          Flow: [fact('Flow', 'people', { leg: 'x-y' })],
          Provider: [fact('Provider', 'p', { nationalSociety: A })],
          Service: [fact('Service', 's', { provider: 'p' }), fact('Service', 'other')],
          Referral: [fact('Referral', 'r', { fromService: 's', toService: 'other' })],
        }),
      );
      const shown = async (viewer: Viewer) => {
        const counts = await store.counts(at(await store.revision(), viewer));
        return [counts.Stop, counts.Leg, counts.TrailLeg, counts.Flow, counts.Service, counts.Referral];
      };
      const stop = (visibility: (typeof VISIBILITIES)[number]) =>
        loadFacts(store, { Stop: [fact('Stop', 'y', { visibility })] });
      expect(await shown(PUBLIC_VIEWER)).toEqual([2, 1, 1, 1, 2, 1]);
      await stop('MOVEMENT');
      expect(await shown(PUBLIC_VIEWER)).toEqual([1, 0, 0, 0, 2, 1]);
      expect(await shown(MOVEMENT_READER)).toEqual([2, 1, 1, 1, 2, 1]);
      await stop('RESTRICTED');
      expect(await shown(MOVEMENT_VIEWER)).toEqual([1, 0, 0, 0, 2, 1]);
      await stop('PUBLIC');
      expect(await shown(PUBLIC_VIEWER)).toEqual([2, 1, 1, 1, 2, 1]);
      const provider = { visibility: 'RESTRICTED', nationalSociety: A } as const;
      await loadFacts(store, { Provider: [fact('Provider', 'p', provider)] });
      expect(await shown(MOVEMENT_VIEWER)).toEqual([2, 1, 1, 1, 1, 0]);
      expect(await shown(STEWARD_OF_A)).toEqual([2, 1, 1, 1, 2, 1]);
      expect(await shown(STEWARD_OF_B)).toEqual([2, 1, 1, 1, 1, 0]);
      // A load of facts of another kind leaves all as it is.
      await loadFacts(store, grounded({ Practice: [fact('Practice', 'practice')] }));
      expect(await shown(STEWARD_OF_B)).toEqual([2, 1, 1, 1, 1, 0]);
    }),
  );

  test(
    'of several sources that state what a fact rests on, one that the viewer may read is enough',
    onEmptyStore(async (store) => {
      const stop = (from: string, visibility: (typeof VISIBILITIES)[number]) =>
        fact('Stop', 'y', { source: from, visibility });
      await loadFacts(
        store,
        grounded({
          Source: [source('one'), source('two')],
          Stop: [stop('one', 'RESTRICTED'), stop('two', 'PUBLIC')],
          Leg: [fact('Leg', 'x-y', { from: 'x', to: 'y' })],
        }),
      );
      const legs = async (viewer: Viewer) => (await store.counts(at(await store.revision(), viewer))).Leg;
      expect(await legs(PUBLIC_VIEWER)).toBe(1);
      await load(store, (session) => session.end('Stop', 'two', ['y']));
      expect([await legs(MOVEMENT_VIEWER), await legs(STEWARD_OF_ALL)]).toEqual([0, 1]);
      await loadFacts(store, { Stop: [stop('two', 'MOVEMENT')] });
      expect([await legs(PUBLIC_VIEWER), await legs(MOVEMENT_READER)]).toEqual([0, 1]);
      // The source that states it may be hidden itself.
      await loadFacts(store, { Source: [{ ...source('two'), visibility: 'RESTRICTED' }] });
      expect(await legs(MOVEMENT_READER)).toBe(0);
    }),
  );

  test(
    'a fact belongs to the Societies through which it is found, and to others when these become others',
    onEmptyStore(async (store) => {
      const provider = (owner: string | null, from = 'one') =>
        fact('Provider', 'p', { source: from, nationalSociety: owner });
      const own = { visibility: 'RESTRICTED' } as const;
      await loadFacts(
        store,
        grounded({
          Source: [source('one'), source('two')],
          Provider: [provider(A)],
          Service: [
            fact('Service', 's', { ...own, provider: 'p' }),
            fact('Service', 'open', { provider: 'p' }),
          ],
          Referral: [fact('Referral', 'r', { ...own, fromService: 'open', toBranch: 'branch' })],
          Branch: [fact('Branch', 'branch', { nationalSociety: B })],
        }),
      );
      const reads = async (viewer: Viewer) => {
        const counts = await store.counts(at(await store.revision(), viewer));
        return [counts.Service, counts.Referral];
      };
      expect([await reads(STEWARD_OF_A), await reads(STEWARD_OF_B)]).toEqual([
        [2, 1],
        [1, 1],
      ]);
      await loadFacts(store, { Provider: [provider(B)] });
      expect([await reads(STEWARD_OF_A), await reads(STEWARD_OF_B)]).toEqual([
        [1, 0],
        [2, 1],
      ]);
      // Another source says otherwise: nobody's, but for the branch.
      await loadFacts(store, { Provider: [provider(A, 'two')] });
      expect([await reads(STEWARD_OF_A), await reads(STEWARD_OF_B)]).toEqual([
        [1, 0],
        [1, 1],
      ]);
    }),
  );

  test(
    'the same facts a second time are unchanged, keep the revision, and stay with their readers',
    onEmptyStore(async (store) => {
      const facts = grounded({
        Stop: [fact('Stop', 'x'), fact('Stop', 'y', { visibility: 'RESTRICTED' })],
        Leg: [fact('Leg', 'x-y', { from: 'x', to: 'y' })],
        Provider: [fact('Provider', 'p', { visibility: 'NETWORK', nationalSociety: A })],
        Service: [fact('Service', 's', { provider: 'p', country: 'ETH' })],
        Statement: [statement('st')],
      });
      expect(await loadFacts(store, facts)).toBe(1);
      const counts = () => Promise.all(VIEWERS.map((viewer) => store.counts(at(1, viewer))));
      const before = await counts();
      expect(await loadFacts(store, facts)).toBe(1);
      expect(await counts()).toEqual(before);
      await load(store, async (session) => {
        for (const [kind, ofKind] of Object.entries(facts)) {
          const outcomes = await session.put(kind as KindName, ofKind);
          expect(new Set(outcomes)).toEqual(new Set(['unchanged']));
        }
      });
      expect(await store.revision()).toBe(1);
    }),
  );

  test(
    'a load that is given up leaves the readers of what is there as they were',
    onEmptyStore(async (store) => {
      await loadFacts(store, grounded({ Leg: [fact('Leg', 'x-y', { from: 'x', to: 'y' })] }));
      const session = await store.beginLoad();
      await session.put('Stop', [fact('Stop', 'y', { visibility: 'RESTRICTED' })]);
      await session.end('Stop', 'test-source', ['x']);
      await session.abort();
      expect((await store.counts(at(1, PUBLIC_VIEWER))).Leg).toBe(1);
    }),
  );

  test(
    'a statement of completeness is read by those alone who read every service that it covers',
    onEmptyStore(async (store) => {
      const service = (code: string, own: Partial<Fact<'Service'>>) =>
        fact('Service', code, {
          visibility: 'RESTRICTED',
          country: 'ETH',
          serviceType: 'RFL',
          provider: 'un',
          adminAreas: ['area'],
          ...own,
        });
      await loadFacts(
        store,
        grounded({
          Provider: [
            fact('Provider', 'un', { kind: 'UN', nationalSociety: A }),
            fact('Provider', 'icrc', { kind: 'ICRC' }),
            fact('Provider', 'unknown'),
          ],
          ServiceType: [fact('ServiceType', 'RFL'), fact('ServiceType', 'WASH')],
          Statement: [
            statement('country'),
            statement('area', { adminArea: 'area' }),
            statement('elsewhere', { adminArea: 'another' }),
            statement('other-type', { serviceTypes: ['WASH'] }),
            statement('other-kind', { providerKinds: ['IFRC'] }),
            statement('other-country', { country: 'SDN' }),
          ],
        }),
      );
      const read = async (viewer: Viewer) =>
        scannedCodes(store, 'Statement', at(await store.revision(), viewer));
      const all = ['area', 'country', 'elsewhere', 'other-country', 'other-kind', 'other-type'];
      expect(await read(PUBLIC_VIEWER)).toEqual(all);
      // By a provider of a kind of which they do not speak.
      await loadFacts(store, { Service: [service('icrc', { provider: 'icrc' })] });
      await loadFacts(store, { Service: [service('open', { visibility: 'PUBLIC' })] });
      await loadFacts(store, { Service: [service('at-sea', { country: null })] });
      expect(await read(PUBLIC_VIEWER)).toEqual(all);
      await loadFacts(store, { Service: [service('hidden', {})] });
      const left = ['elsewhere', 'other-country', 'other-kind', 'other-type'];
      expect(await read(MOVEMENT_VIEWER)).toEqual(left);
      expect(await read(STEWARD_OF_B)).toEqual(left);
      expect(await read(STEWARD_OF_A)).toEqual(all);
      // Of which no area is stated: it may be in any.
      await loadFacts(store, { Service: [service('somewhere', { adminAreas: [] })] });
      left.shift();
      expect(await read(MOVEMENT_VIEWER)).toEqual(left);
      // By a provider of whom no kind is stated.
      await loadFacts(store, {
        Service: [service('other', { provider: 'unknown', serviceType: 'WASH', visibility: 'MOVEMENT' })],
      });
      expect(await read(PUBLIC_VIEWER)).toEqual(['other-country', 'other-kind']);
      // The provider turns out to be of a kind of which they speak.
      await loadFacts(store, { Provider: [fact('Provider', 'icrc', { kind: 'IFRC' })] });
      expect(await read(MOVEMENT_READER)).toEqual(['other-country', 'other-type']);
      expect(await read(STEWARD_OF_ALL)).toEqual(all);
    }),
  );

  test(
    'a statement that speaks of links is read by those alone who find every agreement and referral that it lists',
    onEmptyStore(async (store) => {
      const ages = { asOf: '2026-01-01', freshUntil: '2027-01-01' };
      const society = (code: string, country: string, own: Partial<Fact<'NationalSociety'>> = {}) =>
        fact('NationalSociety', code, { country, ...own });
      const service = (code: string, country: string | null) => fact('Service', code, { country });
      const statements = [
        statement('eth', { links: true, ...ages }),
        statement('eth-area', { links: true, adminArea: 'area', ...ages }),
        statement('eth-services', ages),
        statement('eth-wash', { links: true, serviceTypes: ['WASH'], ...ages }),
        statement('sdn', { links: true, country: 'SDN', ...ages }),
      ];
      await loadFacts(
        store,
        grounded({
          NationalSociety: [society(A, 'ETH'), society(B, 'ITA')],
          ServiceType: [fact('ServiceType', 'RFL'), fact('ServiceType', 'WASH')],
          Service: [service('in-eth', 'ETH'), service('in-sdn', 'SDN'), service('at-sea', null)],
          Branch: [fact('Branch', 'branch', { nationalSociety: B, country: 'SDN' })],
          Statement: statements,
        }),
      );
      const read = async (viewer: Viewer) =>
        scannedCodes(store, 'Statement', at(await store.revision(), viewer));
      /** Made anew, so that each reads again what it may. */
      let day = 1;
      const anew = () => {
        const asOf = `2026-02-${String(++day).padStart(2, '0')}`;
        return loadFacts(store, { Statement: statements.map((one) => ({ ...one, asOf })) });
      };
      const all = ['eth', 'eth-area', 'eth-services', 'eth-wash', 'sdn'];
      const ofOthers = ['eth-services', 'eth-wash', 'sdn'];
      const agreement = (own: Partial<Fact<'Agreement'>>) =>
        loadFacts(store, {
          Agreement: [
            fact('Agreement', 'ag', { parties: [A, B], topics: ['RFL'], visibility: 'MOVEMENT', ...own }),
          ],
        });
      expect(await read(PUBLIC_VIEWER)).toEqual(all);

      // On another type, ended before they speak, and not yet begun when they lapse.
      await agreement({ topics: ['PRIMARY_HEALTH'] });
      await agreement({ validUntil: '2025-12-31' });
      await agreement({ validFrom: '2027-01-01' });
      await agreement({ visibility: 'PUBLIC' });
      expect(await read(PUBLIC_VIEWER)).toEqual(all);
      await agreement({ validUntil: '2026-12-31' });
      expect([await read(PUBLIC_VIEWER), await read(MOVEMENT_READER)]).toEqual([ofOthers, all]);
      await anew();
      expect([await read(PUBLIC_VIEWER), await read(MOVEMENT_READER)]).toEqual([ofOthers, all]);
      // Hidden, shown, and ended: they stay as they are until they are made anew.
      await agreement({ visibility: 'RESTRICTED' });
      expect([await read(MOVEMENT_VIEWER), await read(STEWARD_OF_B)]).toEqual([ofOthers, all]);
      await load(store, (session) => session.end('Agreement', 'test-source', ['ag']));
      expect(await read(MOVEMENT_VIEWER)).toEqual(ofOthers);
      await anew();
      expect(await read(PUBLIC_VIEWER)).toEqual(all);

      // Of a party that becomes one of Sudan, and of one that is hidden itself.
      await agreement({ topics: ['WASH', 'RFL'], visibility: 'MOVEMENT' });
      await anew();
      expect(await read(PUBLIC_VIEWER)).toEqual(['eth-services', 'sdn']);
      await loadFacts(store, { NationalSociety: [society(B, 'SDN')] });
      expect(await read(PUBLIC_VIEWER)).toEqual(['eth-services']);
      await agreement({ visibility: 'PUBLIC' });
      await anew();
      expect(await read(PUBLIC_VIEWER)).toEqual(all);
      await loadFacts(store, { NationalSociety: [society(B, 'SDN', { visibility: 'MOVEMENT' })] });
      expect([await read(PUBLIC_VIEWER), await read(MOVEMENT_READER)]).toEqual([
        ['eth-services', 'eth-wash'],
        all,
      ]);
      await loadFacts(store, { NationalSociety: [society(B, 'SDN')] });
      await load(store, (session) => session.end('Agreement', 'test-source', ['ag']));
      await anew();
      expect(await read(PUBLIC_VIEWER)).toEqual(all);

      // A referral is where its ends are.
      const referral = (own: Partial<Fact<'Referral'>>) =>
        loadFacts(store, {
          Referral: [fact('Referral', 'r', { serviceType: 'RFL', visibility: 'MOVEMENT', ...own })],
        });
      await referral({ fromService: 'at-sea', toService: 'at-sea' });
      expect(await read(PUBLIC_VIEWER)).toEqual(all);
      await loadFacts(store, { Service: [service('at-sea', 'ETH')] });
      expect(await read(PUBLIC_VIEWER)).toEqual(ofOthers);
      await referral({ fromService: 'in-sdn', toService: 'at-sea', visibility: 'PUBLIC' });
      await anew();
      expect(await read(PUBLIC_VIEWER)).toEqual(all);
      await referral({ fromService: 'in-eth', toBranch: 'branch' });
      expect([await read(PUBLIC_VIEWER), await read(MOVEMENT_READER)]).toEqual([
        ['eth-services', 'eth-wash'],
        all,
      ]);
      await anew();
      expect(await read(PUBLIC_VIEWER)).toEqual(['eth-services', 'eth-wash']);
    }),
  );

  test(
    'a statement that was narrowed stays so when the hidden service goes, until it is made anew',
    onEmptyStore(async (store) => {
      const hidden = fact('Service', 's', {
        visibility: 'RESTRICTED',
        country: 'ETH',
        serviceType: 'RFL',
        provider: 'un',
      });
      const facts = grounded({
        Provider: [fact('Provider', 'un', { kind: 'UN' })],
        Service: [hidden],
        Statement: [statement('st'), statement('committed')],
      });
      await loadFacts(store, facts);
      const read = async (viewer: Viewer) =>
        scannedCodes(store, 'Statement', at(await store.revision(), viewer));
      expect(await read(MOVEMENT_VIEWER)).toEqual([]);
      await loadFacts(store, { Service: [{ ...hidden, visibility: 'PUBLIC' }] });
      expect(await read(MOVEMENT_VIEWER)).toEqual([]);
      await load(store, (session) => session.end('Service', 'test-source', ['s']));
      expect(await read(MOVEMENT_VIEWER)).toEqual([]);
      // Put again as it was, it is the version that it was.
      await loadFacts(store, { Statement: [statement('st')] });
      expect(await read(MOVEMENT_VIEWER)).toEqual([]);
      await loadFacts(store, { Statement: [statement('st', { asOf: '2026-02-01' })] });
      expect(await read(PUBLIC_VIEWER)).toEqual(['st']);
      // Its country goes and comes back: what it told before it does not tell again.
      await load(store, (session) => session.end('Country', 'test-source', ['ETH']));
      await loadFacts(store, { Country: [fact('Country', 'ETH')] });
      expect(await read(MOVEMENT_VIEWER)).toEqual([]);
    }),
  );
}

function statement(code: string, own: Partial<Fact<'Statement'>> = {}): AnyFact {
  return fact('Statement', code, {
    country: 'ETH',
    asOf: '2026-01-01',
    serviceTypes: ['RFL'],
    providerKinds: ['UN'],
    ...own,
  });
}

/** A public fact of a kind, whose `field` names a fact that is hidden, shown, shown to the Movement, and ended. */
async function restingCase(
  store: GraphStore,
  kind: KindName,
  field: string,
  target: KindName,
): Promise<void> {
  const { searched, fields } = kindOf(kind);
  const name = searched.find((one) => fields[one]?.shape === 'text');
  const words = name === undefined ? {} : { [name]: 'Findable' };
  let resting: AnyFact = { ...fact(kind, 'resting'), ...words, [field]: 'hidden' };
  const own = target === 'Source' ? { source: 'hidden' } : {};
  const restedOn = (visibility: string): AnyFact => ({ ...fact(target, 'hidden'), ...own, visibility });
  const ground = grounded({ [kind]: [resting], [target]: [restedOn('RESTRICTED')] });
  const others = { ...ground, [kind]: ground[kind]!.filter(({ code }) => code !== 'resting') };
  await loadFacts(store, others);

  const told = async (viewer: Viewer) => {
    const reading = at(await store.revision(), viewer);
    return byEveryPath(store, kind, ['resting', 'x'], ['hidden', 'test-source'], reading);
  };
  /** Once every path has been asked, one is enough for what follows. */
  const isRead = async (viewer: Viewer) =>
    (await store.get(kind, ['resting'], at(await store.revision(), viewer))).size === 1;

  const without = await told(PUBLIC_VIEWER);
  await loadFacts(store, { [kind]: [resting] });
  expect(await told(PUBLIC_VIEWER)).toEqual(without);
  expect([await isRead(MOVEMENT_VIEWER), await isRead(STEWARD_OF_ALL)]).toEqual([false, true]);

  await loadFacts(store, { [target]: [restedOn('PUBLIC')] });
  if (kind === 'Statement') {
    // What it did not tell it does not tell, until it is made anew.
    expect(await isRead(MOVEMENT_VIEWER)).toBe(false);
    resting = { ...resting, asOf: '2026-01-01' };
    await loadFacts(store, { [kind]: [resting] });
  }
  // Every path tells of it as soon as it may: none of them was asked in vain.
  const open = await told(PUBLIC_VIEWER);
  expect(open['get']).toContainEqual(resting);
  const silent = Object.keys(open).filter(
    (path) =>
      !path.startsWith('some ') &&
      !path.startsWith('pagesBy ') &&
      JSON.stringify(open[path]) === JSON.stringify(without[path]),
  );
  expect(silent).toEqual([]);
  if (field !== 'source') expect(open[`some ${field}`]).toMatchObject({ totalCount: 1 });

  await loadFacts(store, { [target]: [restedOn('MOVEMENT')] });
  expect([await isRead(PUBLIC_VIEWER), await isRead(MOVEMENT_READER)]).toEqual([false, true]);

  await load(store, (session) => session.end(target, restedOn('MOVEMENT').source, ['hidden']));
  expect([await isRead(MOVEMENT_VIEWER), await isRead(STEWARD_OF_ALL)]).toEqual([false, true]);
}
