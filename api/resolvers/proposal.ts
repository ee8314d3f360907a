import { countProposals } from '../../graph/changes/count-proposals.ts';
import { listProposals } from '../../graph/changes/list-proposals.ts';
import type { ProposalRecord } from '../../graph/changes/proposal-record.ts';
import {
  proposeChange,
  publishProposal,
  refuseProposal,
  validateProposal,
} from '../../graph/changes/proposals.ts';
import { unreadableProposals } from '../../graph/changes/unreadable-proposals.ts';
import { type Connection, connectionOfPage, pagingOf } from '../connection.ts';
import type { Context } from '../context.ts';
import { listKey } from '../cursor.ts';
import { changeOfInput } from '../draft-of-input.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { described, logEvent } from '../log.ts';

export type ValidationRecord = ProposalRecord['validations'][number];

/** Counted only where asked for: it reads every proposal. */
export interface ProposalsAnswer extends Omit<Connection<ProposalRecord>, 'totalCount'> {
  readonly count: () => Promise<number>;
}

const writer = ({ principal, viewer, now }: Context) => ({ principal, viewer, now });

export const proposalResolvers = {
  Query: {
    async proposals(_, { states: asked, ...page }, context): Promise<ProposalsAnswer> {
      const { store } = context;
      const states = asked ?? null;
      const paging = pagingOf(listKey('proposals', states), page, context);
      const { first, after } = paging;
      const { proposals, hasNextPage } = await listProposals(
        store,
        context,
        { states, first, after },
        (id, problem) => logEvent('unreadable-proposal', { id, ...described(problem) }),
      );
      return {
        ...connectionOfPage(paging, proposals, ({ id }) => id, hasNextPage),
        count: () => countProposals(store, context, states),
      };
    },
    unreadableProposals: (_, __, { store, principal }) => unreadableProposals(store, principal),
  },
  ProposalConnection: { totalCount: ({ count }) => count() },
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
