import type { Figure } from '../network/network.ts';
import { betweenness } from './betweenness.ts';
import { shownFigure } from './figure.ts';
import { trailEnds } from './trail-ends.ts';
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
  /** Pairs of an origin and a destination between which there is a way, and between which there is none. */
  readonly pairs: number;
  readonly pairsWithoutWay: number;
  /** Trails of which no source says where ways begin or end: nothing of them is measured. */
  readonly withoutEnds: readonly number[];
}

/**
 * Stops and legs on which the shortest ways of some trails depend; decision 0016. Each pair of an origin and a destination of a trail
 * counts alike: nobody publishes how many go from which to which, and a guess is not made. O(origins × (legs + stops log stops)).
 */
export async function bottlenecks(
  view: View,
  trails: readonly number[],
  pause: () => Promise<void> = async () => {},
): Promise<Bottlenecks> {
  const { network, day } = view;
  const stops = new Map<number, Passed>();
  const legs = new Map<number, Passed>();
  const withoutEnds: number[] = [];
  let pairs = 0;
  let pairsWithoutWay = 0;
  for (const trail of trails) {
    const ends = trailEnds(view, trail);
    if (ends === null) {
      withoutEnds.push(trail);
      continue;
    }
    const demands = ends.origins.flatMap((from) =>
      ends.destinations.filter((to) => to !== from).map((to) => ({ from, to, weight: 1 })),
    );
    const found = await betweenness(view, demands, pause);
    const count = found.reached.length;
    pairs += count;
    pairsWithoutWay += demands.length - count;
    if (count === 0) continue;
    const figure = shownFigure(network.figures.trailFlows.get(trail), day);
    note(stops, found.stops, count, trail, figure);
    note(legs, found.legs, count, trail, figure);
  }
  return { stops: ranked(stops), legs: ranked(legs), pairs, pairsWithoutWay, withoutEnds };
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
  passing.forEach((sum, place) => {
    const share = rounded(sum / pairs);
    if (share === 0) return;
    const known = noted.get(place);
    const people = figure === null ? null : Math.round(figure.value * share);
    noted.set(place, {
      place,
      share: Math.max(share, known?.share ?? 0),
      trails: [...(known?.trails ?? []), trail],
      peoplePerYear: people === null ? (known?.peoplePerYear ?? null) : people + (known?.peoplePerYear ?? 0),
      figures: [...(known?.figures ?? []), ...(figure === null ? [] : [figure])],
    });
  });
}

function ranked(noted: ReadonlyMap<number, Passed>): Passed[] {
  return [...noted.values()].toSorted(
    (a, b) => (b.peoplePerYear ?? -1) - (a.peoplePerYear ?? -1) || b.share - a.share || a.place - b.place,
  );
}
