import type { Figure } from '../network/network.ts';
import { betweenness } from './betweenness.ts';
import { drawnPairs } from './drawn-pairs.ts';
import { shownFigure } from './figure.ts';
import { passingSums } from './passing-sums.ts';
import { SAMPLING_PROBABILITY, samplingError } from './sampling-error.ts';
import { type TrailEnds, trailEnds } from './trail-ends.ts';
import type { View } from './view.ts';

/** How much of a trail's ways passes a stop or a leg. */
export interface Passed {
  readonly place: number;
  /** Of the shortest ways between origins and destinations, 0 to 1: the mean over their pairs, of the trail that needs it most. */
  readonly share: number;
  /** Trails whose ways pass it, in the order of codes. */
  readonly trails: readonly number[];
  /** Published people per year of these trails × its share of each; null when none of them has a published flow. */
  readonly peoplePerYear: number | null;
  readonly figures: readonly Figure[];
}

export interface Bottlenecks {
  /** By people, then by share; those of unknown flow after all others. */
  readonly stops: readonly Passed[];
  readonly legs: readonly Passed[];
  /** Pairs looked at of an origin and a destination: between which there is a way, and between which there is none. */
  readonly pairs: number;
  readonly pairsWithoutWay: number;
  /** Trails of which no source says where ways begin or end: nothing of them is measured. */
  readonly withoutEnds: readonly number[];
  /** Null: all shares are exact. */
  readonly sampled: Sampled | null;
}

/** What is known of the shares of trails of which some pairs were drawn. */
export interface Sampled {
  readonly trails: readonly number[];
  /** With the probability, each share of each stop and leg, 0 included, is no farther than this from the exact one. */
  readonly within: number;
  readonly probability: number;
}

interface BottleneckOptions {
  /** Null: none are drawn, all shares are exact. */
  readonly samples?: number | null;
  readonly seed?: number;
  /** Awaited between searches. */
  readonly pause?: () => Promise<void>;
}

/** Of the draws: the same question has the same answer. */
const SEED = 1;

/**
 * Stops and legs on which the shortest ways of some trails depend; decision 0016. Each pair of an origin and a destination of a trail
 * counts alike: nobody publishes how many go from which to which, and a guess is not made. Of a trail with more origins than `samples`
 * so many pairs are drawn; null: never. O(searches × (legs + stops log stops)), one for each origin or at most for each pair drawn.
 */
export async function bottlenecks(
  view: View,
  trails: readonly number[],
  { samples = null, seed = SEED, pause = async () => {} }: BottleneckOptions = {},
): Promise<Bottlenecks> {
  const { network, day } = view;
  const stops = new Map<number, Passed>();
  const legs = new Map<number, Passed>();
  const endsOf = new Map(trails.map((trail) => [trail, trailEnds(view, trail)]));
  const isDrawn = ({ origins }: TrailEnds) => samples !== null && origins.length > samples;
  const drawn = trails.filter((trail) => {
    const ends = endsOf.get(trail) ?? null;
    return ends !== null && isDrawn(ends);
  });
  const shares = drawn.length * (network.stops.codes.length + network.legs.codes.length);
  const sums = passingSums(view);
  let within = 0;
  let pairs = 0;
  let pairsWithoutWay = 0;
  for (const [trail, ends] of endsOf) {
    if (ends === null) continue;
    const demands =
      samples !== null && isDrawn(ends)
        ? drawnPairs(ends.origins, ends.destinations, samples, seed)
        : ends.origins.flatMap((from) =>
            ends.destinations.filter((to) => to !== from).map((to) => ({ from, to, weight: 1 })),
          );
    const found = await betweenness(view, demands, pause, sums);
    const count = found.reached.length;
    pairs += count;
    pairsWithoutWay += demands.length - count;
    if (isDrawn(ends)) within = Math.max(within, samplingError(count, shares));
    if (count === 0) continue;
    const figure = shownFigure(network.figures.trailFlows.get(trail), day);
    note(stops, found.stops, count, trail, figure);
    note(legs, found.legs, count, trail, figure);
  }
  return {
    stops: ranked(stops),
    legs: ranked(legs),
    pairs,
    pairsWithoutWay,
    withoutEnds: trails.filter((trail) => endsOf.get(trail) === null),
    sampled: drawn.length === 0 ? null : { trails: drawn, within, probability: SAMPLING_PROBABILITY },
  };
}

/** Sums of shares differ in their last bits by the order of adding. */
const rounded = (share: number) => Math.round(share * 1e9) / 1e9;

function note(
  noted: Map<number, Passed>,
  passing: Float64Array,
  pairs: number,
  trail: number,
  figure: Figure | null,
): void {
  for (let place = 0; place < passing.length; place++) {
    if (passing[place] === 0) continue;
    const share = rounded(passing[place]! / pairs);
    if (share === 0) continue;
    const known = noted.get(place);
    const people = figure === null ? null : Math.round(figure.value * share);
    noted.set(place, {
      place,
      share: Math.max(share, known?.share ?? 0),
      trails: [...(known?.trails ?? []), trail],
      peoplePerYear: people === null ? (known?.peoplePerYear ?? null) : people + (known?.peoplePerYear ?? 0),
      figures: [...(known?.figures ?? []), ...(figure === null ? [] : [figure])],
    });
  }
}

function ranked(noted: ReadonlyMap<number, Passed>): Passed[] {
  return [...noted.values()].toSorted(
    (a, b) => (b.peoplePerYear ?? -1) - (a.peoplePerYear ?? -1) || b.share - a.share || a.place - b.place,
  );
}
