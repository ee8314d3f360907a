import {
  listProposals,
  type ProposalRecord,
  proposeChange,
  publishProposal,
  refuseProposal,
  validateProposal,
} from '../../graph/changes/proposals.ts';
import { connectionOfList, pagingOf } from '../connection.ts';
import type { Context } from '../context.ts';
import { listKey } from '../cursor.ts';
import { changeOfInput } from '../draft-of-input.ts';
import type { Resolvers } from '../generated/resolver-types.ts';

export type ValidationRecord = ProposalRecord['validations'][number];

const writer = ({ principal, viewer, now }: Context) => ({ principal, viewer, now });

export const proposalResolvers = {
  Query: {
    async proposals(_, { states, ...page }, context) {
      const paging = pagingOf(listKey('proposals', states ?? null), page, context);
      const all = await listProposals(context.store, context.principal);
      const asked = states ? all.filter(({ state }) => states.includes(state)) : all;
      return connectionOfList(paging, asked, ({ id }) => id);
    },
  },
  Mutation: {
    proposeChange: (_, { change, note }, context) =>
      proposeChange(context.store, changeOfInput(change), note ?? null, writer(context)),
    validateProposal: (_, { id, version }, context) =>
      validateProposal(context.store, id, version, writer(context)),
    async publishProposal(_, { id, version }, context) {
      const published = await publishProposal(context.store, id, version, writer(context));
      await context.readAnew(await context.store.revision());
      return published;
    },
    refuseProposal: (_, { id, version, reason }, context) =>
      refuseProposal(context.store, id, version, reason, writer(context)),
  },
  Proposal: {
    action: ({ change }) => change.action,
    kind: ({ change }) => change.kind,
    code: ({ change }) => (change.action === 'end' ? change.code : String(change.draft['code'])),
    draft: ({ change }) => (change.action === 'end' ? { on: change.on } : change.draft),
    concerns: ({ concerns }, _, { reads }) => reads.list('NationalSociety', concerns),
  },
  Validation: {
    nationalSociety: ({ society }, _, { reads }) => reads.find('NationalSociety', society),
  },
} satisfies Resolvers;
