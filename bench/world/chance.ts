import { seededRandom } from '../../graph/analysis/seeded-random.ts';

/** Draws, always the same for a seed, a purpose and a number. */
export interface Chance {
  /** From 0 to 1, 1 excluded. */
  share(): number;
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number;
  isTrue(probability: number): boolean;
  oneOf<T>(items: readonly T[]): T;
  /** Exponential with this mean: many small, few large. */
  tail(mean: number): number;
}

export function chance(seed: number, purpose: string, number = 0): Chance {
  let mixed = Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b);
  for (let place = 0; place < purpose.length; place++)
    mixed = (Math.imul(mixed, 31) + purpose.charCodeAt(place)) | 0;
  const share = seededRandom(mixed);
  return {
    share,
    below: (count) => Math.floor(share() * count),
    isTrue: (probability) => share() < probability,
    oneOf: (items) => items[Math.floor(share() * items.length)]!,
    tail: (mean) => -Math.log(1 - share()) * mean,
  };
}

/** Draws places 0 to `count` − 1 of which the nth counts as 1 / (n + `flat`)^`power`: a heavy tail. */
export function heavyTail(count: number, power: number, flat: number): (share: number) => number {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let place = 0; place < count; place++) upTo[place] = sum += (place + flat) ** -power;
  return (share) => {
    const wanted = share * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
