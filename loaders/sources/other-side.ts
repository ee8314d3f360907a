import type { Point } from '../../graph/model/great-circle.ts';
import type { GraphLookup } from '../source-format.ts';
import { countriesAround } from './countries-around.ts';
import { OUTLINE_TOLERANCE_KM } from './read-point.ts';

/** Where the country on the other side of a crossing is looked for: posts lie up to some km behind the line. */
export const BORDER_KM = [OUTLINE_TOLERANCE_KM, 6, 12, 25] as const;
/** A list is one country's when so many of its crossings may have it on the other side. */
const MOST = 0.8;
const FEWEST = 5;

/** The countries that may be on the other side, of the smallest circle on which there is any; more than one where three meet. */
export function otherSides(point: Point, country: string, graph: GraphLookup): string[] {
  for (const km of BORDER_KM) {
    const others = countriesAround(point, [km], graph).filter((iso3) => iso3 !== country);
    if (others.length > 0) return others;
  }
  return [];
}

/** The country whose crossings a list holds, when its rows name the neighbours alone: `Country: Poland` in a list of Ukraine. */
export function homeCountry(
  crossings: readonly { readonly point: Point; readonly country: string }[],
  graph: GraphLookup,
): string | null {
  const votes = new Map<string, number>();
  for (const { point, country } of crossings)
    for (const iso3 of countriesAround(point, BORDER_KM, graph))
      if (iso3 !== country) votes.set(iso3, (votes.get(iso3) ?? 0) + 1);
  const [most] = [...votes].toSorted((a, b) => b[1] - a[1]);
  return most !== undefined && crossings.length >= FEWEST && most[1] >= MOST * crossings.length
    ? most[0]
    : null;
}
