/** The middle of several measurements, and between what they lie. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spreadOf(numbers: readonly number[]): Spread {
  const inOrder = numbers.toSorted((a, b) => a - b);
  return { median: quantile(inOrder, 0.5), low: inOrder[0]!, high: inOrder.at(-1)! };
}

/** Of numbers in order: the one below which this share of them lies. */
export function quantile(inOrder: readonly number[], share: number): number {
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))]!;
}
