import { editDistance } from '../../graph/model/edit-distance.ts';

const LEAST_PREFIX = 4;

/**
 * Share of the words of the longer of two folded names that the other has too; `ethiopia` and `ethiopian`, or two long
 * words one letter apart, count as one: `sharedWords('norwegian church aid', 'norwegian church aids')` is 1.
 */
export function sharedWords(a: string, b: string): number {
  const [longer, shorter] = [a.split(' '), b.split(' ')].toSorted((x, y) => y.length - x.length) as [
    string[],
    string[],
  ];
  const left = [...shorter];
  let shared = 0;
  for (const word of longer) {
    const at = left.findIndex((other) => alike(word, other));
    if (at === -1) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return shared / longer.length;
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < LEAST_PREFIX) return false;
  return a.startsWith(b) || b.startsWith(a) || editDistance(a, b, 1) <= 1;
}
