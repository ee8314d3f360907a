/** Random numbers from a seed: a mutation is the same wherever it is repeated. */
export interface Random {
  /** A whole number from 0, below `n`; 0 when n is below 1. */
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
}

/** mulberry32, which is small and good enough to spread damage. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * Math.max(1, n));
  return { below, pick: (items) => items[below(items.length)]! };
}
