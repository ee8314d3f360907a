import { countriesOfStop } from '../network/place-columns.ts';
import type { Journey } from './journeys.ts';
import type { View } from './view.ts';

/** A border that a journey crosses; decision 0002, rule 25. */
export interface Border {
  readonly fromCountry: number;
  readonly toCountry: number;
  /** The border crossing at which it is crossed; null when the journey names none. */
  readonly crossing: number | null;
  /** The stop that stands for each side, besides the crossing; null when there is none. */
  readonly before: number | null;
  readonly after: number | null;
  /** False when a stop that stands for a side is more than 25 km from the crossing, or missing. */
  readonly near: boolean;
  /** The journey's legs between the last stop with a country before the border and the first after it. */
  readonly legs: readonly number[];
}

/** How far from a border a stop may be to stand for its side without a word. */
export const NEAR_METRES = 25_000;

/** Borders in the order in which they are crossed. O(stops of the journey squared). */
export function bordersOf(view: View, journey: Journey): Border[] {
  const { stops, legs } = view.network;
  const countries = journey.stops.map((stop) => countriesOfStop(stops, stop));
  const metres = [0];
  for (const leg of journey.legs) metres.push(metres.at(-1)! + legs.metres[leg]!);
  const found: Border[] = [];
  let current: number[] = [];
  let previous = -1;
  for (let i = 0; i < journey.stops.length; i++) {
    const here = countries[i]!;
    if (here.length === 0) continue;
    const shared = current.filter((country) => here.includes(country));
    if (previous < 0) current = here;
    else if (shared.length > 0) current = shared;
    else {
      const fromCountry = current.length === 1 ? current[0]! : countries[previous]![0]!;
      const common = countries[previous]!.filter((country) => here.includes(country));
      const toCountry = common[0] ?? here[0]!;
      const crossing = common.length > 0 ? previous : null;
      const before = findBack(countries, crossing === null ? previous : previous - 1, fromCountry);
      const after = countries.findIndex((list, j) => j >= i && list.includes(toCountry));
      const gap = (a: number, b: number) => Math.abs(metres[a]! - metres[b]!);
      const near =
        crossing === null
          ? before >= 0 && after >= 0 && gap(before, after) <= NEAR_METRES
          : before >= 0 &&
            after >= 0 &&
            gap(before, crossing) <= NEAR_METRES &&
            gap(after, crossing) <= NEAR_METRES;
      found.push({
        fromCountry,
        toCountry,
        crossing: crossing === null ? null : journey.stops[crossing]!,
        before: before < 0 ? null : journey.stops[before]!,
        after: after < 0 ? null : journey.stops[after]!,
        near,
        legs: journey.legs.slice(previous, i),
      });
      current = common.length > 0 ? common : here;
    }
    previous = i;
  }
  return found;
}

function findBack(countries: readonly (readonly number[])[], from: number, country: number): number {
  for (let i = from; i >= 0; i--) if (countries[i]!.includes(country)) return i;
  return -1;
}
