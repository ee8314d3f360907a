import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../../api/build-schema.ts';
import type { OpenEmptyStore } from '../../contract/context.ts';
import { HIDDEN_CODE_OF, MUTATIONS } from '../matrix/paths.ts';
import { BRANCH, errorOf, withKeys, written } from './with-keys.ts';

const ETH = ['steward:ns-eth'];
const NO_WRITES = new Set(['key create']);
/** Of each kind that people write: a fact that a steward of ns-eth makes, and one of others. */
const KINDS = {
  Branch: { input: BRANCH, others: { ...BRANCH, nationalSociety: 'ns-ita' } },
  Service: {
    input: { serviceType: 'RFL', provider: 'p-eth', country: 'ETH', precision: 'COUNTRY' },
    others: {
      code: 'health-sabha',
      serviceType: 'RFL',
      provider: 'p-lby',
      country: 'LBY',
      precision: 'COUNTRY',
    },
  },
  Agreement: {
    input: { parties: ['ns-eth', 'ns-ita'], topics: ['RFL'], visibility: 'PUBLIC' },
    others: { code: 'agreement-1', parties: ['ns-ita', 'ns-lby'], topics: ['RFL'] },
  },
  Referral: {
    input: { serviceType: 'RFL', fromBranch: 'b-000', toBranch: 'b-001', visibility: 'PUBLIC' },
    others: { serviceType: 'RFL', fromService: 'health-agadez', toService: 'health-sabha' },
  },
  Statement: {
    input: { country: 'ETH', serviceTypes: ['RFL'], providerKinds: ['UN'], visibility: 'PUBLIC' },
    others: { code: 'statement-ner', country: 'NER', serviceTypes: ['RFL'], providerKinds: ['UN'] },
  },
};

const upsert = (kind: string) =>
  `mutation ($input: ${kind}Input!, $version: String) { upsert${kind}(${kind.toLowerCase()}: $input, expectedVersion: $version) {
    version revision ${kind.toLowerCase()} { code } } }`;
const end = (kind: string) =>
  `mutation ($code: String!, $version: String!) { end${kind}(code: $code, on: "2026-11-30", expectedVersion: $version) {
    version revision ${kind.toLowerCase()} { code } } }`;

/** Every write is in the log, with what was before and after; nothing takes it out. Stewards write their own. On one store. */
export function auditSuite(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe(`writes and their records on ${storeName}`, () => {
    const { store, askAs, keyFor, api } = withKeys(openEmptyStore, { each: true });
    const writes = async () =>
      (await store().listLoads({ first: 1_000 })).filter(({ format }) => !NO_WRITES.has(format));

    it.each(Object.entries(KINDS))(
      'a new, a changed and an ended %s leave one record each, and a write on a stale version none',
      async (kind, { input }) => {
        const key = await keyFor(ETH);
        const ask = (query: string, variables: object) =>
          api().ask(query, { ...variables }, { authorization: `Bearer ${key}` });
        const codeOf = (answer: object) =>
          (answer as Record<string, { code: string }>)[kind.toLowerCase()]!.code;
        const before = await writes();
        const made = written(await ask(upsert(kind), { input }));
        const code = codeOf(made);
        const changedInput = { ...input, code, asOf: '2026-11-01' };
        const changed = written(await ask(upsert(kind), { input: changedInput, version: made.version }));
        const stale = errorOf(await ask(upsert(kind), { input: changedInput, version: made.version }));
        expect(stale).toMatchObject({
          code: 'CONFLICT',
          currentVersion: changed.version,
          current: expect.objectContaining({ code, asOf: '2026-11-01' }),
        });
        const staleEnd = errorOf(await ask(end(kind), { code, version: made.version }));
        expect(staleEnd).toMatchObject({ code: 'CONFLICT', currentVersion: changed.version });
        const ended = written(await ask(end(kind), { code, version: changed.version }));

        const log = await writes();
        expect(log.slice(3)).toEqual(before);
        const actor = `key:${key.split('_')[1]}`;
        expect(log.slice(0, 3)).toMatchObject([
          { actor, format: `end ${kind}`, source: 'steward:ns-eth', revision: ended.revision },
          { actor, format: `upsert ${kind}`, source: 'steward:ns-eth', revision: changed.revision },
          { actor, format: `upsert ${kind}`, source: 'steward:ns-eth', revision: made.revision },
        ]);
        const change = async (revision: number) =>
          (await store().changesOf(revision, { first: 9 })).filter((one) => one.kind !== 'Source');
        expect(await change(made.revision)).toMatchObject([{ kind, code, before: null, after: { code } }]);
        expect(await change(changed.revision)).toMatchObject([
          { kind, code, before: { asOf: '2026-11-02' }, after: { asOf: '2026-11-01' } },
        ]);
        expect(await change(ended.revision)).toMatchObject([
          { kind, code, before: { validUntil: null }, after: { validUntil: '2026-11-30' } },
        ]);
      },
    );

    it('a published proposal is one record with the fact, a step before it one without', async () => {
      const before = await store().revision();
      const propose =
        'mutation ($change: ProposedChangeInput!) { proposeChange(change: $change) { id version } }';
      const step = (name: string) =>
        `mutation ($id: ID!, $version: Int!) { ${name}(id: $id, version: $version) { id version } }`;
      const told = async (query: string, variables: object) =>
        written(await askAs(ETH, query, variables)) as unknown as { id: string; version: number };
      const proposed = await told(propose, { change: { upsertBranch: BRANCH } });
      const validated = await told(step('validateProposal'), proposed);
      await told(step('publishProposal'), validated);
      const [published, ...others] = await writes();
      expect(published).toMatchObject({ format: 'publish proposal', revision: before + 1 });
      expect(others.slice(0, 2)).toMatchObject([
        { format: 'validate proposal', revision: before },
        { format: 'propose proposal', revision: before },
      ]);
      expect(await store().changesOf(before + 1, { first: 9 })).toMatchObject([
        { kind: 'Source', before: null },
        { kind: 'Branch', before: null, after: { name: BRANCH.name } },
      ]);
    });

    it('no mutation that there is changes or removes a record, whoever asks', async () => {
      expect(Object.keys(MUTATIONS).toSorted()).toEqual(
        Object.keys(buildSchema().getMutationType()!.getFields()).toSorted(),
      );
      await askAs(ETH, upsert('Branch'), { input: BRANCH });
      let log = await store().listLoads({ first: 1_000 });
      expect(log.length).toBeGreaterThan(1);
      for (const roles of [
        ['administrator', 'steward:ns-eth', 'network-steward:net-test'],
        ['administrator'],
      ]) {
        for (const [name, mutation] of Object.entries(MUTATIONS)) {
          // The code of a fact where one is asked for, and the id of a record.
          for (const code of [HIDDEN_CODE_OF[name]!, 'b-000', String(log[0]!.id)]) {
            await askAs(roles, mutation.replace('CODE', code));
            const after = await store().listLoads({ first: 1_000 });
            expect(after.slice(after.length - log.length), name).toEqual(log);
            log = after;
          }
        }
      }
    });

    it.each(Object.entries(KINDS))(
      'a steward cannot state or end a %s of other Societies',
      async (kind, { others }) => {
        const before = await writes();
        const code = 'code' in others ? others.code : 'ns-ita:one';
        const state = errorOf(await askAs(ETH, upsert(kind), { input: others }));
        expect(state.code).toBe('FORBIDDEN');
        if ('code' in others) {
          expect(errorOf(await askAs(ETH, end(kind), { code, version: 'x' })).code).toBe('FORBIDDEN');
        }
        expect(await writes()).toEqual(before);
      },
    );
  });
}
