import { practicesElsewhere } from '../../graph/analysis/practices-elsewhere.ts';
import { groupColumns } from '../../graph/network/small-columns.ts';
import { checkFirst } from '../arguments/first.ts';
import { readQuestion } from '../arguments/question.ts';
import { readScope } from '../arguments/scope.ts';
import { connectionOfList, connectionOfMapped, pagingOf } from '../connection.ts';
import type { Context } from '../context.ts';
import { coverageAnswer } from '../coverage-answer.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allKnown, known } from '../known.ts';

const MOST_PRACTICES = 20;

/** Fields of whatever is about one cell. */
const cellFields = {
  stop: ({ stop }: { stop: string }, _: unknown, context: Context) => known(context, 'Stop', stop),
  serviceType: ({ serviceType }: { serviceType: string }, _: unknown, context: Context) =>
    known(context, 'ServiceType', serviceType),
};

export const coverageResolvers = {
  Query: {
    async coverage(_, question, context) {
      const asked = await readQuestion(context, question);
      const scope = await readScope(context.reads, asked.view, question);
      return coverageAnswer(context, scope, asked, { ...question, asOf: asked.asOf });
    },
  },
  Coverage: {
    matrix: (answer) => answer.matrix(),
    legs: (answer) => answer.legs(),
    async gaps(answer, { orderBy, ...page }, context) {
      const paging = pagingOf(listKey('gaps', { question: answer.question, orderBy }), page, context);
      const ranked = await answer.gaps(orderBy);
      return {
        ...connectionOfMapped(paging, ranked, ({ cell }) => answer.keyOf(cell), answer.gapInCodes),
        ...answer.untold(),
      };
    },
    async questions(answer, page, context) {
      const paging = pagingOf(listKey('questions', answer.question), page, context);
      const asked = await answer.questions();
      return connectionOfMapped(paging, asked, ({ cell }) => answer.keyOf(cell), answer.questionInCodes);
    },
    async flows(answer, page, context) {
      const paging = pagingOf(listKey('coverage flows', answer.question), page, context);
      const { edges, ...rest } = connectionOfList(paging, answer.flows(), (code) => code);
      const nodes = await allKnown(context, 'Flow', rest.nodes);
      return { ...rest, nodes, edges: edges.map(({ cursor }, place) => ({ cursor, node: nodes[place]! })) };
    },
    sources: async (answer, _, { reads }) => reads.list('Source', await answer.sources()),
  },
  LegCoverage: {
    leg: ({ leg }, _, context) => known(context, 'Leg', leg),
    serviceType: cellFields.serviceType,
  },
  CoverageRow: { stop: cellFields.stop },
  CoverageCell: {
    serviceType: cellFields.serviceType,
    services: ({ services }, _, context) => allKnown(context, 'Service', services),
  },
  Gap: {
    ...cellFields,
    async practices(gap, { first }, context) {
      const { reads } = context;
      checkFirst(first, 0, MOST_PRACTICES);
      const [stop, practices, groups] = await Promise.all([
        known(context, 'Stop', gap.stop),
        // What is looked through is no part of the answer: what is shown is read below.
        reads.toCheck.all('Practice'),
        reads.toCheck.all('Group'),
      ]);
      const countries = [stop.country, stop.otherCountry].filter((country) => country !== null);
      const found = practicesElsewhere(practices, groupColumns(groups), { ...gap, countries });
      return allKnown(
        context,
        'Practice',
        found.slice(0, first).map(({ code }) => code),
      );
    },
  },
  NearestService: {
    stop: cellFields.stop,
    service: ({ service }, _, context) => known(context, 'Service', service),
  },
  Question: {
    ...cellFields,
    askWhom: ({ askWhom }, _, context) => allKnown(context, 'NationalSociety', askWhom),
  },
  // Its two types are parts of one answer, and no field gives the one or the other.
  Kilometres: { __resolveType: (km) => ('group' in km ? 'GroupKilometres' : 'CoverageSummary') },
} satisfies Resolvers;
