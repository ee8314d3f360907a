import { editDistance } from './edit-distance.ts';

/** A name that begins with what was written, or has it as whole words, is near, however much longer it is. */
function distanceOf(folded: string, name: string, limit: number): number {
  if (name === folded) return 0;
  if (name.startsWith(folded) || folded.startsWith(name) || ` ${name} `.includes(` ${folded} `)) return 1;
  return editDistance(folded, name, limit);
}

/** The `count` labels whose folded names are nearest to `folded`, nearest first; none that differ by more than half. */
export function nearestNames(
  folded: string,
  names: Iterable<readonly [folded: string, label: string]>,
  count = 3,
): string[] {
  const limit = Math.max(2, Math.floor(folded.length / 2));
  const best = new Map<string, number>();
  for (const [name, label] of names) {
    const distance = distanceOf(folded, name, limit);
    if (distance <= limit && distance < (best.get(label) ?? Infinity)) best.set(label, distance);
  }
  return [...best]
    .toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([label]) => label);
}
