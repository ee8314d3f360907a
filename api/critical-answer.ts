import type { CriticalBy, Loss } from '../graph/analysis/critical-services.ts';
import { badInput } from '../graph/errors.ts';
import { requireMovement } from './access/require-movement.ts';
import { answerOn } from './answers-on.ts';
import type { QuestionArguments } from './arguments/question.ts';
import type { Context } from './context.ts';
import { foundOrThrow } from './found-or-throw.ts';
import { findJourneys } from './journey-answer.ts';
import { readMeasured } from './what-if-answer.ts';

/** What is lost with a member, with its code in place of the network's number. */
export interface CriticalInCodes extends Omit<Loss, 'member' | 'services'> {
  readonly code: string;
  readonly by: CriticalBy;
  readonly serviceCount: number;
}

interface CriticalArguments extends QuestionArguments {
  readonly trails?: readonly string[] | null | undefined;
  readonly by: CriticalBy;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** The whole list, the day of the question, and the codes of the sources on which it rests. The last lists are kept: pages come one by one. */
export async function criticalAnswer(
  context: Context,
  question: CriticalArguments,
): Promise<{ asOf: string; list: readonly CriticalInCodes[]; sources: readonly string[] }> {
  requireMovement(context, 'Asking which services are critical');
  const { asked, trails } = await readMeasured(context, question);
  const [group] = asked.groups;
  if (group === undefined || asked.groups.length > 1) {
    throw badInput('groups', question.groups, 'a list of exactly one group: km of several are not added up');
  }
  const along = await legsBetween(context, question);
  const { view, types } = asked;
  const { network } = view;
  const { by } = question;
  const { codes } = { SERVICE: network.services, BRANCH: network.branches, PROVIDER: network.providers }[by];
  const key = JSON.stringify(['criticalServices', trails, types, group, by, along]);
  const measured = { trails, types, groups: [group], along };
  const { list, sources } = await answerOn(view, key, context, async (signal) => {
    const found = await context.analyses.run(view, 'criticalServices', { measured, by }, signal);
    const inCodes = ({ member, services, ...loss }: Loss): CriticalInCodes => ({
      ...loss,
      by,
      code: codes[member]!,
      serviceCount: services.length,
    });
    return { ...found, list: found.list && found.list.map(inCodes) };
  });
  context.restsOn.noteLater(() => sources);
  if (list === null) {
    const accepted = 'types with a care range that a leg there expects: nothing else is measured in km';
    throw badInput('serviceTypes', question.serviceTypes ?? null, accepted);
  }
  return { asOf: asked.asOf, list, sources };
}

/** The legs of the shortest way between two stops; null when none are given, NOT_FOUND with the reason when there is no way. */
async function legsBetween(
  context: Context,
  { from, to, ...question }: CriticalArguments,
): Promise<readonly number[] | null> {
  if ((from ?? null) === null && (to ?? null) === null) return null;
  if (!from || !to) {
    const missing = from ? 'to' : 'from';
    throw badInput(missing, null, 'the code or name of a stop: give both ends, or none');
  }
  const asked = { ...question, from, to, via: [], optimise: 'DISTANCE', first: 1 } as const;
  const { journeys } = await foundOrThrow(context, await findJourneys(context, asked));
  return journeys[0]!.legs;
}
