import { rowOf } from '../network/compressed-rows.ts';
import { leastTotals } from './least-totals.ts';
import { minHeap } from './min-heap.ts';
import type { WaySearch } from './shortest-ways.ts';

/** Sums along a way, one per part. */
export type Sums = readonly number[];

/** How ways of several costs are compared. All costs are ≥ 0 and add up along a way. */
export interface Comparison {
  /** Cost of a leg, by part; the first orders the search. */
  readonly parts: readonly ((leg: number) => number)[];
  /**
   * Whether a way to a stop makes another way to it useless. Must be a strict order that holds on when the same is added to both, and
   * must hold for no way against one that is a part of it: then what a loop adds never decides, and pruning loses no loopless way.
   */
  readonly beats: (a: Sums, b: Sums) => boolean;
  /** Whether a whole way makes all that are at least `least` useless. */
  readonly beatsAtEnd: (whole: Sums, least: Sums) => boolean;
  /** False when no way of at least these sums is asked for. */
  readonly allows: (least: Sums) => boolean;
}

interface Label {
  readonly stop: number;
  readonly leg: number;
  readonly before: Label | null;
  readonly sums: Sums;
  beaten: boolean;
}

export interface LabelledWay {
  readonly legs: readonly number[];
  readonly sums: Sums;
}

/** The ways found, and how many partial ways were kept; `ways` is null when these were more than the limit. */
export interface LabelSearchResult {
  readonly ways: readonly LabelledWay[] | null;
  readonly labels: number;
}

/**
 * All loopless ways that are allowed and not beaten (label setting with several costs, pruned by what is beaten at a stop and by lower
 * bounds on the rest of the way). Exact, or null beyond `most` labels: their number can grow as that of all ways.
 */
export function labelSearch(
  search: WaySearch,
  from: number,
  to: number,
  comparison: Comparison,
  most: number,
): LabelSearchResult {
  const { view, legCost, closedStops } = search;
  const { stops, legs } = view.network;
  const { parts, beats, beatsAtEnd, allows } = comparison;
  const usable = (leg: number) => view.legHolds[leg] === 1 && legCost(leg) !== Infinity;
  if (closedStops.has(from) || closedStops.has(to) || from === to) return { ways: [], labels: 0 };
  const mayPass = (stop: number) => !closedStops.has(stop);
  /** By part and stop, the least to the end over whatever way. */
  const bounds = parts.map((part) =>
    leastTotals(view.network, to, {
      direction: 'BACK',
      legCost: (leg) => (usable(leg) ? part(leg) : Infinity),
      mayPass,
    }),
  );
  if (bounds[0]![from] === Infinity) return { ways: [], labels: 0 };

  const labels: Label[] = [{ stop: from, leg: -1, before: null, sums: parts.map(() => 0), beaten: false }];
  const at = new Map<number, Label[]>([[from, [labels[0]!]]]);
  const heap = minHeap();
  heap.push(0, 0);
  const ended = () => at.get(to) ?? [];
  while (heap.size > 0) {
    const label = labels[heap.pop()]!;
    if (label.beaten || label.stop === to) continue;
    for (const leg of rowOf(stops.legsOut, label.stop)) {
      const stop = legs.to[leg]!;
      if (!usable(leg) || closedStops.has(stop) || bounds[0]![stop] === Infinity || passes(label, stop))
        continue;
      const sums = label.sums.map((sum, i) => sum + parts[i]!(leg));
      const least = sums.map((sum, i) => sum + bounds[i]![stop]!);
      if (!allows(least) || ended().some((whole) => beatsAtEnd(whole.sums, least))) continue;
      const here = at.get(stop) ?? [];
      if (here.some((other) => beats(other.sums, sums))) continue;
      const kept = here.filter((other) => {
        other.beaten = beats(sums, other.sums);
        return !other.beaten;
      });
      const next: Label = { stop, leg, before: label, sums, beaten: false };
      at.set(stop, [...kept, next]);
      labels.push(next);
      if (labels.length > most) return { ways: null, labels: labels.length };
      heap.push(least[0]!, labels.length - 1);
    }
  }
  const ways = ended().map((label) => ({ legs: legsOf(label), sums: label.sums }));
  return { ways, labels: labels.length };
}

function passes(label: Label, stop: number): boolean {
  for (let one: Label | null = label; one !== null; one = one.before) if (one.stop === stop) return true;
  return false;
}

function legsOf(label: Label): number[] {
  const along: number[] = [];
  for (let one = label; one.before !== null; one = one.before) along.push(one.leg);
  return along.reverse();
}
