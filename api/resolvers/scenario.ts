import { isOwner, listScenarios } from '../../graph/scenarios/list-scenarios.ts';
import type { ScenarioRecord } from '../../graph/scenarios/scenario-record.ts';
import {
  deleteScenario,
  requireOwnScenario,
  requireScenarioWriter,
  storeScenario,
} from '../../graph/scenarios/write-scenario.ts';
import { badInput } from '../../graph/errors.ts';
import { requireMovement } from '../access/require-movement.ts';
import { type Connection, connectionOfPage, pagingOf } from '../connection.ts';
import type { Context } from '../context.ts';
import { listKey } from '../cursor.ts';
import type { Resolvers, ScenarioInput } from '../generated/resolver-types.ts';
import { described, logEvent } from '../log.ts';
import { compareScenarios } from '../scenario-comparison.ts';
import { isStale, questionOf, requireScenario, scenarioAnswer, scenarioChanges } from '../scenario-answer.ts';
import { whatIfAnswer } from '../what-if-answer.ts';
import { sourcesField } from './journey.ts';

/** Counted only where asked for: it reads every scenario. */
export interface ScenariosAnswer extends Omit<Connection<ScenarioRecord>, 'totalCount'> {
  readonly count: () => Promise<number>;
}

const writer = ({ principal, viewer, now }: Context) => ({ principal, viewer, now });

function draftOf({ name, shared = false, changes, trails, serviceTypes, groups, asOf }: ScenarioInput) {
  return {
    name,
    shared,
    changes: changes.map((change): Record<string, unknown> => ({ ...change })),
    trails: trails ? [...trails] : null,
    serviceTypes: serviceTypes ? [...serviceTypes] : null,
    groups: [...(groups ?? (['EVERYONE'] as const))],
    asOf: asOf ?? null,
  };
}

const computedOf = ({ revision, asOf }: { revision: number; asOf: string }) => ({ revision, asOf });

export const scenarioResolvers = {
  Query: {
    async scenarios(_, page, context): Promise<ScenariosAnswer> {
      requireMovement(context, 'Reading scenarios');
      const { store } = context;
      const paging = pagingOf(listKey('scenarios', null), page, context);
      const { first, after } = paging;
      const { scenarios, hasNextPage } = await listScenarios(
        store,
        context,
        { first, after },
        (code, problem) => logEvent('unreadable-scenario', { code, ...described(problem) }),
      );
      return {
        ...connectionOfPage(paging, scenarios, ({ code }) => code, hasNextPage),
        async count() {
          const all = { first: Number.MAX_SAFE_INTEGER, after: null };
          return (await listScenarios(store, context, all)).scenarios.length;
        },
      };
    },
    async scenario(_, { code }, context) {
      requireMovement(context, 'Reading a scenario');
      return requireScenario(context, code);
    },
    compareScenarios: (_, { codes, partly }, context) => compareScenarios(context, codes, partly),
  },
  ScenarioConnection: { totalCount: ({ count }) => count() },
  Mutation: {
    async storeScenario(_, { scenario, code = null, version = null }, context) {
      requireScenarioWriter(context);
      if ((code === null) !== (version === null)) {
        throw badInput('version', version, 'given with `code`, and `code` with it: both, or neither');
      }
      const replaced = code === null || version === null ? null : { code, version };
      const { store } = context;
      // Before anything is computed.
      if (replaced !== null) await requireOwnScenario(store, context, replaced);
      const draft = draftOf(scenario);
      const answer = await whatIfAnswer(context, questionOf(draft));
      return storeScenario(store, draft, computedOf(answer), replaced, writer(context));
    },
    async recomputeScenario(_, which, context) {
      const { store } = context;
      const scenario = await requireOwnScenario(store, context, which);
      const answer = await whatIfAnswer(context, questionOf(scenario));
      const { name, shared, changes, trails, serviceTypes, groups, asOf } = scenario;
      const draft = { name, shared, changes, trails, serviceTypes, groups, asOf };
      return storeScenario(store, draft, computedOf(answer), which, writer(context));
    },
    async deleteScenario(_, which, context) {
      await deleteScenario(context.store, which, writer(context));
      return which.code;
    },
  },
  Scenario: {
    own: (scenario, _, { principal }) => isOwner(principal, scenario),
    changes: (scenario, _, context) => scenarioChanges(context, scenario),
    trails: ({ trails }, _, { reads }) => trails && reads.list('Trail', trails),
    computedRevision: ({ computed }) => computed.revision,
    computedAsOf: ({ computed }) => computed.asOf,
    computedAt: ({ computed }) => computed.at,
    revision: (_, __, { reads }) => reads.at.revision,
    stale: (scenario, _, context) => isStale(scenario, context),
    async answer(scenario, { partly }, context) {
      return (await scenarioAnswer(context, scenario, partly)).answer;
    },
  },
  ScenarioChange: { applies: ({ problem }) => problem === null },
  ScenarioComparison: { sources: sourcesField },
} satisfies Resolvers;
