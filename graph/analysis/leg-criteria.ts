import { legCare, metresInCare } from './leg-care.ts';
import type { Layer } from './layers.ts';
import { deathsOnLeg } from './people.ts';
import type { View } from './view.ts';

/** What journeys are compared by, leg by leg, in whole units so that sums do not depend on the order of adding. */
export interface LegCriteria {
  readonly metres: (leg: number) => number;
  /** Seconds; null when no hours are published. */
  readonly seconds: (leg: number) => number | null;
  /** Recorded deaths and missing per year in thousandths; null where nobody counts. */
  readonly deaths: (leg: number) => number | null;
  /** Metres not in care, added over the layers. */
  readonly metresNotInCare: (leg: number) => number;
  /** False when no layer has a care range: nothing of care is measured. */
  readonly measuresCare: boolean;
}

/** Decisions 0002 (rule 30) and 0017. */
export function legCriteria(view: View, layers: readonly Layer[]): LegCriteria {
  const { legs } = view.network;
  const cares = layers.map((layer) => legCare(view, layer)).filter((care) => care !== null);
  return {
    metres: (leg) => legs.metres[leg]!,
    seconds: (leg) => (Number.isNaN(legs.hours[leg]!) ? null : Math.round(legs.hours[leg]! * 3600)),
    deaths(leg) {
      const figure = deathsOnLeg(view, leg);
      return figure === null ? null : Math.round(figure.value * 1000);
    },
    metresNotInCare: (leg) =>
      cares.reduce(
        (sum, care) => sum + legs.metres[leg]! - metresInCare(legs.metres[leg]!, care.low(leg)),
        0,
      ),
    measuresCare: cares.length > 0,
  };
}
