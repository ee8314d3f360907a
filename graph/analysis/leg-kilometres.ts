import type { Coverage } from './coverage.ts';
import { metresInCare } from './leg-care.ts';

/** How many km of one leg are in care for one type and group. The three add up to its length. */
export interface LegKilometres {
  readonly leg: number;
  readonly type: number;
  readonly group: number;
  readonly kmInCare: number;
  readonly kmWithoutCare: number;
  readonly kmUnknown: number;
}

/** The parts of which `summary` is the sum: one per leg of the scope and type that it expects, by leg. O(legs × types × groups). */
export function legKilometres({ view, scope, expectation, cares }: Coverage): LegKilometres[] {
  return [...scope.legs].flatMap((leg) => {
    const metres = view.network.legs.metres[leg]!;
    return cares
      .filter((care) => care !== null)
      .filter(({ layer }) => expectation.onLeg(leg, layer.type))
      .map((care) => {
        const low = metresInCare(metres, care.low(leg));
        const high = metresInCare(metres, care.high(leg));
        return {
          leg,
          type: care.layer.type,
          group: care.layer.group,
          kmInCare: low / 1000,
          kmWithoutCare: (metres - high) / 1000,
          kmUnknown: (high - low) / 1000,
        };
      });
  });
}
