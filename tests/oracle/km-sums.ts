import { careOf, kmInCare } from './care.ts';
import { legExpects } from './expected.ts';
import { flowOfLeg } from './people.ts';
import { roundKm } from './rounding.ts';
import { legsOfScope, type Scope } from './scope.ts';
import type { View } from './world.ts';

export interface KmSums {
  kmInCare: number | null;
  kmWithoutCare: number | null;
  kmUnknown: number | null;
  personKmInCare: number | null;
  personKmWithoutCare: number | null;
  personKmUnknown: number | null;
  kmWithoutFlow: number | null;
}

/** Where several groups are asked (a leg's flow is not split by group), and where there is nothing to add. */
export const NO_KM: KmSums = {
  kmInCare: null,
  kmWithoutCare: null,
  kmUnknown: null,
  personKmInCare: null,
  personKmWithoutCare: null,
  personKmUnknown: null,
  kmWithoutFlow: null,
};

/** Rule 16, for one group. */
export function kmSums(view: View, scope: Scope, serviceTypes: string[], group: string): KmSums {
  let [inCare, without, unknown] = [0, 0, 0];
  let [personInCare, personWithout, personUnknown] = [0, 0, 0];
  let kmWithoutFlow = 0;
  let someFlow = false;
  let pairs = 0;
  for (const serviceType of serviceTypes) {
    const care = careOf(view, serviceType, group);
    if (care === null) continue;
    for (const leg of legsOfScope(view, scope)) {
      if (!legExpects(view, scope, leg, serviceType)) continue;
      pairs += 1;
      const low = kmInCare(care.low(leg), leg);
      const high = kmInCare(care.high(leg), leg);
      inCare += low;
      without += leg.km - high;
      unknown += high - low;
      const flow = flowOfLeg(view, leg.code);
      if (flow === null) {
        kmWithoutFlow += leg.km;
        continue;
      }
      someFlow = true;
      personInCare += flow * low;
      personWithout += flow * (leg.km - high);
      personUnknown += flow * (high - low);
    }
  }
  if (pairs === 0) return NO_KM;
  return {
    kmInCare: roundKm(inCare),
    kmWithoutCare: roundKm(without),
    kmUnknown: roundKm(unknown),
    personKmInCare: someFlow ? roundKm(personInCare) : null,
    personKmWithoutCare: someFlow ? roundKm(personWithout) : null,
    personKmUnknown: someFlow ? roundKm(personUnknown) : null,
    kmWithoutFlow: roundKm(kmWithoutFlow),
  };
}
