import { beforeEach, describe, expect, it } from 'vitest';
import { proposalBodySchema } from '../../../graph/changes/proposal-record.ts';
import { load, type OpenEmptyStore } from '../../contract/context.ts';
import type { Answer } from './api-on.ts';
import { BRANCH, errorOf, NEW_BRANCH, withKeys } from './with-keys.ts';
import { fact } from './world.ts';

const PROPOSE = 'mutation ($change: ProposedChangeInput!) { proposeChange(change: $change) { id version } }';
const LIST = `query ($first: Int, $after: String) { proposals(first: $first, after: $after) { totalCount nodes { id }
  pageInfo { hasNextPage endCursor } } }`;
const STEPS = {
  validateProposal:
    'mutation ($id: ID!, $version: Int!) { validateProposal(id: $id, version: $version) { id version state } }',
  publishProposal:
    'mutation ($id: ID!, $version: Int!) { publishProposal(id: $id, version: $version) { id version state } }',
  refuseProposal:
    'mutation ($id: ID!, $version: Int!) { refuseProposal(id: $id, version: $version, reason: "No") { id version state } }',
};
const ROLES = {
  movement: ['movement'],
  eth: ['steward:ns-eth'],
  otherEth: ['steward:ns-eth'],
  ita: ['steward:ns-ita'],
  lby: ['steward:ns-lby'],
  network: ['network-steward:net-test'],
  twoNetworks: ['network-steward:net-ita', 'network-steward:net-lby'],
  admin: ['administrator'],
};
type Who = keyof typeof ROLES;

/** Beside the usual world: a branch in Libya, and networks of one Society each. */
const BESIDES = {
  Branch: [
    fact('Branch', 'b-lby', { name: 'Sabha', kind: 'BRANCH', nationalSociety: 'ns-lby', country: 'LBY' }),
  ],
  RegionalNetwork: [
    fact('RegionalNetwork', 'net-ita', { name: 'Of Italy', members: ['ns-ita'], membersComplete: true }),
    fact('RegionalNetwork', 'net-lby', { name: 'Of Libya', members: ['ns-lby'], membersComplete: true }),
  ],
};

