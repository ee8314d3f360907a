import { type CriticalBy, criticalServices, type Loss } from '../graph/analysis/critical-services.ts';
import type { View } from '../graph/analysis/view.ts';
import { badInput } from '../graph/errors.ts';
import { requireMovement } from './access/require-movement.ts';
import type { QuestionArguments } from './arguments/question.ts';
import type { Context } from './context.ts';
import { readMeasured } from './what-if-answer.ts';
import { whatIfOn } from './what-if-on.ts';

/** What is lost with a member, with its code in place of the network's number. */
export interface CriticalInCodes extends Omit<Loss, 'member' | 'services'> {
  readonly code: string;
  readonly by: CriticalBy;
  readonly serviceCount: number;
}

interface CriticalArguments extends QuestionArguments {
  readonly trails?: readonly string[] | null | undefined;
  readonly by: CriticalBy;
}

const KEPT = 4;
const ranked = new WeakMap<View, Map<string, CriticalInCodes[]>>();

/** The whole list, and the day of the question. The last lists are kept with each view: pages come one by one. */
export async function criticalAnswer(
  context: Context,
  question: CriticalArguments,
): Promise<{ asOf: string; list: readonly CriticalInCodes[] }> {
  requireMovement(context, 'Asking which services are critical');
  const { asked, trails } = await readMeasured(context, question);
  const [group] = asked.groups;
  if (group === undefined || asked.groups.length > 1) {
    throw badInput('groups', question.groups, 'a list of exactly one group: km of several are not added up');
  }
  const prepared = whatIfOn(asked.view, { ...asked, trails });
  context.restsOn.noteLater(() => prepared.evidence.sources());
  if (prepared.before.km === null) {
    const accepted = 'types with a care range that a leg there expects: nothing else is measured in km';
    throw badInput('serviceTypes', question.serviceTypes ?? null, accepted);
  }
  const { network } = asked.view;
  let lists = ranked.get(asked.view);
  if (lists === undefined) ranked.set(asked.view, (lists = new Map()));
  const key = JSON.stringify([trails, asked.types, group, question.by]);
  let list = lists.get(key);
  if (list === undefined) {
    const { by } = question;
    const { codes } = { SERVICE: network.services, BRANCH: network.branches, PROVIDER: network.providers }[
      by
    ];
    list = criticalServices(asked.view, prepared, { types: asked.types, group, by }).map(
      ({ member, services, ...loss }) => ({
        ...loss,
        by,
        code: codes[member]!,
        serviceCount: services.length,
      }),
    );
    lists.set(key, list);
    for (const oldest of [...lists.keys()].slice(0, -KEPT)) lists.delete(oldest);
  }
  return { asOf: asked.asOf, list };
}
