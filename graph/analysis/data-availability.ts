import { dateOfDay } from '../model/day.ts';
import { NO_START } from '../network/validity.ts';
import { countriesCovered } from './statements.ts';
import type { View } from './view.ts';

/** How much is known of one service type in one country. */
export interface Availability {
  readonly country: number;
  readonly type: number;
  /** Services of the type that the graph knows there, whatever their state. */
  readonly services: number;
  /** The most recent as-of among them; null when none has one. */
  readonly latestAsOf: string | null;
  /** Whether fresh statements name all provider kinds for the whole country. */
  readonly complete: boolean;
  /** Days from the latest as-of to the day asked; null when there is none. */
  readonly staleDays: number | null;
}

/** One entry per country and service type of `types`, in the order given. O(services). */
export function dataAvailability(
  view: View,
  countries: readonly number[],
  types: readonly number[],
): Availability[] {
  const { services, serviceTypes } = view.network;
  const width = serviceTypes.codes.length;
  const count = new Map<number, { services: number; latest: number }>();
  for (let service = 0; service < services.codes.length; service++) {
    const key = services.country[service]! * width + services.type[service]!;
    const entry = count.get(key) ?? { services: 0, latest: NO_START };
    entry.services += 1;
    entry.latest = Math.max(entry.latest, services.asOf[service]!);
    count.set(key, entry);
  }
  return countries.flatMap((country) =>
    types.map((type) => {
      const entry = count.get(country * width + type);
      const latest = entry === undefined || entry.latest === NO_START ? null : entry.latest;
      return {
        country,
        type,
        services: entry?.services ?? 0,
        latestAsOf: latest === null ? null : dateOfDay(latest),
        complete: countriesCovered(view, Int32Array.of(country), type),
        staleDays: latest === null ? null : view.day - latest,
      };
    }),
  );
}
