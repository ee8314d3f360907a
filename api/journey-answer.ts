import { TrailcareError } from '../graph/errors.ts';
import { type FewerJourneys, type FoundJourney, journeys } from '../graph/analysis/journeys.ts';
import type { JourneyAsk } from '../graph/analysis/journey-ask.ts';
import type { NoJourney } from '../graph/analysis/no-journey.ts';
import { evidence } from '../graph/analysis/evidence.ts';
import { caredLayerSteps } from '../graph/analysis/leg-care.ts';
import { type Asked, readQuestion } from './arguments/question.ts';
import { checkCodes } from './arguments/codes.ts';
import { checkFirst } from './arguments/first.ts';
import type { JourneyArguments } from './arguments/journey-arguments.ts';
import { checkAim } from './arguments/aim.ts';
import { resolveStop, resolveStops } from './arguments/stops.ts';
import { inSteps } from '../graph/jobs/in-steps.ts';
import type { Context } from './context.ts';
import { type FigureAnswer, figureAnswer } from './figure-answer.ts';

/** Journeys with codes in place of the network's numbers. */
export interface JourneysAnswer {
  readonly revision: number;
  readonly asOf: string;
  readonly journeys: readonly JourneyInCodes[];
  readonly noJourney: NoJourneyAnswer | null;
  readonly fewer: FewerJourneys | null;
  readonly sources: readonly string[];
}
export type JourneyInCodes = Omit<FoundJourney, 'stops' | 'legs' | 'deaths'> & {
  readonly stops: readonly string[];
  readonly legs: readonly string[];
  readonly figures: readonly FigureAnswer[];
};
export type NoJourneyAnswer = Omit<NoJourney, 'point'> & {
  readonly end: 'FROM' | 'TO' | 'VIA' | null;
  readonly stop: string | null;
  readonly from: string;
  readonly to: string;
};

/** Yen's search repeats itself at each stop for each further journey. */
const MAX_JOURNEYS = 20;
const MAX_VIA = 10;

interface FoundJourneys {
  readonly asked: Asked;
  /** Of which km not in care were compared. */
  readonly layers: JourneyAsk['layers'];
  readonly journeys: readonly FoundJourney[];
  readonly noJourney: NoJourneyAnswer | null;
  readonly fewer: FewerJourneys | null;
}

/** Reads the arguments and searches; `journeys` and `continuity` share it. With `on`, types, groups and day are those asked there, on that network. */
export async function findJourneys(
  context: Context,
  question: JourneyArguments,
  on: Asked | null = null,
): Promise<FoundJourneys> {
  const { reads } = context;
  checkAim(context, question);
  const first = checkFirst(question.first, 1, MAX_JOURNEYS);
  if (question.via.length > MAX_VIA) {
    throw new TrailcareError('LIMIT_EXCEEDED', `via: ${question.via.length} stops; the limit is ${MAX_VIA}.`);
  }
  const avoid = question.avoid ?? {};
  const [asked, from, to, via, stops] = await Promise.all([
    on ?? readQuestion(context, question),
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
      question.optimise === 'KM_NOT_IN_CARE' || question.optimise === 'PARETO'
        ? await inSteps(caredLayerSteps(asked.view, asked.types, asked.groups.slice(0, 1)), context.gone)
        : [],
    first,
    maxOverlap: question.maxOverlap ?? null,
  };
  const found = journeys(asked.view, ask);
  if (found === null) {
    throw new TrailcareError(
      'LIMIT_EXCEEDED',
      'Too many ways to compare: nothing is told, rather than a part. Ask for stops nearer to each other, avoid more, or ask for fewer journeys.',
    );
  }
  const noJourney = found.noJourney && noJourneyAnswer(found.noJourney, [from, ...via, to]);
  return { asked, layers: ask.layers, journeys: found.journeys, noJourney, fewer: found.fewer };
}

export async function journeysAnswer(
  context: Context,
  question: JourneyArguments,
  on: Asked | null = null,
): Promise<JourneysAnswer> {
  const { asked, layers, journeys: found, noJourney, fewer } = await findJourneys(context, question, on);
  const proof = evidence(asked.view.network);
  for (const journey of found) {
    proof.addScope(asked.view, { stops: journey.stops, legs: journey.legs, trails: [] }, layers);
    proof.addFigures(journey.deaths);
  }
  context.restsOn.noteLater(() => proof.sources());
  return {
    revision: asked.view.network.revision,
    asOf: asked.asOf,
    journeys: found.map((journey) => journeyAnswer(asked, journey)),
    noJourney,
    fewer,
    sources: proof.sources(),
  };
}

export function journeyAnswer({ view: { network } }: Asked, found: FoundJourney): JourneyInCodes {
  const { deaths, ...journey } = found;
  return {
    ...journey,
    stops: journey.stops.map((stop) => network.stops.codes.at(stop)),
    legs: journey.legs.map((leg) => network.legs.codes.at(leg)),
    figures: deaths.map((figure) =>
      figureAnswer({ measure: 'DEATHS_AND_MISSING_PER_YEAR', basis: 'LEG', figure }),
    ),
  };
}

/** `points` are the codes of from, via and to. */
function noJourneyAnswer({ point, ...reason }: NoJourney, points: readonly string[]): NoJourneyAnswer {
  const ends = { from: points[0]!, to: points.at(-1)! };
  if (point === null) return { ...reason, ...ends, end: null, stop: null };
  const end = point === 0 ? 'FROM' : point === points.length - 1 ? 'TO' : 'VIA';
  return { ...reason, ...ends, end, stop: points[point]! };
}