/** Who is shown which proposal, and how they are listed, on one store. */
export function proposalSightSuite(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe(`who is shown a proposal on ${storeName}`, () => {
    const { api, store, keyFor } = withKeys(openEmptyStore, { each: true, besides: BESIDES });
    let keys: Record<Who, string>;
    beforeEach(async () => {
      const made: [string, string][] = [];
      for (const [who, roles] of Object.entries(ROLES)) made.push([who, await keyFor(roles)]);
      keys = Object.fromEntries(made) as Record<Who, string>;
    });
    const as = (who: Who, query: string, variables = {}) =>
      api().ask(query, variables, { authorization: `Bearer ${keys[who]}` });
    const told = ({ body }: Answer): unknown => {
      expect(body.errors).toBeUndefined();
      return Object.values(body.data!)[0];
    };
    const propose = async (who: Who, change: object) =>
      told(await as(who, PROPOSE, { change })) as { id: string; version: number };
    interface Listed {
      totalCount: number;
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    }
    const list = async (who: Who, variables = {}) => told(await as(who, LIST, variables)) as Listed;
    const shownTo = async () => {
      const seen: string[] = [];
      for (const who of Object.keys(ROLES) as Who[]) {
        const { totalCount, nodes } = await list(who);
        expect(nodes).toHaveLength(totalCount);
        if (totalCount > 0) seen.push(who);
      }
      return seen;
    };
    const agreement = { parties: ['ns-ita', 'ns-lby'], topics: ['RFL'] };

    it('one that names what fewer may read is shown to those fewer alone, whatever visibility it states', async () => {
      const referral = {
        serviceType: 'RFL',
        fromBranch: 'b-restricted',
        toBranch: 'b-lby',
        visibility: 'PUBLIC',
      };
      const { id, version } = await propose('eth', { upsertReferral: referral });
      expect(await shownTo()).toEqual(['eth', 'otherEth', 'admin']);
      for (const [name, step] of Object.entries(STEPS)) {
        const hidden = errorOf(await as('lby', step, { id, version }));
        const nowhere = errorOf(await as('lby', step, { id: 'nowhere', version }));
        expect(hidden.code, name).toBe('NOT_FOUND');
        expect(JSON.stringify(hidden).replaceAll(id, 'X')).toBe(
          JSON.stringify(nowhere).replaceAll('nowhere', 'X'),
        );
      }
    });

    it('one that would change what fewer may read, too', async () => {
      const branch = { ...BRANCH, code: 'b-restricted', nationalSociety: 'ns-lby', visibility: 'PUBLIC' };
      await propose('eth', { upsertBranch: branch });
      expect(await shownTo()).toEqual(['eth', 'otherEth', 'admin']);
    });

    it('any is shown to its writer, to whom it concerns, and to the steward of a network of them all', async () => {
      await propose('movement', { upsertAgreement: { ...agreement, visibility: 'NETWORK' } });
      expect(await shownTo()).toEqual(['movement', 'ita', 'lby', 'network', 'admin']);
    });

    it('one of a restricted fact is shown to no steward of a network', async () => {
      await propose('movement', { upsertAgreement: { ...agreement, visibility: 'RESTRICTED' } });
      expect(await shownTo()).toEqual(['movement', 'ita', 'lby', 'admin']);
    });

    it('what cannot be read as a proposal leaves the list whole, and administrators see that it is there', async () => {
      const { id } = await propose('movement', { upsertAgreement: agreement });
      await load(store(), async (session) => {
        await session.putRecord('proposal', '2026-01-01-broken', '{"state":"LOST"}', 0);
        await session.putRecord('proposal', '2026-01-02-null', 'null', 0);
      });
      for (const who of ['movement', 'ita', 'admin'] as const) {
        expect(await list(who)).toMatchObject({ totalCount: 1, nodes: [{ id }] });
      }
      const ask = '{ unreadableProposals }';
      expect((await as('admin', ask)).body.data).toEqual({
        unreadableProposals: ['2026-01-01-broken', '2026-01-02-null'],
      });
      expect(errorOf(await as('ita', ask)).code).toBe('FORBIDDEN');
      const step = await as('ita', STEPS.validateProposal, { id: '2026-01-01-broken', version: 1 });
      expect(errorOf(step).code).toBe('NOT_FOUND');
    });

    it('pages give each once, and go on though the last of a page has left the list', async () => {
      const made: { id: string; version: number }[] = [];
      for (let i = 0; i < 5; i++) made.push(await propose('movement', { upsertAgreement: agreement }));
      const ids = made.map(({ id }) => id).toSorted();
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const page: Listed = await list('ita', { first: 2, after });
        expect(page.totalCount).toBe(5);
        paged.push(...page.nodes.map(({ id }) => id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(paged).toEqual(ids);
      expect(await list('ita', { first: 0 })).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });

      const open =
        'query ($after: String) { proposals(states: [PROPOSED], first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }';
      const first = told(await as('ita', open)) as Listed;
      expect(first.nodes).toEqual([{ id: ids[0] }]);
      await as('ita', STEPS.refuseProposal, { id: ids[0], version: 1 });
      const second = told(await as('ita', open, { after: first.pageInfo.endCursor })) as Listed;
      expect(second.nodes).toEqual([{ id: ids[1] }]);
    });

    it('an account has 100 waiting at most; others are not hindered, and a decision makes room', async () => {
      const { id } = await propose('movement', { upsertAgreement: agreement });
      const body = proposalBodySchema.parse(JSON.parse((await store().record('proposal', id))!.body));
      await load(store(), async (session) => {
        for (let i = 1; i < 100; i++) {
          const state = i % 2 === 0 ? 'PROPOSED' : 'VALIDATED';
          await session.putRecord('proposal', `${id}-${i}`, JSON.stringify({ ...body, state }), 0);
        }
        await session.putRecord('proposal', `${id}-old`, JSON.stringify({ ...body, state: 'PUBLISHED' }), 0);
      });
      const refused = errorOf(await as('movement', PROPOSE, { change: { upsertAgreement: agreement } }));
      expect(refused).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 100 });
      expect(refused.message).toContain('has 100 proposals on which nobody has decided');
      await propose('eth', { upsertAgreement: { ...agreement, parties: ['ns-eth', 'ns-ita'] } });
      told(await as('ita', STEPS.refuseProposal, { id, version: 1 }));
      await propose('movement', { upsertAgreement: agreement });
    });

    describe('one that makes a fact of a code that its steward has given to a hidden one', () => {
      const BY_CODE = 'query ($code: String!) { branch(code: $code) { name } }';
      const code = 'ns-lby:branch-refuge';
      const branch = { ...BRANCH, code, nationalSociety: 'ns-lby', country: 'LBY' };
      const proposed = { upsertBranch: { ...branch, name: 'Proposed', visibility: 'MOVEMENT' } };
      const hide = async () =>
        told(
          await as('lby', NEW_BRANCH, { branch: { ...branch, name: 'Refuge', visibility: 'RESTRICTED' } }),
        );
      const nameTo = async (who: Who) => (await as(who, BY_CODE, { code })).body.data!['branch'];

      it('before is validated by nobody, and all else is as if there were none', async () => {
        await hide();
        const { id, version } = await propose('movement', proposed);
        expect(await shownTo()).toEqual(['movement', 'lby', 'network', 'twoNetworks', 'admin']);
        expect(errorOf(await as('lby', STEPS.validateProposal, { id, version })).code).toBe('CONFLICT');
      });

      it('since it was validated is published by nobody, and not there for who may not read that', async () => {
        const { id, version } = await propose('movement', proposed);
        const validated = { id, version: version + 1 };
        expect(told(await as('lby', STEPS.validateProposal, { id, version }))).toEqual({
          ...validated,
          state: 'VALIDATED',
        });
        expect(await shownTo()).toEqual(['movement', 'lby', 'network', 'twoNetworks', 'admin']);
        await hide();
        expect(errorOf(await as('network', STEPS.publishProposal, validated)).code).toBe('NOT_FOUND');
        expect(errorOf(await as('lby', STEPS.publishProposal, validated)).code).toBe('CONFLICT');
        expect(await nameTo('lby')).toEqual({ name: 'Refuge' });
        expect(await nameTo('movement')).toBeNull();
        expect(await shownTo()).toEqual(['lby', 'admin']);
      });
    });

    it('a steward says yes for his own Society alone, however often', async () => {
      const { id, version } = await propose('movement', { upsertAgreement: agreement });
      const once = told(await as('ita', STEPS.validateProposal, { id, version })) as {
        version: number;
        state: string;
      };
      const twice = told(await as('ita', STEPS.validateProposal, { id, version: once.version })) as {
        version: number;
        state: string;
      };
      expect(twice.state).toBe('PROPOSED');
      expect(errorOf(await as('ita', STEPS.publishProposal, { id, version: twice.version }))).toMatchObject({
        code: 'BAD_INPUT',
      });
    });
  });
}
