import { notFound, TrailcareError } from '../graph/errors.ts';
import { findScenario, isOwner } from '../graph/scenarios/list-scenarios.ts';
import type { ScenarioDraft, ScenarioRecord } from '../graph/scenarios/scenario-record.ts';
import { allTogether, readChange } from './arguments/supposed/read-changes.ts';
import type { Context } from './context.ts';
import type { ChangeInput } from './generated/resolver-types.ts';
import { answerOf, readMeasured, type WhatIfInCodes } from './what-if-answer.ts';

/** The arguments of `whatIf` that a scenario keeps. */
export const questionOf = ({ changes, trails, serviceTypes, groups, asOf }: ScenarioDraft) => ({
  // They came in as such, and are checked again wherever they are used.
  changes: changes as unknown as readonly ChangeInput[],
  trails,
  serviceTypes,
  groups,
  asOf,
});

/** NOT_FOUND for one that is not there and for one that the account is not shown. */
export async function requireScenario(context: Context, code: string): Promise<ScenarioRecord> {
  const scenario = await findScenario(context.store, context, code);
  if (scenario === null) throw notFound('scenario', code);
  return scenario;
}

/** One change of a scenario on the graph as it is now. `problem` null: it can be supposed. */
export interface ScenarioChangeAnswer {
  readonly change: Readonly<Record<string, unknown>> | null;
  readonly problem: string | null;
}

type ReadChange = Awaited<ReturnType<typeof readChange>>;

/** Each change, read apart from the others: one whose service has gone does not hide the rest. */
async function changesOf(context: Context, scenario: ScenarioRecord) {
  const { trails, asked } = await readMeasured(context, questionOf(scenario));
  const around = { reads: context.reads, view: asked.view, trails };
  const own = isOwner(context.principal, scenario);
  const read = questionOf(scenario).changes.map(
    async (input, place): Promise<ScenarioChangeAnswer & { readonly changes: ReadChange | null }> => {
      try {
        const changes = await readChange(input, `changes[${place}]`, around);
        return { change: scenario.changes[place]!, problem: null, changes };
      } catch (error) {
        if (!(error instanceof TrailcareError) || !NOT_APPLICABLE.has(error.code)) throw error;
        // What somebody else wrote may name what this reader may not read.
        if (!own) return { change: null, problem: NOT_FOR_OTHERS, changes: null };
        return { change: scenario.changes[place]!, problem: error.message, changes: null };
      }
    },
  );
  return { measured: { asked, trails }, read: await Promise.all(read) };
}

const NOT_APPLICABLE: ReadonlySet<string> = new Set(['BAD_INPUT', 'NOT_FOUND']);
const NOT_FOR_OTHERS = 'It names what is not there, or what this reader may not read.';

export async function scenarioChanges(
  context: Context,
  scenario: ScenarioRecord,
): Promise<readonly ScenarioChangeAnswer[]> {
  return (await changesOf(context, scenario)).read;
}

/** What would be. BAD_INPUT where a change does not apply, unless `partly`; `leftOut` says in words which. */
export async function scenarioAnswer(
  context: Context,
  scenario: ScenarioRecord,
  partly: boolean,
): Promise<{ readonly answer: WhatIfInCodes; readonly leftOut: string | null }> {
  const { measured, read } = await changesOf(context, scenario);
  const problems = read.flatMap(({ problem }, place) =>
    problem === null ? [] : [`changes[${place}]: ${problem}`],
  );
  const leftOut = problems.length === 0 ? null : `Does not apply now: ${problems.join(' ')}`;
  if (leftOut !== null && !partly) {
    throw new TrailcareError('BAD_INPUT', leftOut, {
      argument: 'partly',
      value: partly,
      accepted: 'true, which leaves out what does not apply; or another scenario',
    });
  }
  const applying = read.flatMap(({ changes }) => (changes === null ? [] : [changes]));
  return { answer: await answerOf(context, measured, allTogether(applying)), leftOut };
}

/** Whether the graph, or the day of a scenario without its own, is another than when it was computed. */
export function isStale(
  { computed, asOf }: ScenarioRecord,
  { reads, today }: Pick<Context, 'reads' | 'today'>,
): boolean {
  return computed.revision !== reads.at.revision || (asOf === null && computed.asOf !== today);
}
