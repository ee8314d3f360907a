import type { Expectation } from './expectation.ts';
import type { Journey } from './journeys.ts';
import type { LegCare } from './leg-care.ts';
import type { View } from './view.ts';

/** WITHOUT_CARE is certain; NOT_EXPECTED are legs on which the minimum package does not ask for the type. */
type StretchStatus = 'IN_CARE' | 'WITHOUT_CARE' | 'UNKNOWN' | 'NOT_EXPECTED';

/** A piece of a journey of one status, as `{ status: 'UNKNOWN', fromKm: 422, toKm: 554, … }`. */
export interface CareStretch {
  readonly status: StretchStatus;
  /** From the start of the journey, km. */
  readonly fromKm: number;
  readonly toKm: number;
  /** The journey's stop at or before its start, and at or after its end. */
  readonly from: number;
  readonly to: number;
}

/** On which kilometres of a journey care is in range, missing, or unknown: together the whole journey, in order. O(legs). */
export function careStretches(
  view: View,
  journey: Journey,
  care: LegCare,
  expectation: Expectation,
): CareStretch[] {
  const pieces: { status: StretchStatus; start: number; end: number }[] = [];
  const starts = [0];
  for (const leg of journey.legs) {
    const start = starts.at(-1)!;
    const metres = view.network.legs.metres[leg]!;
    starts.push(start + metres);
    for (const piece of piecesOf(metres, leg, care, expectation)) {
      if (piece.end <= piece.start) continue;
      const last = pieces.at(-1);
      if (last?.status === piece.status) last.end = start + piece.end;
      else pieces.push({ status: piece.status, start: start + piece.start, end: start + piece.end });
    }
  }
  return pieces.map(({ status, start, end }) => ({
    status,
    fromKm: start / 1000,
    toKm: end / 1000,
    from: journey.stops[starts.findLastIndex((at) => at <= start)]!,
    to: journey.stops[starts.findIndex((at) => at >= end)]!,
  }));
}

function piecesOf(metres: number, leg: number, care: LegCare, expectation: Expectation) {
  if (!expectation.onLeg(leg, care.layer.type))
    return [{ status: 'NOT_EXPECTED', start: 0, end: metres } as const];
  const low = care.low(leg);
  const high = care.high(leg);
  if (low.fromStart + low.fromEnd >= metres) return [{ status: 'IN_CARE', start: 0, end: metres } as const];
  const lowEnd = metres - low.fromEnd;
  // What is certainly in care is possibly so; where the possible reaches meet, nothing is certainly without care.
  const highStart = Math.min(high.fromStart, lowEnd);
  const highEnd = Math.max(metres - Math.max(high.fromEnd, low.fromEnd), highStart);
  return [
    { status: 'IN_CARE', start: 0, end: low.fromStart },
    { status: 'UNKNOWN', start: low.fromStart, end: highStart },
    { status: 'WITHOUT_CARE', start: highStart, end: highEnd },
    { status: 'UNKNOWN', start: highEnd, end: lowEnd },
    { status: 'IN_CARE', start: lowEnd, end: metres },
  ] as const;
}
