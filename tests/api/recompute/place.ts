import type { Point, StopSeen } from './answers.ts';

const RADIUS_KM = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** By the spherical law of haversines. */
export function greatCircleKm(a: Point, b: Point): number {
  const [φ1, φ2] = [radians(a.lat), radians(b.lat)];
  const h =
    Math.sin((φ2 - φ1) / 2) ** 2 + Math.cos(φ1) * Math.cos(φ2) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A border crossing is in two countries; a stop at sea in none. */
export const countriesOf = ({
  country,
  otherCountry,
}: Pick<StopSeen, 'country' | 'otherCountry'>): string[] =>
  [country, otherCountry].flatMap((one) => (one === null ? [] : [one.code]));
