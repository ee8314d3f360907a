import { EARTH_RADIUS_KM, type Point } from '../../graph/model/great-circle.ts';
import type { GraphLookup } from '../source-format.ts';

const DIRECTIONS = 16;

/** Countries at a point and on circles around it, those of the point and of the smaller circles first. At sea there may be none. */
export function countriesAround({ lat, lon }: Point, radii: readonly number[], graph: GraphLookup): string[] {
  const found = new Set<string>();
  const add = (iso3: string | null) => void (iso3 !== null && found.add(iso3));
  add(graph.countryAt(lat, lon));
  for (const km of radii) {
    const degrees = (km / EARTH_RADIUS_KM) * (180 / Math.PI);
    const seen = new Map<string, number>();
    for (let i = 0; i < DIRECTIONS; i++) {
      const angle = (i / DIRECTIONS) * 2 * Math.PI;
      const y = Math.max(-90, Math.min(90, lat + degrees * Math.sin(angle)));
      const x = lon + (degrees * Math.cos(angle)) / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
      const iso3 = graph.countryAt(y, ((x + 540) % 360) - 180);
      if (iso3 !== null) seen.set(iso3, (seen.get(iso3) ?? 0) + 1);
    }
    for (const [iso3] of [...seen].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) add(iso3);
  }
  return [...found];
}
