import {
  type Communities,
  communities,
  type Community,
  type SocietyFlow,
} from '../graph/analysis/communities.ts';
import { answerOn } from './answers-on.ts';
import type { QuestionArguments } from './arguments/question.ts';
import type { Context } from './context.ts';
import type { Entity } from './entity.ts';
import { partnershipsAnswer } from './partnerships-answer.ts';

/** The names of the schema are those of the measure. */
export type CommunityAnswer = Community;
export type SocietyFlowAnswer = SocietyFlow;

export interface CommunitiesAnswer extends Communities {
  readonly revision: number;
  readonly asOf: string;
  readonly seed: number;
  readonly sources: readonly string[];
}

export interface CommunityNetworkAnswer {
  readonly network: Entity<'RegionalNetwork'>;
  readonly members: readonly string[];
}

interface CommunitiesArguments extends Pick<QuestionArguments, 'asOf'> {
  readonly trails?: readonly string[] | null | undefined;
  readonly seed: number;
}

/** Communities of all Societies that share a trail or a border on it: of the pairs of `partnerships`. */
export async function communitiesAnswer(
  context: Context,
  { trails, asOf, seed }: CommunitiesArguments,
): Promise<CommunitiesAnswer> {
  const { pairs, sources, ...of } = await partnershipsAnswer(context, {
    pairs: 'ANY',
    trails,
    asOf,
    groups: ['EVERYONE'],
  });
  const view = await context.view(of.asOf);
  const found = await answerOn(
    view,
    JSON.stringify(['communities', trails ?? null, seed]),
    context,
    async () => communities(pairs, seed),
  );
  return { ...of, ...found, seed, sources };
}
