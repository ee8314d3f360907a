import type { CareOfType } from './journey.ts';

type Stretches = NonNullable<CareOfType['stretches']>;

/** Km of a journey by what is known of care on them; they add up to its length. */
export function kmOfStatus(stretches: Stretches): Readonly<Record<Stretches[number]['status'], number>> {
  const km = { IN_CARE: 0, WITHOUT_CARE: 0, UNKNOWN: 0, NOT_EXPECTED: 0 };
  for (const { status, fromKm, toKm } of stretches) km[status] += toKm - fromKm;
  return km;
}
