import { IN_STEP, type Steps } from './steps.ts';
import { StopHeap } from './stop-heap.ts';
import type { View } from './view.ts';

/** By stop: metres to the nearest target (Infinity: no way), and that target (−1). */
export interface Nearest {
  readonly metres: Float64Array;
  readonly target: Int32Array;
}

/**
 * Shortest ways from every stop to the nearest of `targets`, by one search backwards from all of them.
 * Ties go to the smaller code. O((stops + legs) log stops), some hundred stops in a step.
 */
export function* nearestTargets(
  view: View,
  targets: readonly number[],
  anyDirection: boolean,
): Steps<Nearest> {
  const { stops, legs } = view.network;
  const metres = new Float64Array(stops.codes.length).fill(Infinity);
  const target = new Int32Array(stops.codes.length).fill(-1);
  const heap = new StopHeap(stops.codes.length);
  for (const [place, stop] of targets.entries()) {
    if (place % IN_STEP === IN_STEP - 1) yield;
    metres[stop] = 0;
    target[stop] = stop;
    heap.put(stop, 0);
  }
  const rowsList = anyDirection ? [stops.legsIn, stops.legsOut] : [stops.legsIn];
  for (let passed = 1; heap.size > 0; passed++) {
    if (passed % IN_STEP === 0) yield;
    const stop = heap.pop();
    const key = metres[stop]!;
    for (const { start, items } of rowsList) {
      for (let at = start[stop]!; at < start[stop + 1]!; at++) {
        const leg = items[at]!;
        if (!view.legHolds[leg]) continue;
        const next = legs.from[leg] === stop ? legs.to[leg]! : legs.from[leg]!;
        const there = key + legs.metres[leg]!;
        const better = there < metres[next]! || (there === metres[next]! && target[stop]! < target[next]!);
        if (!better) continue;
        metres[next] = there;
        target[next] = target[stop]!;
        heap.put(next, there);
      }
    }
  }
  return { metres, target };
}
