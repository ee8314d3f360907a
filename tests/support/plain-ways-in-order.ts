import type { View } from '../../graph/analysis/view.ts';
import { plainLeastWay } from './plain-least-way.ts';

/**
 * The least loopless ways by metres, then number of legs, then the sequence of leg codes, as plainly as may be (Yen without any bound): at each
 * stop of each way found, legs that ways found before take there are closed, as are the stops before it.
 */
export function plainWaysInOrder(view: View, from: number, to: number, count: number): number[][] {
  const { from: starts, to: ends, metres } = view.network.legs;
  const lengthOf = (way: readonly number[]) => way.reduce((sum, leg) => sum + metres[leg]!, 0);
  const first = plainLeastWay(view, from, to);
  const found = first === null ? [] : [first];
  const open = new Map<string, number[]>();
  while (found.length > 0 && found.length < count) {
    const last = found.at(-1)!;
    for (const [at, leg] of last.entries()) {
      const root = last.slice(0, at);
      const passed = new Set(root.map((before) => starts[before]!));
      const beside = new Set(
        found.filter((way) => root.every((before, i) => way[i] === before)).map((way) => way[at]!),
      );
      const legHolds = view.legHolds.map((holds, other) =>
        beside.has(other) || passed.has(starts[other]!) || passed.has(ends[other]!) ? 0 : holds,
      );
      const spur = plainLeastWay({ ...view, legHolds }, starts[leg]!, to);
      if (spur !== null) open.set([...root, ...spur].join(), [...root, ...spur]);
    }
    const [next] = [...open.values()].toSorted(
      (a, b) => lengthOf(a) - lengthOf(b) || a.length - b.length || firstDifference(a, b),
    );
    if (next === undefined) break;
    open.delete(next.join());
    found.push(next);
  }
  return found;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((leg, i) => leg !== b[i]);
  return place < 0 ? 0 : a[place]! - b[place]!;
}
