import { IN_STEP, type Steps } from './steps.ts';

/** Sorted at once. */
const RUN = 512;

/** What `items.toSorted(compare)` gives, stable as it is, some hundred comparisons at a time: runs that are sorted, merged two by two. */
export function* sortSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += RUN) {
    runs.push(items.slice(start, start + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let place = 0; place < runs.length; place += 2) {
      const [a, b] = [runs[place]!, runs[place + 1]];
      merged.push(b === undefined ? a : yield* mergeSteps(a, b, compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Of equal ones, those of `a` first. */
function* mergeSteps<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const merged: T[] = [];
  let [ofA, ofB] = [0, 0];
  while (ofA < a.length && ofB < b.length) {
    if (merged.length % IN_STEP === 0) yield;
    merged.push(compare(a[ofA]!, b[ofB]!) <= 0 ? a[ofA++]! : b[ofB++]!);
  }
  return [...merged, ...a.slice(ofA), ...b.slice(ofB)];
}
