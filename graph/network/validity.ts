import { dayNumber } from '../model/day.ts';

export const NO_START = -0x8000_0000;
export const NO_END = 0x7fff_ffff;

export const startDay = (date: string | null): number => (date === null ? NO_START : dayNumber(date));
export const endDay = (date: string | null): number => (date === null ? NO_END : dayNumber(date));

/** Whether something holds on a day: from its first day to its last, both counted. */
export function holdsOn(day: number, validFrom: number, validUntil: number): boolean {
  return validFrom <= day && day <= validUntil;
}

/** Those of some entries that hold on a day. */
export function heldOn<T extends { readonly validFrom: number; readonly validUntil: number }>(
  day: number,
  entries: readonly T[],
): T[] {
  return entries.filter(({ validFrom, validUntil }) => holdsOn(day, validFrom, validUntil));
}
