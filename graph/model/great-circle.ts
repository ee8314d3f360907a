/** Mean radius of the Earth as a sphere, km. */
export const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

export interface Point {
  lat: number;
  lon: number;
}

/** Great-circle distance by haversine, km, rounded to 1 m, so that every store and machine decides alike. */
export function greatCircleKm(a: Point, b: Point): number {
  const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLon * sinLon;
  const km = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  return Math.round(km * 1000) / 1000;
}

export interface Box {
  south: number;
  north: number;
  /** One range of longitudes, or two when the circle crosses the antimeridian. */
  lonRanges: [number, number][];
}

/** A box that holds every point within `km` of `centre`; whole longitudes near a pole. A little wider, never narrower. */
export function boxAround(centre: Point, km: number): Box {
  const dLat = (km / EARTH_RADIUS_KM / RADIANS) * 1.0001 + 1e-6;
  const south = Math.max(-90, centre.lat - dLat);
  const north = Math.min(90, centre.lat + dLat);
  const cos = Math.cos(Math.max(Math.abs(south), Math.abs(north)) * RADIANS);
  const dLon = cos < 1e-9 ? 360 : dLat / cos;
  if (dLon >= 180) return { south, north, lonRanges: [[-180, 180]] };
  const west = centre.lon - dLon;
  const east = centre.lon + dLon;
  if (west < -180)
    return {
      south,
      north,
      lonRanges: [
        [west + 360, 180],
        [-180, east],
      ],
    };
  if (east > 180)
    return {
      south,
      north,
      lonRanges: [
        [west, 180],
        [-180, east - 360],
      ],
    };
  return { south, north, lonRanges: [[west, east]] };
}
