import type { Expectation } from './expectation.ts';
import { type LegCare, metresInCare } from './leg-care.ts';
import { flowOnLeg } from './people.ts';
import { atOnce, IN_STEP, type Steps } from './steps.ts';
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
  /** The part of kmInCare that lies on them: in no person-km. */
  kmInCareWithoutFlow: number;
  /** The part of kmUnknown that lies on them, likewise. */
  kmUnknownWithoutFlow: number;
}

/** Sums over the expecting legs among `legs`, for one type and group; null when none expects it: nothing is measured. Decision 0002, rule 16. O(legs). */
export const kilometres = (...of: Parameters<typeof kilometreSteps>): Kilometres | null =>
  atOnce(kilometreSteps(...of));

/** `kilometres`, some hundred legs at a time. */
export function* kilometreSteps(
  view: View,
  care: LegCare,
  expectation: Expectation,
  legs: Iterable<number>,
): Steps<Kilometres | null> {
  const sum = sumOfKilometres();
  let passed = 0;
  for (const leg of legs) {
    if (++passed % IN_STEP === 0) yield;
    if (!expectation.onLeg(leg, care.layer.type)) continue;
    const metres = view.network.legs.metres[leg]!;
    const flow = flowOnLeg(view, leg)?.value ?? null;
    sum.add(metres, metresInCare(metres, care.low(leg)), metresInCare(metres, care.high(leg)), flow);
  }
  return sum.total();
}

/** What legs add up to, in metres. */
export interface MetresSum {
  /** Legs added, and those of them with a flow. */
  legs: number;
  withFlow: number;
  inCare: number;
  without: number;
  unknown: number;
  withoutFlow: number;
  inCareWithoutFlow: number;
  unknownWithoutFlow: number;
  personIn: number;
  personWithout: number;
  personUnknown: number;
}

const NOTHING: Readonly<MetresSum> = {
  legs: 0,
  withFlow: 0,
  inCare: 0,
  without: 0,
  unknown: 0,
  withoutFlow: 0,
  inCareWithoutFlow: 0,
  unknownWithoutFlow: 0,
  personIn: 0,
  personWithout: 0,
  personUnknown: 0,
};

/** Adds up legs, one by one, to nothing or to a sum that was made before. */
export function sumOfKilometres(before: Readonly<MetresSum> = NOTHING) {
  const sum = { ...before };
  const people = (metres: number) => (sum.withFlow > 0 ? toMetre(metres / 1000) : null);
  return {
    sum,
    /**
     * A leg's length, its metres in care for certain and at most, and its people per year; null: nobody published a figure. −1 times
     * takes a leg out again, which is exact while all numbers are whole.
     */
    add(metres: number, low: number, high: number, peoplePerYear: number | null, times: 1 | -1 = 1): void {
      sum.legs += times;
      sum.inCare += times * low;
      sum.without += times * (metres - high);
      sum.unknown += times * (high - low);
      if (peoplePerYear === null) {
        sum.withoutFlow += times * metres;
        sum.inCareWithoutFlow += times * low;
        sum.unknownWithoutFlow += times * (high - low);
        return;
      }
      sum.withFlow += times;
      sum.personIn += times * low * peoplePerYear;
      sum.personWithout += times * (metres - high) * peoplePerYear;
      sum.personUnknown += times * (high - low) * peoplePerYear;
    },
    /** Null when no leg was added: nothing is measured. */
    total(): Kilometres | null {
      if (sum.legs === 0) return null;
      return {
        kmInCare: sum.inCare / 1000,
        kmWithoutCare: sum.without / 1000,
        kmUnknown: sum.unknown / 1000,
        personKmInCare: people(sum.personIn),
        personKmWithoutCare: people(sum.personWithout),
        personKmUnknown: people(sum.personUnknown),
        kmWithoutFlow: sum.withoutFlow / 1000,
        kmInCareWithoutFlow: sum.inCareWithoutFlow / 1000,
        kmUnknownWithoutFlow: sum.unknownWithoutFlow / 1000,
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
    kmInCareWithoutFlow: toMetre(a.kmInCareWithoutFlow + b.kmInCareWithoutFlow),
    kmUnknownWithoutFlow: toMetre(a.kmUnknownWithoutFlow + b.kmUnknownWithoutFlow),
  };
}
