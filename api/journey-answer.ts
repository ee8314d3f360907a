import { TrailcareError } from '../graph/errors.ts';
import {
  type Journey,
  type JourneyAsk,
  journeys,
  type NoJourney,
  type Optimise,
} from '../graph/analysis/journeys.ts';
import { evidence } from '../graph/analysis/evidence.ts';
import { layersOf } from '../graph/analysis/layers.ts';
import type { LegMode } from '../graph/model/closed-lists.ts';
import { type Asked, type QuestionArguments, readQuestion } from './arguments/question.ts';
import { checkCodes } from './arguments/codes.ts';
import { checkFirst } from './arguments/first.ts';
import { resolveStop, resolveStops } from './arguments/stops.ts';
import type { Context } from './context.ts';

/** Journeys with codes in place of the network's numbers. */
export interface JourneysAnswer {
  readonly revision: number;
  readonly asOf: string;
  readonly journeys: readonly JourneyInCodes[];
  readonly noJourney: NoJourneyAnswer | null;
  readonly sources: readonly string[];
}
export type JourneyInCodes = Omit<Journey, 'stops' | 'legs'> & {
  readonly stops: readonly string[];
  readonly legs: readonly string[];
};
export type NoJourneyAnswer = Omit<NoJourney, 'stop'> & {
  readonly stop: string | null;
  readonly from: string;
  readonly to: string;
};

export interface JourneyArguments extends QuestionArguments {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly avoid?:
    | {
        readonly countries?: readonly string[] | null | undefined;
        readonly stops?: readonly string[] | null | undefined;
        readonly modes?: readonly LegMode[] | null | undefined;
      }
    | null
    | undefined;
  readonly optimise: Optimise;
  readonly first?: number | null | undefined;
}

/** Yen's search repeats itself at each stop for each further journey. */
const MAX_JOURNEYS = 20;
const MAX_VIA = 10;

interface FoundJourneys {
  readonly asked: Asked;
  readonly journeys: readonly Journey[];
  readonly noJourney: NoJourneyAnswer | null;
}

/** Reads the arguments and searches; `journeys` and `continuity` share it. */
export async function findJourneys(context: Context, question: JourneyArguments): Promise<FoundJourneys> {
  const { reads } = context;
  const first = checkFirst(question.first, 1, MAX_JOURNEYS);
  if (question.via.length > MAX_VIA) {
    throw new TrailcareError('LIMIT_EXCEEDED', `via: ${question.via.length} stops; the limit is ${MAX_VIA}.`);
  }
  const avoid = question.avoid ?? {};
  const [asked, from, to, via, stops] = await Promise.all([
    readQuestion(context, question),
    resolveStop(reads, 'from', question.from),
    resolveStop(reads, 'to', question.to),
    resolveStops(reads, 'via', question.via),
    resolveStops(reads, 'avoid.stops', avoid.stops),
    checkCodes(reads, 'Country', 'avoid.countries', avoid.countries),
  ]);
  const { network } = asked.view;
  const ask: JourneyAsk = {
    from: network.stops.indexOf(from),
    to: network.stops.indexOf(to),
    via: via.map(network.stops.indexOf),
    avoid: {
      countries: (avoid.countries ?? []).map(network.countries.indexOf),
      stops: stops.map(network.stops.indexOf),
      modes: avoid.modes ?? [],
    },
    optimise: question.optimise,
    layers:
      question.optimise === 'KM_NOT_IN_CARE'
        ? layersOf(asked.view, asked.types, asked.groups.slice(0, 1))
        : [],
    first,
  };
  const found = journeys(asked.view, ask);
  return { asked, journeys: found.journeys, noJourney: noJourneyAnswer(asked, found.noJourney, from, to) };
}

export async function journeysAnswer(context: Context, question: JourneyArguments): Promise<JourneysAnswer> {
  const { asked, journeys: found, noJourney } = await findJourneys(context, question);
  const proof = evidence(asked.view.network);
  for (const journey of found) {
    proof.addScope(asked.view, { stops: journey.stops, legs: journey.legs, trails: [] }, []);
  }
  context.restsOn.noteLater(() => proof.sources());
  return {
    revision: asked.view.network.revision,
    asOf: asked.asOf,
    journeys: found.map((journey) => journeyAnswer(asked, journey)),
    noJourney,
    sources: proof.sources(),
  };
}

export function journeyAnswer({ view: { network } }: Asked, journey: Journey): JourneyInCodes {
  return {
    ...journey,
    stops: journey.stops.map((stop) => network.stops.codes[stop]!),
    legs: journey.legs.map((leg) => network.legs.codes[leg]!),
  };
}

function noJourneyAnswer(
  { view: { network } }: Asked,
  reason: NoJourney | null,
  from: string,
  to: string,
): NoJourneyAnswer | null {
  if (reason === null) return null;
  return { ...reason, from, to, stop: reason.stop === null ? null : network.stops.codes[reason.stop]! };
}
