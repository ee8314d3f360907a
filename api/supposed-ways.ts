import type { View } from '../graph/analysis/view.ts';
import type { JourneyArguments } from './arguments/journey-arguments.ts';
import type { Asked } from './arguments/question.ts';
import { type BottlenecksAnswer, bottlenecksAnswer } from './bottlenecks-answer.ts';
import type { Context } from './context.ts';
import { type ContinuityInCodes, continuityAnswer } from './continuity-answer.ts';
import { type JourneysAnswer, journeysAnswer } from './journey-answer.ts';

/** The arguments that a question about a way has besides those of the question what would be. */
export type SupposedJourneyArguments = Omit<JourneyArguments, 'serviceTypes' | 'groups' | 'asOf'>;
export interface SupposedBottleneckArguments {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly samples?: number | null | undefined;
  readonly first?: number | null | undefined;
}

interface BeforeAndAfter<T> {
  readonly before: T;
  readonly after: T;
}
export type SupposedContinuity = BeforeAndAfter<ContinuityInCodes> & { readonly difference: WayDifference };
export type SupposedJourneys = BeforeAndAfter<JourneysAnswer> & { readonly difference: WayDifference };
export type SupposedBottlenecks = BeforeAndAfter<BottlenecksAnswer> & {
  readonly difference: WaysApartDifference | null;
};
export interface WayDifference {
  readonly km: number | null;
  readonly hours: number | null;
}
export interface WaysApartDifference {
  readonly waysApartByLegs: number;
  readonly waysApartByStops: number;
}

/** Where people would go and what would break: other measures, taken of the network as it is and as it would be. */
export function supposedWays(asked: Asked, changed: View, trails: readonly number[] | null) {
  const after: Asked = { ...asked, view: changed };
  const trailCodes = trails && trails.map((trail) => asked.view.network.trails.codes.at(trail));
  const both = <A, T>(
    measure: (context: Context, args: A, on: Asked) => Promise<T>,
    args: A,
    context: Context,
  ) => Promise.all([measure(context, args, asked), measure(context, args, after)]);
  return {
    async journeys(args: SupposedJourneyArguments, context: Context): Promise<SupposedJourneys> {
      const [was, is] = await both(journeysAnswer, { ...args, groups: [] }, context);
      return { before: was, after: is, difference: wayDifference(was, is) };
    },
    async continuity(args: SupposedJourneyArguments, context: Context): Promise<SupposedContinuity> {
      const [was, is] = await both(continuityAnswer, { ...args, groups: [] }, context);
      return { before: was, after: is, difference: wayDifference(was, is) };
    },
    async bottlenecks(args: SupposedBottleneckArguments, context: Context): Promise<SupposedBottlenecks> {
      const question = { ...args, trails: trailCodes, asOf: asked.asOf };
      const was = await bottlenecksAnswer(context, question);
      const is = await bottlenecksAnswer(context, question, changed);
      const difference = was.between &&
        is.between && {
          waysApartByLegs: is.between.waysApartByLegs - was.between.waysApartByLegs,
          waysApartByStops: is.between.waysApartByStops - was.between.waysApartByStops,
        };
      return { before: was, after: is, difference };
    },
  };
}

/** Of the first journeys; null where there is none, or where its hours are unknown. */
function wayDifference(
  was: Pick<JourneysAnswer, 'journeys'>,
  is: Pick<JourneysAnswer, 'journeys'>,
): WayDifference {
  const [a, b] = [was.journeys[0], is.journeys[0]];
  const less = (name: 'km' | 'hours') => {
    const [one, other] = [a?.[name] ?? null, b?.[name] ?? null];
    return one === null || other === null ? null : Math.round((other - one) * 1000) / 1000;
  };
  return { km: less('km'), hours: less('hours') };
}
