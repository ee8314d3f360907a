import type { Critical, CriticalBy, Loss } from '../graph/analysis/critical-services.ts';
import type { Kilometres } from '../graph/analysis/kilometres.ts';
import { withheld } from '../graph/analysis/withheld.ts';
import { badInput } from '../graph/errors.ts';
import { requireMovement } from './access/require-movement.ts';
import { answerOn } from './answers-on.ts';
import type { QuestionArguments } from './arguments/question.ts';
import type { Context } from './context.ts';
import { foundOrThrow } from './found-or-throw.ts';
import { findJourneys } from './journey-answer.ts';
import { readMeasured } from './what-if-answer.ts';
import { withheldTypes } from './withheld-types.ts';

/** What is lost with a member, with its code in place of the network's number. */
export interface CriticalInCodes extends Omit<Loss, 'member' | 'services'> {
  readonly code: string;
  readonly by: CriticalBy;
  readonly serviceCount: number;
}

/** The whole list with what says what an empty one means, the day of the question, and the codes of the sources on which it rests. */
export interface CriticalAnswer
  extends Omit<Critical, 'list'>, Pick<Kilometres, 'kmInCare' | 'kmWithoutCare' | 'kmUnknown'> {
  readonly asOf: string;
  readonly by: CriticalBy;
  readonly list: readonly CriticalInCodes[];
  readonly withheld: readonly string[];
  readonly sources: readonly string[];
}

interface CriticalArguments extends QuestionArguments {
  readonly trails?: readonly string[] | null | undefined;
  readonly by: CriticalBy;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** The last lists are kept: pages come one by one. */
export async function criticalAnswer(context: Context, question: CriticalArguments): Promise<CriticalAnswer> {
  requireMovement(context, 'Asking which services are critical');
  const { asked, trails } = await readMeasured(context, question);
  const [group] = asked.groups;
  if (group === undefined || asked.groups.length > 1) {
    throw badInput('groups', question.groups, 'a list of exactly one group: km of several are not added up');
  }
  const { view } = asked;
  const { network } = view;
  const types = asked.types.filter((type) => withheld(network, type) !== 'EVERYTHING');
  if (types.length === 0) {
    const accepted = 'a list with a type that is not withheld from this reader, who may not know where it is';
    throw badInput('serviceTypes', question.serviceTypes ?? withheldTypes(network, asked.types), accepted);
  }
  const along = await legsBetween(context, question);
  const { by } = question;
  const { codes } = { SERVICE: network.services, BRANCH: network.branches, PROVIDER: network.providers }[by];
  const key = JSON.stringify(['criticalServices', trails, types, group, by, along]);
  const measured = { trails, types, groups: [group], along };
  const { found, sources } = await answerOn(view, key, context, async (signal) => {
    const critical = await context.analyses.run(view, 'criticalServices', { measured, by }, signal);
    const inCodes = ({ member, services, ...loss }: Loss): CriticalInCodes => ({
      ...loss,
      by,
      code: codes.at(member),
      serviceCount: services.length,
    });
    return {
      ...critical,
      found: critical.found && { ...critical.found, list: critical.found.list.map(inCodes) },
    };
  });
  context.restsOn.noteLater(() => sources);
  if (found === null) {
    const accepted =
      'a list with a type that has a care range and that a leg there expects: nothing else is measured in km';
    throw badInput('serviceTypes', question.serviceTypes ?? null, accepted);
  }
  const { km, ...critical } = found;
  const { kmInCare, kmWithoutCare, kmUnknown } = km;
  return {
    ...critical,
    kmInCare,
    kmWithoutCare,
    kmUnknown,
    asOf: asked.asOf,
    by,
    withheld: withheldTypes(network, asked.types),
    sources,
  };
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
