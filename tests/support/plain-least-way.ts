import type { View } from '../../graph/analysis/view.ts';

/** Costs of the least ways to an end: metres, then number of legs. */
type Label = readonly [metres: number, legs: number];

const isLess = (a: Label, b: Label) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

/**
 * The least way by metres, then number of legs, then the sequence of leg codes, as plainly as may be: legs are gone through until nothing
 * gets better (Bellman and Ford), then the smallest code that keeps it least is taken at each stop. Null: none.
 */
export function plainLeastWay({ network, legHolds }: View, from: number, to: number): number[] | null {
  const { from: starts, to: ends, metres } = network.legs;
  const all = [...legHolds.keys()].filter((leg) => legHolds[leg]);
  const labels = new Map<number, Label>([[to, [0, 0]]]);
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (const leg of all) {
      const there = labels.get(ends[leg]!);
      if (there === undefined) continue;
      const label: Label = [there[0] + metres[leg]!, there[1] + 1];
      const known = labels.get(starts[leg]!);
      if (known !== undefined && !isLess(label, known)) continue;
      labels.set(starts[leg]!, label);
      isBetter = true;
    }
  }
  if (!labels.has(from)) return null;
  const way: number[] = [];
  for (let stop = from; stop !== to; stop = ends[way.at(-1)!]!) {
    const [most, count] = labels.get(stop)!;
    const next = all.find((leg) => {
      const rest = starts[leg] === stop ? labels.get(ends[leg]!) : undefined;
      return rest !== undefined && most === rest[0] + metres[leg]! && count === rest[1] + 1;
    });
    way.push(next!);
  }
  return way;
}
