import { expect } from 'vitest';

/** Rounding a sum that was added in another order may differ in the last digit shown. */
const LAST_DIGIT = 0.0011;

/** Expects two answers to be equal, numbers to within the last digit shown. */
export function expectSameNumbers(actual: unknown, expected: unknown): void {
  if (!isClose(actual, expected)) expect(actual).toEqual(expected);
}

function isClose(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= Math.max(LAST_DIGIT, Math.abs(b) * 1e-12);
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => isClose(item, b[i]));
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && isClose(a[key], b[key]));
  }
  return Object.is(a, b);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
