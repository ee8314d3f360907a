import * as fc from 'fast-check';
import { addDays } from '../../graph/model/day.ts';

/** The day about which the dates of random worlds lie. */
export const AS_OF = '2026-11-01';

export const day = (offset: number): string => addDays(AS_OF, offset);
export const dayOrNull = (offset: number | null): string | null => (offset === null ? null : day(offset));

/** The element at an index of any size: keeps references valid while fast-check shrinks. */
export function pick<T>(items: readonly T[], index: number): T {
  return items[index % items.length]!;
}

/** Days from AS_OF: the borders of rules (0 and 1 day away) as often as all others. */
export const offsetArbitrary = fc.oneof(fc.constantFrom(0, -1, 1), fc.integer({ min: -400, max: 100 }));

export interface Days {
  from: number | null;
  until: number | null;
}

/** Mostly without dates, for facts without which there is little left to measure. */
export const daysArbitrary: fc.Arbitrary<Days> = fc.oneof(
  { weight: 9, arbitrary: fc.constant({ from: null, until: null }) },
  {
    weight: 1,
    arbitrary: fc.record({
      from: fc.option(offsetArbitrary),
      until: fc.option(offsetArbitrary),
    }),
  },
);

/** In the order of the calendar. */
export function validity({ from, until }: Days): { validFrom: string | null; validUntil: string | null } {
  const swapped = from !== null && until !== null && until < from;
  return { validFrom: dayOrNull(swapped ? until : from), validUntil: dayOrNull(swapped ? from : until) };
}
