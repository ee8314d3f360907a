import { type Bottlenecks, bottlenecks, type Passed, type Sampled } from '../graph/analysis/bottlenecks.ts';
import { disjointWays } from '../graph/analysis/disjoint-ways.ts';
import { evidence } from '../graph/analysis/evidence.ts';
import { mustPass } from '../graph/analysis/must-pass.ts';
import { scopeOfTrails } from '../graph/analysis/scope.ts';
import type { View } from '../graph/analysis/view.ts';
import { badInput } from '../graph/errors.ts';
import { breather } from '../graph/jobs/breather.ts';
import type { CodeIndex } from '../graph/network/code-index.ts';
import { answerOn } from './answers-on.ts';
import { checkCodes } from './arguments/codes.ts';
import { checkFirst } from './arguments/first.ts';
import { resolveStop } from './arguments/stops.ts';
import type { Context } from './context.ts';
import { type FigureAnswer, figureAnswer } from './figure-answer.ts';

interface BottleneckArguments {
  readonly trails?: readonly string[] | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly samples?: number | null | undefined;
  readonly first?: number | null | undefined;
  readonly asOf?: string | null | undefined;
}

/** Bottlenecks with codes in place of the network's numbers. */
export interface BottlenecksAnswer extends Pick<Bottlenecks, 'pairs' | 'pairsWithoutWay'> {
  readonly revision: number;
  readonly asOf: string;
  readonly stops: readonly StopPassedAnswer[];
  readonly legs: readonly LegPassedAnswer[];
  readonly withoutEnds: readonly string[];
  readonly sampled: SampledAnswer | null;
  readonly between: WaysBetweenAnswer | null;
  readonly sources: readonly string[];
}
interface PassedAnswer extends Pick<Passed, 'share' | 'peoplePerYear'> {
  readonly trails: readonly string[];
  readonly figures: readonly FigureAnswer[];
}
export type StopPassedAnswer = PassedAnswer & { readonly stop: string };
export type LegPassedAnswer = PassedAnswer & { readonly leg: string };
export interface SampledAnswer extends Omit<Sampled, 'trails'> {
  readonly trails: readonly string[];
}
export interface WaysBetweenAnswer {
  readonly from: string;
  readonly to: string;
  readonly waysApartByLegs: number;
  readonly waysApartByStops: number;
  readonly cutLegs: readonly string[];
  readonly cutStops: readonly string[];
  readonly cutDirectLegs: readonly string[];
  readonly mustPassStops: readonly string[] | null;
  readonly mustPassLegs: readonly string[] | null;
}

export const MAX_SAMPLES = 10_000;

/** With `on`, on that network: one that is supposed. */
export async function bottlenecksAnswer(
  context: Context,
  question: BottleneckArguments,
  on: View | null = null,
): Promise<BottlenecksAnswer> {
  const { reads } = context;
  const asOf = question.asOf ?? context.today;
  const first = checkFirst(question.first, 1);
  const samples = question.samples ?? null;
  if (samples !== null && (samples < 1 || samples > MAX_SAMPLES)) {
    throw badInput('samples', samples, `a whole number from 1 to ${MAX_SAMPLES}, or null for exact shares`);
  }
  if (question.trails?.length === 0) throw badInput('trails', [], 'a list of at least one code, or null');
  const [view, ends] = await Promise.all([
    on ?? context.view(asOf),
    readEnds(context, question),
    checkCodes(reads, 'Trail', 'trails', question.trails),
  ]);
  const { network } = view;
  const trails = question.trails?.map(network.trails.indexOf) ?? [...network.trails.codes.keys()];
  const asked = [...new Set(trails)].toSorted((a, b) => a - b);
  const found = await (on === null
    ? answerOn(view, JSON.stringify(['bottlenecks', asked, samples]), context, (signal) =>
        context.analyses.run(view, 'bottlenecks', { trails: asked, samples }, signal),
      )
    : // No other thread has a network that is only supposed.
      bottlenecks(on, asked, { samples, pause: breather(context.gone) }));
  const proof = evidence(network);
  proof.addScope(view, ends === null ? scopeOfTrails(view, trails) : everything(view, trails), []);
  const stops = found.stops.slice(0, first);
  const legs = found.legs.slice(0, first);
  for (const { figures } of [...stops, ...legs]) proof.addFigures(figures);
  context.restsOn.noteLater(() => proof.sources());
  const passed = ({ share, peoplePerYear, trails: of, figures }: Passed): PassedAnswer => ({
    share,
    peoplePerYear,
    trails: codesOf(network.trails, of),
    figures: figures.map((figure) => figureAnswer({ measure: 'PEOPLE_PER_YEAR', basis: 'TRAIL', figure })),
  });
  return {
    revision: network.revision,
    asOf,
    stops: stops.map((one) => ({ ...passed(one), stop: network.stops.codes.at(one.place) })),
    legs: legs.map((one) => ({ ...passed(one), leg: network.legs.codes.at(one.place) })),
    pairs: found.pairs,
    pairsWithoutWay: found.pairsWithoutWay,
    withoutEnds: codesOf(network.trails, found.withoutEnds),
    sampled: found.sampled && {
      ...found.sampled,
      trails: codesOf(network.trails, found.sampled.trails),
    },
    between: ends && waysBetween(view, ends),
    sources: proof.sources(),
  };
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

async function readEnds({ reads }: Context, { from, to }: BottleneckArguments): Promise<Ends | null> {
  if ((from ?? null) === null && (to ?? null) === null) return null;
  if (!from || !to)
    throw badInput(from ? 'to' : 'from', null, 'the code or name of a stop: give both ends, or none');
  const [start, end] = await Promise.all([resolveStop(reads, 'from', from), resolveStop(reads, 'to', to)]);
  if (start === end) throw badInput('to', to, 'another stop than `from`');
  return { from: start, to: end };
}

function waysBetween(view: View, { from, to }: Ends): WaysBetweenAnswer {
  const { stops, legs } = view.network;
  const start = stops.indexOf(from);
  const end = stops.indexOf(to);
  const byLegs = disjointWays(view, start, end, 'LEGS');
  const byStops = disjointWays(view, start, end, 'STOPS');
  const needed = mustPass(view, start, end);
  return {
    from,
    to,
    waysApartByLegs: byLegs.count,
    waysApartByStops: byStops.count,
    cutLegs: codesOf(legs, byLegs.cut.legs),
    cutStops: codesOf(stops, byStops.cut.stops),
    cutDirectLegs: codesOf(legs, byStops.cut.legs),
    mustPassStops: needed && codesOf(stops, needed.stops),
    mustPassLegs: needed && codesOf(legs, needed.legs),
  };
}

/** Any stop and leg may be on a way between two stops. */
const everything = ({ network }: View, trails: readonly number[]) => ({
  stops: [...network.stops.codes.keys()],
  legs: [...network.legs.codes.keys()],
  trails,
});

const codesOf = ({ codes }: CodeIndex, places: readonly number[]) => places.map((place) => codes.at(place));
