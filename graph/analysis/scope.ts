import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { heldOn } from '../network/validity.ts';
import { placesWith } from './places-with.ts';
import type { View } from './view.ts';

/** The part of the network that a question is about. Stops and legs are in the order of codes, each once. */
export interface Scope {
  readonly stops: readonly number[];
  readonly legs: readonly number[];
  /** Trails whose roles say what is expected, and whose figures may be shown. */
  readonly trails: readonly number[];
}

const sorted = (places: Iterable<number>) => [...new Set(places)].toSorted((a, b) => a - b);

/** Stops and legs of some trails, as they hold on the day. */
export function scopeOfTrails(view: View, trails: readonly number[]): Scope {
  const { network, day } = view;
  return {
    stops: sorted(
      trails.flatMap((trail) => heldOn(day, network.trails.stops[trail]!).map(({ stop }) => stop)),
    ).filter((stop) => view.stopHolds[stop]),
    legs: sorted(
      trails.flatMap((trail) => heldOn(day, network.trails.legs[trail]!).map(({ leg }) => leg)),
    ).filter((leg) => view.legHolds[leg]),
    trails: sorted(trails),
  };
}

/** The stops and legs of one way; `trails` say what is expected on it. */
export function scopeAlong(
  { network: { legs } }: View,
  along: readonly number[],
  trails: readonly number[],
): Scope {
  return {
    stops: sorted(along.flatMap((leg) => [legs.from[leg]!, legs.to[leg]!])),
    legs: sorted(along),
    trails: sorted(trails),
  };
}

/** The whole network, with all trails. */
export function scopeOfEverything(view: View): Scope {
  return {
    stops: placesWith(view.stopHolds, 1),
    legs: placesWith(view.legHolds, 1),
    trails: [...view.network.trails.codes.keys()],
  };
}

/** Stops in, and legs that lie in, some countries. A crossing is in both of its countries. */
export function scopeOfCountries(view: View, countries: readonly number[]): Scope {
  const { stops, legs } = view.network;
  const everything = scopeOfEverything(view);
  return {
    stops: everything.stops.filter((stop) =>
      countriesOfStop(stops, stop).some((country) => countries.includes(country)),
    ),
    legs: everything.legs.filter((leg) =>
      rowOf(legs.countries, leg).some((country) => countries.includes(country)),
    ),
    trails: everything.trails,
  };
}
