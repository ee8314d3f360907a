import { careOf, kmInCare } from './care.ts';
import { legExpects } from './expected.ts';
import { flowOfLeg } from './people.ts';
import { legsOfScope, type Scope } from './scope.ts';
import type { View } from './world.ts';

/** Of one leg and type: km in care for certain, at most, and in all; and who passes, null when nobody published it. */
export interface LegKm {
  leg: string;
  low: number;
  high: number;
  km: number;
  flow: number | null;
}

/** Rules 15 and 16, leg by leg, before anything is added up. */
export function legKm(view: View, scope: Scope, serviceTypes: string[], group: string): LegKm[] {
  return serviceTypes.flatMap((serviceType) => {
    const care = careOf(view, serviceType, group);
    if (care === null) return [];
    return legsOfScope(view, scope)
      .filter((leg) => legExpects(view, scope, leg, serviceType))
      .map((leg) => ({
        leg: leg.code,
        low: kmInCare(care.low(leg), leg),
        high: kmInCare(care.high(leg), leg),
        km: leg.km,
        flow: flowOfLeg(view, leg.code),
      }));
  });
}

/** What fell from one list of legs to another, of the same legs: km, those without a flow, and person-km; null: no leg of which any fell has a flow. */
export function fallOf(before: LegKm[], after: LegKm[], measure: (leg: LegKm) => number) {
  const falls = before.map((leg, place) => ({ leg, fall: measure(leg) - measure(after[place]!) }));
  const sum = (of: typeof falls, weight: (leg: LegKm) => number) =>
    of.reduce((total, { leg, fall }) => total + fall * weight(leg), 0);
  const withFlow = falls.filter(({ leg }) => leg.flow !== null);
  return {
    km: sum(falls, () => 1),
    kmWithoutFlow: sum(
      falls.filter(({ leg }) => leg.flow === null),
      () => 1,
    ),
    personKm: sum(withFlow, () => 1) < 0.0005 ? null : sum(withFlow, ({ flow }) => flow!),
  };
}
