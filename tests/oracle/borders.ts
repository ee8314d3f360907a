import type { Fact } from '../../graph/model/kinds.ts';
import type { Journey } from './journey.ts';
import { countriesOfStop } from './network.ts';

/** A border crossed on a journey. Numbers are positions in the journey's stops. */
export interface Border {
  fromCountry: string;
  toCountry: string;
  /** The last stop on land before; the crossing itself when it belongs to both countries. */
  before: number;
  /** The stop at which the journey is in the other country. */
  after: number;
  hasCrossing: boolean;
}

/** Rule 25. */
export function bordersOf({ stops }: Journey): Border[] {
  const borders: Border[] = [];
  let mayBeIn: string[] = [];
  let before = -1;
  for (const [index, stop] of stops.entries()) {
    const here = countriesOfStop(stop);
    if (here.length === 0) continue;
    if (before === -1) mayBeIn = here;
    else {
      const still = mayBeIn.filter((country) => here.includes(country));
      if (still.length > 0) mayBeIn = still;
      else {
        const previous = stops[before]!;
        const shared = countriesOfStop(previous).filter((country) => here.includes(country));
        const fromCountry = mayBeIn.length > 1 ? previous.country! : mayBeIn[0]!;
        const toCountry = shared[0] ?? stop.country!;
        const hasCrossing = [fromCountry, toCountry].every((one) => countriesOfStop(previous).includes(one));
        borders.push({ fromCountry, toCountry, before, after: index, hasCrossing });
        mayBeIn = shared.length > 0 ? shared : here;
      }
    }
    before = index;
  }
  return borders;
}

/** Position of the nearest stop of the journey at or before `index` that is in a country; -1: none. */
export function lastIn(stops: Fact<'Stop'>[], country: string, index: number): number {
  for (let i = index; i >= 0; i--) if (countriesOfStop(stops[i]!).includes(country)) return i;
  return -1;
}

export function firstIn(stops: Fact<'Stop'>[], country: string, index: number): number {
  for (let i = index; i < stops.length; i++) if (countriesOfStop(stops[i]!).includes(country)) return i;
  return -1;
}
