import type { Expectation } from './expectation.ts';
import { type LegCare, metresInCare } from './leg-care.ts';
import { flowOnLeg } from './people.ts';
import type { View } from './view.ts';

/** Kilometres in care, certainly without, and unknown: the three add up to the length. Person-km per year likewise. */
export interface Kilometres {
  kmInCare: number;
  kmWithoutCare: number;
  kmUnknown: number;
  /** Null when no leg has a published flow. */
  personKmInCare: number | null;
  personKmWithoutCare: number | null;
  personKmUnknown: number | null;
  /** Length of the legs for which nobody published a flow. */
  kmWithoutFlow: number;
}

/** Sums over the expecting legs among `legs`, for one type and group; null when none expects it: nothing is measured. Decision 0002, rule 16. O(legs). */
export function kilometres(
  view: View,
  care: LegCare,
  expectation: Expectation,
  legs: Iterable<number>,
): Kilometres | null {
  const sum = sumOfKilometres();
  for (const leg of legs) {
    if (!expectation.onLeg(leg, care.layer.type)) continue;
    const metres = view.network.legs.metres[leg]!;
    const flow = flowOnLeg(view, leg)?.value ?? null;
    sum.add(metres, metresInCare(metres, care.low(leg)), metresInCare(metres, care.high(leg)), flow);
  }
  return sum.total();
}

/** Adds up legs, one by one. */
export function sumOfKilometres() {
  let measured = false;
  let inCare = 0;
  let without = 0;
  let unknown = 0;
  let withoutFlow = 0;
  let counted = false;
  let personIn = 0;
  let personWithout = 0;
  let personUnknown = 0;
  const people = (metres: number) => (counted ? toMetre(metres / 1000) : null);
  return {
    /** A leg's length, its metres in care for certain and at most, and its people per year; null: nobody published a figure. */
    add(metres: number, low: number, high: number, peoplePerYear: number | null): void {
      measured = true;
      inCare += low;
      without += metres - high;
      unknown += high - low;
      if (peoplePerYear === null) {
        withoutFlow += metres;
        return;
      }
      counted = true;
      personIn += low * peoplePerYear;
      personWithout += (metres - high) * peoplePerYear;
      personUnknown += (high - low) * peoplePerYear;
    },
    /** Null when no leg was added: nothing is measured. */
    total(): Kilometres | null {
      if (!measured) return null;
      return {
        kmInCare: inCare / 1000,
        kmWithoutCare: without / 1000,
        kmUnknown: unknown / 1000,
        personKmInCare: people(personIn),
        personKmWithoutCare: people(personWithout),
        personKmUnknown: people(personUnknown),
        kmWithoutFlow: withoutFlow / 1000,
      };
    },
  };
}

/** Rounds km (or person-km) to 1 m, which is as exact as a leg's length is. */
export function toMetre(km: number): number {
  return Math.round(km * 1000) / 1000;
}

/** Adds the km of two service types; an unknown count adds nothing to a known one. */
export function addKilometres(a: Kilometres, b: Kilometres): Kilometres {
  const people = (x: number | null, y: number | null) =>
    x === null && y === null ? null : toMetre((x ?? 0) + (y ?? 0));
  return {
    kmInCare: toMetre(a.kmInCare + b.kmInCare),
    kmWithoutCare: toMetre(a.kmWithoutCare + b.kmWithoutCare),
    kmUnknown: toMetre(a.kmUnknown + b.kmUnknown),
    personKmInCare: people(a.personKmInCare, b.personKmInCare),
    personKmWithoutCare: people(a.personKmWithoutCare, b.personKmWithoutCare),
    personKmUnknown: people(a.personKmUnknown, b.personKmUnknown),
    kmWithoutFlow: toMetre(a.kmWithoutFlow + b.kmWithoutFlow),
  };
}
