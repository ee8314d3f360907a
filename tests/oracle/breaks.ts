import type { Fact } from '../../graph/model/kinds.ts';
import type { LegCare } from './care.ts';
import { flowOfLeg, greatestKnown } from './people.ts';
import { roundKm } from './rounding.ts';
import type { View } from './world.ts';

/** Lengths below are noise of adding real numbers: they neither make nor cut a stretch. Km. */
const NOISE = 1e-6;
/** A stretch must be longer than this to be one: 1 m. */
const SHORTEST = 0.001;

interface Piece {
  leg: Fact<'Leg'>;
  start: number;
  end: number;
}

/** Contiguous pieces outside care. */
type Stretch = Piece[];

/** The one piece of a leg that is not in care, if there is any. */
function pieceOutside(leg: Fact<'Leg'>, { fromStart, toEnd, whole }: LegCare): Piece | null {
  if (whole) return null;
  const noCareAtAll = fromStart <= NOISE && toEnd <= NOISE;
  if (!noCareAtAll && fromStart + toEnd >= leg.km - NOISE) return null;
  return { leg, start: fromStart, end: leg.km - toEnd };
}

export function lengthOf(stretch: Stretch): number {
  return stretch.reduce((sum, piece) => sum + (piece.end - piece.start), 0);
}

/** Rule 24. Legs that do not expect the type end a stretch and belong to none. */
export function longestStretch(
  legs: Fact<'Leg'>[],
  expects: (leg: Fact<'Leg'>) => boolean,
  careOn: (leg: Fact<'Leg'>) => LegCare,
): Stretch | null {
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  for (const leg of legs) {
    const piece = expects(leg) ? pieceOutside(leg, careOn(leg)) : null;
    if (piece === null) {
      open = null;
      continue;
    }
    if (open !== null && piece.start <= NOISE) open.push(piece);
    else {
      open = [piece];
      stretches.push(open);
    }
    if (piece.end < leg.km - NOISE) open = null;
  }

  let longest: Stretch | null = null;
  for (const stretch of stretches) {
    if (lengthOf(stretch) <= SHORTEST) continue;
    if (longest === null || roundKm(lengthOf(stretch)) > roundKm(lengthOf(longest))) longest = stretch;
  }
  return longest;
}

export function startOf(stretch: Stretch): string {
  return stretch[0]!.leg.from;
}

export interface OracleBreak {
  from: string;
  to: string;
  certainKm: number;
  possibleKm: number;
  hours: number | null;
  legs: string[];
  peoplePerYear: number | null;
}

export function describeBreak(view: View, possible: Stretch, certain: Stretch | null): OracleBreak {
  let hours: number | null = 0;
  for (const { leg, start, end } of possible) {
    const part = leg.km === 0 ? 1 : (end - start) / leg.km;
    hours = hours === null || leg.hours === null ? null : hours + leg.hours * part;
  }
  return {
    from: startOf(possible),
    to: possible.at(-1)!.leg.to,
    certainKm: certain === null ? 0 : roundKm(lengthOf(certain)),
    possibleKm: roundKm(lengthOf(possible)),
    hours: hours === null ? null : roundKm(hours),
    legs: possible.map((piece) => piece.leg.code),
    peoplePerYear: greatestKnown(possible.map((piece) => flowOfLeg(view, piece.leg.code))),
  };
}
