import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey, listApiKeys, revokeApiKey } from '../../../graph/access/api-keys.ts';
import type { AnyFact, Fact } from '../../../graph/model/kinds.ts';
import { PUBLIC_VIEWER, STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import { loadFacts, type OpenEmptyStore } from '../../contract/context.ts';
import type { Answer } from './api-on.ts';
import { BRANCH, errorOf, NEW_BRANCH, NOW, withKeys, written } from './with-keys.ts';
import { world } from './world.ts';

const EVERYTHING_OF_PROPOSALS = `{ proposals(states: [VALIDATED]) { totalCount edges { cursor node { id } } nodes { id version state action
  kind code draft visibility note proposedBy proposedAt concerns { code } validations { nationalSociety { code } by at } decidedBy decidedAt
  refusal } } }`;
const AUDIT = `{ audit(first: 5) { id actor action source revision summary
  at files changes { kind code source before after position } } }`;

/** Who may see and change what, on one store. */
export function accessSuite(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe(`API keys on ${storeName}`, () => {
    const { store, api, keyFor } = withKeys(openEmptyStore);
    const me = (key: string) =>
      api().ask('{ me { actor roles scopes reads } }', {}, { authorization: `Bearer ${key}` });

    it('a key is an account with its roles and scopes', async () => {
      const key = await keyFor(['movement'], ['read']);
      expect((await me(key)).body.data!['me']).toEqual({
        actor: `key:${key.split('_')[1]}`,
        roles: ['movement'],
        scopes: ['READ'],
        reads: 'movement',
      });
    });

    it('the store holds no key that could be used', async () => {
      const text = await keyFor(['administrator']);
      const records = await store().records('api-key', { first: 1000 });
      expect(records.length).toBeGreaterThan(0);
      const secret = text.slice(text.indexOf('_', 11) + 1);
      expect(secret).toHaveLength(43);
      expect(JSON.stringify(records)).not.toContain(secret);
      expect(JSON.stringify(await store().listLoads({ first: 100 }))).not.toContain(secret);
    });

    it('a revoked key is refused from the next request on, and stays in the list', async () => {
      const key = await keyFor(['movement']);
      const id = key.split('_')[1]!;
      expect((await me(key)).status).toBe(200);
      await revokeApiKey(store(), id, { actor: 'local', now: NOW });
      const answer = await me(key);
      expect([answer.status, errorOf(answer)]).toEqual([
        401,
        expect.objectContaining({ code: 'UNAUTHENTICATED', message: expect.stringContaining('revoked') }),
      ]);
      expect((await listApiKeys(store())).find((one) => one.id === id)!.revokedAt).toBe(NOW.toISOString());
    });

    it('an expired key is refused', async () => {
      const { text } = await createApiKey(
        store(),
        { name: 'short', roles: [], scopes: ['read'], expiresAt: '2026-11-02T11:00:00.000Z' },
        { actor: 'local', now: NOW },
      );
      expect((await me(text)).status).toBe(200);
      api().setNow('2026-11-02T11:00:00.000Z');
      const answer = await me(text);
      api().setNow(NOW.toISOString());
      expect(errorOf(answer)).toMatchObject({
        code: 'UNAUTHENTICATED',
        message: expect.stringContaining('expired'),
      });
    });

    it('an unknown key, one with another secret and one that is cut get the same words', async () => {
      const key = await keyFor(['movement']);
      const wrong = [
        `trailcare_${'0'.repeat(16)}_${'A'.repeat(43)}`,
        `${key.slice(0, -3)}AAA`,
        key.slice(0, -1),
        `trailcare_${key.split('_')[1]}_`,
      ];
      for (const text of wrong) {
        const answer = await me(text);
        expect([answer.status, errorOf(answer).message]).toEqual([401, 'This API key is not known.']);
      }
    });

    it('a key without scope read reads as anybody does, one without scope write changes nothing', async () => {
      const key = await keyFor(['steward:ns-eth'], ['write']);
      expect((await me(key)).body.data!['me']).toMatchObject({ reads: 'public' });
      const reader = await keyFor(['steward:ns-eth', 'administrator'], ['read']);
      const headers = { authorization: `Bearer ${reader}` };
      expect(errorOf(await api().ask(NEW_BRANCH, { branch: BRANCH }, headers))).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(errorOf(await api().ask(AUDIT, {}, headers))).toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  describe(`changes by stewards on ${storeName}`, () => {
    const { store, api, askAs } = withKeys(openEmptyStore, { each: true });

    it('a steward writes a branch of his Society, and the answer and all readers have it', async () => {
      const { branch, revision, version } = written(
        await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: BRANCH }),
      );
      expect(branch).toMatchObject({
        name: 'Mekele',
        version,
        sources: [{ code: 'steward:ns-eth', publisher: 'Ethiopian Red Cross Society' }],
      });
      expect(branch.code).toMatch(/^ns-eth:branch-/);
      await api().refresh();
      const { body } = await api().ask(
        'query ($code: String!) { branch(code: $code) { name } about { revision } }',
        {
          code: branch.code,
        },
      );
      expect(body.data).toEqual({ branch: { name: 'Mekele' }, about: { revision } });
    });

    it.each([
      ['nobody', [], 'UNAUTHENTICATED'],
      ['a reader of the Movement', ['movement'], 'FORBIDDEN'],
      ['a steward of another Society', ['steward:ns-ita'], 'FORBIDDEN'],
      ['a steward of a network', ['network-steward:net-test'], 'FORBIDDEN'],
      ['an administrator', ['administrator'], 'FORBIDDEN'],
    ])('%s may not, and nothing is written', async (_, roles, code) => {
      const before = await store().revision();
      const answer =
        roles.length === 0
          ? await api().ask(NEW_BRANCH, { branch: BRANCH })
          : await askAs(roles, NEW_BRANCH, { branch: BRANCH });
      expect(errorOf(answer)).toMatchObject({ code, message: expect.stringContaining('ns-eth') });
      expect(answer.body.data).toEqual({ upsertBranch: null });
      expect(await store().revision()).toBe(before);
    });

    it('a steward changes a branch that came from a file, and only in the version that he read', async () => {
      const read = await askAs(['steward:ns-eth'], '{ branch(code: "b-000") { version } }');
      const { version } = read.body.data!['branch'] as { version: string };
      const change = { ...BRANCH, code: 'b-000', name: 'Renamed' };
      const missing = errorOf(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: change }));
      expect(missing).toMatchObject({ code: 'CONFLICT', currentVersion: version });
      const changed = written(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: change, version }));
      expect(changed.branch).toMatchObject({ code: 'b-000', name: 'Renamed' });
      const late = errorOf(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: change, version }));
      expect(late).toMatchObject({
        code: 'CONFLICT',
        currentVersion: changed.version,
        current: expect.objectContaining({ name: 'Renamed' }),
      });
    });

    it('of two writers who read the same version, one wins and the other is told', async () => {
      const version = written(
        await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: { ...BRANCH, code: 'ns-eth:one' } }),
      ).version;
      const answers = await Promise.all(
        ['First', 'Second'].map((name) =>
          askAs(['steward:ns-eth'], NEW_BRANCH, { branch: { ...BRANCH, code: 'ns-eth:one', name }, version }),
        ),
      );
      const codes = new Set(answers.map(({ body }) => body.errors?.[0]?.extensions['code'] ?? 'done'));
      expect(codes).toEqual(new Set(['CONFLICT', 'done']));
    });

    it('a branch that is ended is there until its last day, and its past stays', async () => {
      const { version } = (
        (await askAs(['steward:ns-eth'], '{ branch(code: "b-001") { version } }')).body.data as {
          branch: { version: string };
        }
      ).branch;
      const end =
        'mutation ($version: String!) { endBranch(code: "b-001", on: "2026-11-30", expectedVersion: $version) { branch { code } revision } }';
      const { revision } = written(await askAs(['steward:ns-eth'], end, { version }));
      const [fact] = (await store().get('Branch', ['b-001'], { revision, viewer: STEWARD_OF_ALL })).values();
      expect(fact).toMatchObject({ name: 'Branch 1', validUntil: '2026-11-30', source: 'steward:ns-eth' });
    });

    it('a steward cannot take a branch of his to another Society, nor one of another to his', async () => {
      const branch = written(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: BRANCH }));
      const away = { ...BRANCH, code: branch.branch.code, nationalSociety: 'ns-ita' };
      for (const steward of ['steward:ns-eth', 'steward:ns-ita']) {
        const answer = await askAs([steward], NEW_BRANCH, { branch: away, version: branch.version });
        expect(errorOf(answer).code, steward).toBe('FORBIDDEN');
      }
    });

    it('a steward cannot make a fact of others his own by what he states of it', async () => {
      const take = async (field: string, query: string, input: Record<string, unknown>) => {
        const read = await askAs(['steward:ns-eth'], field);
        const nodes = Object.values(read.body.data!)[0] as { nodes: { code: string; version: string }[] };
        const { version } = nodes.nodes.find(({ code }) => code === input['code'])!;
        return errorOf(await askAs(['steward:ns-eth'], query, { input, version })).code;
      };
      expect(
        await take(
          '{ agreements(first: 100) { nodes { code version } } }',
          'mutation ($input: AgreementInput!, $version: String) { upsertAgreement(agreement: $input, expectedVersion: $version) { revision } }',
          { code: 'agreement-1', parties: ['ns-eth', 'ns-ner'], topics: ['RFL'] },
        ),
      ).toBe('FORBIDDEN');
      // Of an organisation that is no Society.
      expect(
        await take(
          '{ services(first: 100) { nodes { code version } } }',
          'mutation ($input: ServiceInput!, $version: String) { upsertService(service: $input, expectedVersion: $version) { revision } }',
          {
            code: 'health-agadez-2',
            provider: 'p-eth',
            serviceType: 'RFL',
            country: 'ETH',
            precision: 'COUNTRY',
          },
        ),
      ).toBe('FORBIDDEN');
    });

    it('a Society cannot be left out of what it shares: it may say so again, and hide it', async () => {
      const upsert =
        'mutation ($agreement: AgreementInput!, $version: String) { upsertAgreement(agreement: $agreement, expectedVersion: $version) { version agreement { code } } }';
      const write = async (society: string, agreement: object, version?: string) => {
        const { body } = await askAs([`steward:${society}`], upsert, { agreement, version });
        expect(body.errors).toBeUndefined();
        return body.data!['upsertAgreement'] as { version: string; agreement: { code: string } };
      };
      const shared = { parties: ['ns-eth', 'ns-ita'], topics: ['RFL'], visibility: 'PUBLIC' };
      const made = await write('ns-eth', shared);
      const { code } = made.agreement;
      const other = await write('ns-ita', { ...shared, code, parties: ['ns-ita', 'ns-lby'] }, made.version);
      const end =
        'mutation ($code: String!, $version: String!) { endAgreement(code: $code, on: "2026-11-30", expectedVersion: $version) { revision } }';
      const ended = await askAs(['steward:ns-eth'], end, { code, version: other.version });
      expect(errorOf(ended).code).toBe('FORBIDDEN');
      await write('ns-eth', { ...shared, code, visibility: 'RESTRICTED' }, other.version);
      const reading = { revision: await store().revision(), viewer: PUBLIC_VIEWER };
      expect(await store().versions('Agreement', code, reading)).toEqual([]);
    });

    it('what is hidden stays so unless its steward says otherwise', async () => {
      const { version } = (
        (await askAs(['steward:ns-eth'], '{ branch(code: "b-restricted") { version } }')).body.data as {
          branch: { version: string };
        }
      ).branch;
      const { visibility: _, ...unsaid } = BRANCH;
      const branch = { ...unsaid, code: 'b-restricted', name: 'Renamed' };
      const answer = written(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch, version }));
      expect(answer.branch).toMatchObject({ name: 'Renamed', visibility: 'RESTRICTED' });
    });

    it('a key that may write and not read writes nothing: it would not see what it changes', async () => {
      const answer = await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: BRANCH }, ['write']);
      expect(errorOf(answer).code).toBe('FORBIDDEN');
    });

    it('restricted facts of another Society are not there, in errors either', async () => {
      const hidden = { ...BRANCH, code: 'b-restricted', nationalSociety: 'ns-ita' };
      const absent = { ...BRANCH, code: 'b-restrictes', nationalSociety: 'ns-ita' };
      const [one, other] = await Promise.all(
        [hidden, absent].map(async (branch) =>
          errorOf(await askAs(['steward:ns-ita'], NEW_BRANCH, { branch })),
        ),
      );
      expect(JSON.stringify(one).replaceAll('b-restricted', 'X')).toBe(
        JSON.stringify(other).replaceAll('b-restrictes', 'X'),
      );
      const end = (code: string) =>
        `mutation { endBranch(code: "${code}", on: "2026-11-30", expectedVersion: "x") { revision } }`;
      const [ended, never] = await Promise.all(
        ['b-restricted', 'b-restrictes'].map(async (code) =>
          errorOf(await askAs(['steward:ns-ita'], end(code))),
        ),
      );
      expect(JSON.stringify(ended).replaceAll('b-restricted', 'X')).toBe(
        JSON.stringify(never).replaceAll('b-restrictes', 'X'),
      );
    });

    it('a steward reads his restricted branch, another steward does not', async () => {
      const query = '{ branches(filter: { text: "hidden" }) { totalCount nodes { code } } }';
      expect((await askAs(['steward:ns-eth'], query)).body.data!['branches']).toMatchObject({
        totalCount: 1,
      });
      expect((await askAs(['steward:ns-ita'], query)).body.data!['branches']).toMatchObject({
        totalCount: 0,
      });
      expect((await askAs(['movement'], query)).body.data!['branches']).toMatchObject({ totalCount: 0 });
    });

    it('services, agreements, referrals and statements are written too, each as its kind asks', async () => {
      const steward = ['steward:ns-eth'];
      const service = {
        serviceType: 'PRIMARY_HEALTH',
        provider: 'p-eth',
        country: 'ETH',
        location: { lat: 13.5, lon: 39.5 },
        visibility: 'PUBLIC',
      };
      const one = await askAs(
        steward,
        'mutation ($service: ServiceInput!) { upsertService(service: $service) { service { code staleFrom eligibility groups provider { code } } } }',
        { service },
      );
      const { service: written1 } = written(one) as unknown as { service: Record<string, unknown> };
      expect(written1).toMatchObject({
        staleFrom: '2027-11-02',
        eligibility: 'UNKNOWN',
        groups: ['EVERYONE'],
        provider: { code: 'p-eth' },
      });
      const two = await askAs(
        steward,
        'mutation ($agreement: AgreementInput!) { upsertAgreement(agreement: $agreement) { agreement { parties { code } topics { code } visibility } } }',
        { agreement: { parties: ['ns-eth', 'ns-ita'], topics: ['RFL'] } },
      );
      expect(written(two)).toEqual({
        agreement: {
          parties: [{ code: 'ns-eth' }, { code: 'ns-ita' }],
          topics: [{ code: 'RFL' }],
          visibility: 'MOVEMENT',
        },
      });
      const three = await askAs(
        steward,
        'mutation ($referral: ReferralInput!) { upsertReferral(referral: $referral) { referral { fromService { code } toService { code } } } }',
        {
          referral: {
            serviceType: 'PRIMARY_HEALTH',
            fromService: written1['code'],
            toService: 'health-agadez',
            visibility: 'PUBLIC',
          },
        },
      );
      expect(written(three)).toEqual({
        referral: { fromService: { code: written1['code'] }, toService: { code: 'health-agadez' } },
      });
      const four = await askAs(
        steward,
        'mutation ($statement: StatementInput!) { upsertStatement(statement: $statement) { statement { country { code } freshUntil providerKinds } } }',
        {
          statement: {
            country: 'ETH',
            serviceTypes: ['RFL'],
            providerKinds: ['NATIONAL_SOCIETY'],
            visibility: 'PUBLIC',
          },
        },
      );
      expect(written(four)).toEqual({
        statement: {
          country: { code: 'ETH' },
          freshUntil: '2027-11-02',
          providerKinds: ['NATIONAL_SOCIETY'],
        },
      });
    });

    it('a service of a type whose places are not told is restricted unless its steward says otherwise', async () => {
      const service = {
        serviceType: 'SGBV_RESPONSE',
        provider: 'p-eth',
        country: 'ETH',
        stop: null,
        precision: 'COUNTRY',
      };
      const answer = await askAs(
        ['steward:ns-eth'],
        'mutation ($service: ServiceInput!) { upsertService(service: $service) { service { code visibility } } }',
        { service },
      );
      expect(written(answer)).toMatchObject({ service: { visibility: 'RESTRICTED' } });
    });

    it('an agreement, a referral and a statement on such a type are so too', async () => {
      const steward = ['steward:ns-eth'];
      const agreement = { parties: ['ns-eth', 'ns-ita'], topics: ['RFL', 'SGBV_RESPONSE'] };
      const one = await askAs(
        steward,
        'mutation ($agreement: AgreementInput!) { upsertAgreement(agreement: $agreement) { agreement { visibility } } }',
        { agreement },
      );
      expect(written(one)).toEqual({ agreement: { visibility: 'RESTRICTED' } });
      const referral = { serviceType: 'SGBV_RESPONSE', fromBranch: 'b-000', toBranch: 'b-001' };
      const two = await askAs(
        steward,
        'mutation ($referral: ReferralInput!) { upsertReferral(referral: $referral) { referral { code } } }',
        { referral },
      );
      const { referral: made } = written(two) as unknown as { referral: { code: string } };
      const at = { revision: await store().revision(), viewer: STEWARD_OF_ALL };
      const [fact] = (await store().get('Referral', [made.code], at)).values();
      expect(fact!.visibility).toBe('RESTRICTED');
    });

    it.each([
      ['a Society that does not exist', { nationalSociety: 'ns-xyz' }, /ns-xyz|ns-eth/],
      ['a country that does not exist', { country: 'XYZ' }, /country: "XYZ" is not the code of a Country/],
      ['a point outside the Earth', { location: { lat: 95, lon: 0 } }, /lat/],
      ['an e-mail address', { name: 'Call me@example.org' }, /e-mail address/],
      ['a telephone number', { alternatives: ['+251 11 551 3990'] }, /telephone number/],
      ['an end before the start', { validFrom: '2026-02-01', validUntil: '2026-01-01' }, /before validFrom/],
      ['a day to come', { asOf: '2026-11-03' }, /asOf: "2026-11-03" is not today or a day before it/],
      ['a code outside the Society', { code: 'et-mekele' }, /begins with ns-eth:/],
    ])('%s is refused in words', async (_, wrong, words) => {
      const before = await store().revision();
      const answer = await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: { ...BRANCH, ...wrong } });
      expect(errorOf(answer).message).toMatch(words);
      expect(await store().revision()).toBe(before);
    });
  });

  describe(`proposed changes on ${storeName}`, () => {
    const { store, api, keyFor } = withKeys(openEmptyStore, { each: true });
    const agreement = { parties: ['ns-eth', 'ns-ita'], topics: ['RFL'], visibility: 'PUBLIC' };
    const PROPOSE =
      'mutation ($change: ProposedChangeInput!) { proposeChange(change: $change, note: "As agreed in Tunis") { id version state concerns { code } code } }';
    const step = (name: string, more = '') =>
      `mutation ($id: ID!, $version: Int!) { ${name}(id: $id, version: $version${more}) { id version state validations { nationalSociety { code } } } }`;
    let keys: Record<'movement' | 'eth' | 'ita' | 'lby' | 'admin' | 'network', string>;
    beforeEach(async () => {
      keys = {
        movement: await keyFor(['movement']),
        eth: await keyFor(['steward:ns-eth']),
        ita: await keyFor(['steward:ns-ita']),
        lby: await keyFor(['steward:ns-lby']),
        admin: await keyFor(['administrator']),
        network: await keyFor(['network-steward:net-test']),
      };
    });
    const as = (who: keyof typeof keys, query: string, variables = {}) =>
      api().ask(query, variables, { authorization: `Bearer ${keys[who]}` });
    type Told = { id: string; version: number; state: string; code: string };
    const told = ({ body }: Answer) => {
      expect(body.errors).toBeUndefined();
      return Object.values(body.data!)[0] as Told;
    };

    it('goes from proposed over validated by both Societies to published', async () => {
      const revision = await store().revision();
      const proposed = told(await as('movement', PROPOSE, { change: { upsertAgreement: agreement } }));
      expect(proposed).toMatchObject({
        state: 'PROPOSED',
        concerns: [{ code: 'ns-eth' }, { code: 'ns-ita' }],
      });
      expect(await store().revision()).toBe(revision);
      const half = told(await as('eth', step('validateProposal'), proposed));
      expect(half.state).toBe('PROPOSED');
      const early = await as('eth', step('publishProposal'), half);
      expect(errorOf(early)).toMatchObject({
        code: 'BAD_INPUT',
        message: expect.stringContaining('VALIDATED'),
      });
      const whole = told(await as('ita', step('validateProposal'), half));
      expect(whole.state).toBe('VALIDATED');
      const { body: waiting } = await as('eth', EVERYTHING_OF_PROPOSALS);
      expect(waiting.errors).toBeUndefined();
      expect(waiting.data!['proposals']).toMatchObject({
        nodes: [
          {
            action: 'upsert',
            kind: 'Agreement',
            draft: { topics: ['RFL'] },
            visibility: 'PUBLIC',
            note: 'As agreed in Tunis',
            validations: [{ nationalSociety: { code: 'ns-eth' } }, { nationalSociety: { code: 'ns-ita' } }],
            decidedBy: null,
            refusal: null,
          },
        ],
      });
      expect(told(await as('ita', step('publishProposal'), whole)).state).toBe('PUBLISHED');
      expect(await store().revision()).toBe(revision + 1);
      await api().refresh();
      const { body } = await api().ask(
        '{ agreements(filter: { topics: ["RFL"], nationalSociety: "ns-eth" }) { nodes { code } } }',
      );
      expect(body.data!['agreements']).toEqual({ nodes: [{ code: proposed.code }] });
    });

    it('a steward of another Society can neither see, validate, publish nor refuse it', async () => {
      const { id, version } = told(await as('eth', PROPOSE, { change: { upsertAgreement: agreement } }));
      expect((await as('lby', '{ proposals { totalCount } }')).body.data!['proposals']).toEqual({
        totalCount: 0,
      });
      for (const name of ['validateProposal', 'publishProposal', 'refuseProposal']) {
        const more = name === 'refuseProposal' ? ', reason: "No"' : '';
        const [there, nowhere] = await Promise.all(
          [id, 'nowhere'].map(async (one) =>
            errorOf(await as('lby', step(name, more), { id: one, version })),
          ),
        );
        expect(there!.code).toBe('NOT_FOUND');
        expect(JSON.stringify(there).replaceAll(id, 'X')).toBe(
          JSON.stringify(nowhere).replaceAll('nowhere', 'X'),
        );
      }
    });

    it('its proposer cannot validate it for those whom it concerns', async () => {
      const proposed = told(await as('movement', PROPOSE, { change: { upsertAgreement: agreement } }));
      expect(errorOf(await as('movement', step('validateProposal'), proposed))).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(errorOf(await as('admin', step('validateProposal'), proposed))).toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    it('a step on a version that is past is refused with the present one', async () => {
      const proposed = told(await as('movement', PROPOSE, { change: { upsertAgreement: agreement } }));
      await as('eth', step('validateProposal'), proposed);
      expect(errorOf(await as('ita', step('validateProposal'), proposed))).toMatchObject({
        code: 'CONFLICT',
        currentVersion: 2,
      });
    });

    it('a fact that was changed since is not overwritten', async () => {
      const { body } = await as('eth', '{ branch(code: "b-000") { version } }');
      const branch = { ...BRANCH, code: 'b-000', name: 'Proposed name' };
      const proposed = told(await as('movement', PROPOSE, { change: { upsertBranch: branch } }));
      const { version } = body.data!['branch'] as { version: string };
      await as('eth', NEW_BRANCH, { branch: { ...branch, name: 'Steward’s name' }, version });
      const validated = told(await as('eth', step('validateProposal'), proposed));
      expect(errorOf(await as('eth', step('publishProposal'), validated))).toMatchObject({
        code: 'CONFLICT',
      });
      const { body: after } = await as(
        'eth',
        '{ branch(code: "b-000") { name } proposals { nodes { state } } }',
      );
      expect(after.data).toEqual({
        branch: { name: 'Steward’s name' },
        proposals: { nodes: [{ state: 'VALIDATED' }] },
      });
    });

    it('is refused with a reason, once', async () => {
      const proposed = told(await as('movement', PROPOSE, { change: { upsertAgreement: agreement } }));
      const refusal = told(await as('ita', step('refuseProposal', ', reason: "Not signed yet"'), proposed));
      expect(refusal.state).toBe('REFUSED');
      const again = await as('eth', step('validateProposal'), refusal);
      expect(errorOf(again).message).toContain('REFUSED');
    });

    it('a steward of a network publishes what all its members validated, and no more', async () => {
      const within = { ...agreement, parties: ['ns-ita', 'ns-lby'] };
      const proposed = told(await as('movement', PROPOSE, { change: { upsertAgreement: within } }));
      const half = told(await as('ita', step('validateProposal'), proposed));
      const whole = told(await as('lby', step('validateProposal'), half));
      expect(told(await as('network', step('publishProposal'), whole)).state).toBe('PUBLISHED');
      const beyond = told(await as('movement', PROPOSE, { change: { upsertAgreement: agreement } }));
      expect(errorOf(await as('network', step('publishProposal'), beyond)).code).toBe('NOT_FOUND');
    });

    it('nobody without an account proposes', async () => {
      const answer = await api().ask(PROPOSE, { change: { upsertAgreement: agreement } });
      expect(errorOf(answer).code).toBe('UNAUTHENTICATED');
    });
  });

  describe(`what stewards hide on ${storeName}`, () => {
    const { store, api, askAs } = withKeys(openEmptyStore, { each: true, onLoopback: false });
    const HIDDEN = { ...BRANCH, code: 'b-001', name: 'Branch 1', visibility: 'RESTRICTED' };
    /** What anybody is told, after the server has seen what was written last. */
    const anybody = async (query: string, variables = {}) => {
      await api().refresh();
      const { body } = await api().ask(query, variables);
      expect(body.errors).toBeUndefined();
      return body.data!;
    };
    const versionOf = async (code: string) => {
      const { body } = await askAs(['steward:ns-eth'], `{ branch(code: "${code}") { version } }`);
      return (body.data!['branch'] as { version: string }).version;
    };
    const write = async (branch: object, code = 'b-001') =>
      written(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch, version: await versionOf(code) }));
    const ofFile = (own: Partial<Fact<'Branch'>> = {}) => {
      const [template] = world().Branch!.filter(({ code }) => code === 'b-001');
      return { ...template!, ...own } as AnyFact;
    };
    const NAMES = '{ branches(first: 100) { totalCount nodes { code name } } }';
    const END =
      'mutation ($version: String!) { endBranch(code: "b-001", on: "2026-11-03", expectedVersion: $version) { branch { visibility } } }';

    it('a branch of a file is gone for everybody else, from pages that began before too', async () => {
      const query =
        '{ branches(first: 1) { pageInfo { endCursor } } branch(code: "b-001") { name } sources(first: 100) { nodes { code } } }';
      const { branches, branch, sources } = await anybody(query);
      expect(branch).toEqual({ name: 'Branch 1' });
      await write(HIDDEN);
      // The file again, with something new in it.
      await loadFacts(store(), { Branch: [ofFile({ name: 'Branch one', asOf: '2026-11-02' })] });
      const after = (branches as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
      const rest =
        'query ($after: String) { branches(first: 9, after: $after) { totalCount nodes { code } } }';
      const ofPublic = { totalCount: 2, nodes: [{ code: 'b-002' }] };
      expect(await anybody(rest, { after })).toEqual({ branches: ofPublic });
      const asSteward = await askAs(['steward:ns-eth'], rest, { after });
      expect(asSteward.body.data!['branches']).toMatchObject({ totalCount: 5 });
      const now = await api().ask(query);
      expect(now.body.data).toMatchObject({ branch: null, sources });
      expect(errorOf(await api().ask('{ branch(code: "b-001") { name } }'))).toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    it('stays hidden by an edit and an end that do not say who may read it, though a newer file is shown', async () => {
      await write(HIDDEN);
      await loadFacts(store(), { Branch: [ofFile({ name: 'Newer', asOf: '2026-11-02' })] });
      await loadFacts(store(), { Branch: [ofFile({ name: 'Newest', asOf: '2026-11-03' })] });
      const shown = await askAs(['steward:ns-eth'], '{ branch(code: "b-001") { name } }');
      expect(shown.body.data).toEqual({ branch: { name: 'Newest' } });
      const { visibility: _, ...unsaid } = HIDDEN;
      await write({ ...unsaid, name: 'Edited' });
      expect(JSON.stringify(await anybody(NAMES))).not.toContain('b-001');
      await askAs(['steward:ns-eth'], END, { version: await versionOf('b-001') });
      expect(JSON.stringify(await anybody(NAMES))).not.toContain('b-001');
    });

    it('an end by its stewards is shown before a file of the same day, and not before a newer one', async () => {
      const shown = async () => {
        const reading = { revision: await store().revision(), viewer: PUBLIC_VIEWER };
        const { validUntil, source } = (await store().get('Branch', ['b-001'], reading)).get('b-001')!;
        return { validUntil, source };
      };
      await askAs(['steward:ns-eth'], END, { version: await versionOf('b-001') });
      await loadFacts(store(), { Branch: [ofFile({ asOf: '2026-11-02' })] });
      expect(await shown()).toEqual({ validUntil: '2026-11-03', source: 'steward:ns-eth' });
      await loadFacts(store(), { Branch: [ofFile({ asOf: '2026-11-03' })] });
      expect(await shown()).toEqual({ validUntil: null, source: 'test-publisher' });
    });

    it('a first change that is not for all tells nobody else a source', async () => {
      const told = '{ sources(first: 100) { totalCount nodes { code } } about { counts } }';
      const before = await anybody(told);
      written(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: { ...BRANCH, visibility: 'MOVEMENT' } }));
      expect(await anybody(told)).toEqual(before);
      // Neither does the change of what it changed already.
      written(
        await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: { ...BRANCH, visibility: 'RESTRICTED' } }),
      );
      expect(await anybody(told)).toEqual(before);
      const { body } = await askAs(['movement'], told);
      expect(JSON.stringify(body.data)).toContain('steward:ns-eth');
      written(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: BRANCH }));
      expect(JSON.stringify(await anybody(told))).toContain('steward:ns-eth');
    });
  });

  describe(`the audit log on ${storeName}`, () => {
    const { askAs, api, store } = withKeys(openEmptyStore, { each: true });

    it('has every write with what was before and after, for administrators alone', async () => {
      const { branch } = written(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: BRANCH }));
      const change = { ...BRANCH, code: branch.code, name: 'Mekelle' };
      written(await askAs(['steward:ns-eth'], NEW_BRANCH, { branch: change, version: branch.version }));
      const { body } = await askAs(['administrator'], AUDIT);
      expect(body.errors).toBeUndefined();
      const records = body.data!['audit'] as { action: string; actor: string; changes: unknown[] }[];
      // The keys of this test are writes too, the administrator's the last.
      expect(records.map(({ action }) => action)).toEqual([
        'key create',
        'upsert Branch',
        'key create',
        'upsert Branch',
        'key create',
      ]);
      expect(records[1]!.actor).toMatch(/^key:[0-9a-f]{16}$/);
      expect(records[1]!.changes).toEqual([
        {
          kind: 'Branch',
          code: branch.code,
          source: 'steward:ns-eth',
          before: expect.objectContaining({ name: 'Mekele' }),
          after: expect.objectContaining({ name: 'Mekelle' }),
          position: expect.any(String),
        },
      ]);
      expect(records[3]!.changes).toEqual([
        expect.objectContaining({ kind: 'Source', before: null }),
        expect.objectContaining({
          kind: 'Branch',
          before: null,
          after: expect.objectContaining({ name: 'Mekele' }),
        }),
      ]);
      expect(records[2]!.changes).toEqual([]);
    });

    it.each([[[]], [['movement']], [['steward:ns-eth']], [['network-steward:net-test']]])(
      'is not for %j',
      async (roles) => {
        const answer = roles.length === 0 ? await api().ask(AUDIT) : await askAs(roles, AUDIT);
        expect(errorOf(answer).code).toBe(roles.length === 0 ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      },
    );

    it('a write that is refused leaves none', async () => {
      const count = async () =>
        (await store().listLoads({ first: 100 })).filter(({ format }) => format !== 'key create');
      const before = await count();
      await askAs(['steward:ns-ita'], NEW_BRANCH, { branch: BRANCH });
      expect(await count()).toEqual(before);
    });
  });
}
