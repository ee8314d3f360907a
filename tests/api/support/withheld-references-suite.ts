import { describe, expect, it } from 'vitest';
import { STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import { factHash } from '../../../graph/model/versions.ts';
import { loadFacts, type OpenEmptyStore } from '../../contract/context.ts';
import { errorOf, withKeys, written } from './with-keys.ts';
import { fact } from './world.ts';

const stop = (code: string) =>
  fact('Stop', code, { name: code, kind: 'CITY', country: 'ETH', lat: 9, lon: 38, visibility: 'RESTRICTED' });
const service = (at: string) =>
  fact('Service', 'at-hidden', {
    serviceType: 'RFL',
    provider: 'p-eth',
    status: 'ACTIVE',
    country: 'ETH',
    stop: at,
    precision: 'POINT',
    groups: ['EVERYONE'],
    eligibility: 'OPEN',
    adminAreas: ['ET14', 'hidden-area'],
    asOf: '2026-06-30',
  });
const BESIDES = {
  AdminArea: [
    fact('AdminArea', 'hidden-area', { name: 'H', level: 3, country: 'ETH', visibility: 'RESTRICTED' }),
  ],
  Stop: [stop('hidden-one'), stop('hidden-two')],
  Service: [service('hidden-one')],
};
const READ =
  '{ services(filter: { country: "ETH", serviceTypes: ["RFL"] }, first: 100) { nodes { code version stop { code } } } }';
const UPSERT =
  'mutation ($service: ServiceInput!, $version: String) { upsertService(service: $service, expectedVersion: $version) { version } }';
const END =
  'mutation ($version: String!) { endService(code: "at-hidden", on: "2026-11-30", expectedVersion: $version) { version service { stop { code } } } }';
const STEWARD = ['steward:ns-eth'];

/** A steward's own fact that refers to what he may not read, on one store. */
export function withheldReferencesSuite(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe(`a fact that names what its writer may not read, on ${storeName}`, () => {
    const { store, askAs } = withKeys(openEmptyStore, { each: true, besides: BESIDES });
    const versionRead = async () => {
      const { body, text } = await askAs(STEWARD, READ);
      expect(body.errors).toBeUndefined();
      expect(text).not.toContain('hidden-');
      const { nodes } = body.data!['services'] as { nodes: { code: string; version: string }[] };
      return nodes.find(({ code }) => code === 'at-hidden')!.version;
    };
    const stored = async () => {
      const at = { revision: await store().revision(), viewer: STEWARD_OF_ALL };
      return (await store().get('Service', ['at-hidden'], at)).get('at-hidden')!;
    };
    const draft = {
      code: 'at-hidden',
      serviceType: 'RFL',
      provider: 'p-eth',
      country: 'ETH',
      precision: 'COUNTRY',
    };

    it('has a version that nobody can compute from guesses at what is withheld', async () => {
      expect(await versionRead()).not.toBe(factHash('Service', { ...(await stored()) }));
      expect(await versionRead()).toBe(await versionRead());
    });

    it('is in conflict when the withheld part was changed, and the conflict does not tell of it', async () => {
      const version = await versionRead();
      await loadFacts(store(), { Service: [service('hidden-two')] });
      expect(await versionRead()).not.toBe(version);
      const answer = await askAs(STEWARD, UPSERT, { service: draft, version });
      expect(errorOf(answer)).toMatchObject({
        code: 'CONFLICT',
        currentVersion: await versionRead(),
        current: { code: 'at-hidden', stop: null, adminAreas: ['ET14'], provider: 'p-eth' },
      });
      expect(answer.text).not.toContain('hidden-');
    });

    it('can be ended by its steward, who is not told of it and does not take it away', async () => {
      const answer = await askAs(STEWARD, END, { version: await versionRead() });
      expect(written(answer)).toMatchObject({ service: { stop: null } });
      expect(answer.text).not.toContain('hidden-');
      expect(await stored()).toMatchObject({
        stop: 'hidden-one',
        adminAreas: ['ET14', 'hidden-area'],
        validUntil: '2026-11-30',
        source: 'steward:ns-eth',
      });
    });
  });
  describe(`a fact whose owner its writer may not read, on ${storeName}`, () => {
    const { askAs } = withKeys(openEmptyStore, {
      each: true,
      besides: {
        NationalSociety: [
          fact('NationalSociety', 'ns-hidden', { name: 'H', country: 'SDN', visibility: 'RESTRICTED' }),
        ],
        RegionalNetwork: [
          fact('RegionalNetwork', 'net-of-three', {
            name: 'Of three',
            members: ['ns-eth', 'ns-hidden', 'ns-ita'],
            membersComplete: true,
          }),
        ],
        Provider: [fact('Provider', 'p-hidden', { name: 'P', nationalSociety: 'ns-hidden' })],
        Service: [
          fact('Service', 'theirs', {
            serviceType: 'RFL',
            provider: 'p-hidden',
            status: 'ACTIVE',
            country: 'SDN',
            precision: 'COUNTRY',
            groups: ['EVERYONE'],
            eligibility: 'OPEN',
          }),
        ],
        Agreement: [
          fact('Agreement', 'of-three', { parties: ['ns-eth', 'ns-hidden', 'ns-ita'], topics: ['RFL'] }),
        ],
      },
    });
    const END_AGREEMENT = `mutation ($version: String!) { endAgreement(code: "of-three", on: "2026-11-30", expectedVersion: $version) {
      agreement { parties { code } } } }`;
    const PROPOSE =
      'mutation ($change: ProposedChangeInput!) { proposeChange(change: $change) { concerns { code } } }';
    const theirs = { serviceType: 'RFL', provider: 'p-hidden', country: 'SDN', precision: 'COUNTRY' };

    it.each([[[]], [['movement']], [['steward:ns-lby']], [STEWARD]])(
      'does not tell it in errors to roles %j',
      async (roles) => {
        const attempts: [string, object][] = [
          [END_AGREEMENT, { version: 'x' }],
          [UPSERT, { service: { ...theirs, code: 'theirs' }, version: 'x' }],
          [UPSERT, { service: theirs, version: null }],
          [PROPOSE, { change: { upsertService: theirs } }],
        ];
        for (const [query, variables] of attempts) {
          const answer = await askAs(roles, query, variables);
          expect(errorOf(answer).code).toMatch(/^(FORBIDDEN|CONFLICT)$/);
          expect(answer.text).not.toContain('ns-hidden');
        }
      },
    );

    it('is not told to who reads what its network shares', async () => {
      for (const role of ['steward:ns-eth', 'network-steward:net-of-three']) {
        const { body, text } = await askAs(
          [role],
          '{ me { reads } regionalNetworks { nodes { members { code } } } }',
        );
        expect((body.data!['me'] as { reads: string }).reads).toContain('network:ns-eth,ns-ita');
        expect(text).not.toContain('ns-hidden');
      }
    });

    it('is changed and proposed by the others, where it joins several', async () => {
      const proposed = await askAs(['movement'], PROPOSE, {
        change: { endAgreement: { code: 'of-three', on: '2026-11-30' } },
      });
      expect(written(proposed)).toEqual({ concerns: [{ code: 'ns-eth' }, { code: 'ns-ita' }] });
      const { body } = await askAs(STEWARD, '{ agreements(first: 100) { nodes { code version } } }');
      const { nodes } = body.data!['agreements'] as { nodes: { code: string; version: string }[] };
      const { version } = nodes.find(({ code }) => code === 'of-three')!;
      expect(written(await askAs(STEWARD, END_AGREEMENT, { version }))).toMatchObject({
        agreement: { parties: [{ code: 'ns-eth' }, { code: 'ns-ita' }] },
      });
    });
  });
}
