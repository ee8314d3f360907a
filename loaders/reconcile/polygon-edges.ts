import { EARTH_RADIUS_KM, greatCircleKm } from '../../graph/model/great-circle.ts';

/** Height of a band, degrees: a point is tested against the edges of its band alone. */
const BAND = 0.25;
const DEGREE_KM = (EARTH_RADIUS_KM * Math.PI) / 180;

/** A polygon with its holes, as edges [lon1, lat1, lon2, lat2] in plane degrees, by bands of latitude. */
export interface Edges {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly all: Float64Array;
  /** Indices into `all` (of the first number of an edge) by band, from `south` on. */
  readonly bands: readonly number[][];
}

/** Rings that cross the antimeridian (Russia, Fiji) are unrolled beyond 180°; one round the pole (Antarctica) is closed over it. */
export function edgesOf(rings: readonly (readonly (readonly number[])[])[]): Edges {
  const numbers: number[] = [];
  for (const ring of rings) {
    const points = unrolled(ring);
    for (let i = 1; i < points.length; i++) numbers.push(...points[i - 1]!, ...points[i]!);
  }
  const all = Float64Array.from(numbers);
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (let i = 0; i < all.length; i += 2) {
    box.west = Math.min(box.west, all[i]!);
    box.east = Math.max(box.east, all[i]!);
    box.south = Math.min(box.south, all[i + 1]!);
    box.north = Math.max(box.north, all[i + 1]!);
  }
  const bands: number[][] = Array.from({ length: Math.floor((box.north - box.south) / BAND) + 1 }, () => []);
  for (let i = 0; i < all.length; i += 4) {
    const low = Math.min(all[i + 1]!, all[i + 3]!);
    const high = Math.max(all[i + 1]!, all[i + 3]!);
    const last = Math.floor((high - box.south) / BAND);
    for (let band = Math.floor((low - box.south) / BAND); band <= last; band++) bands[band]!.push(i);
  }
  return { ...box, all, bands };
}

/** Whether the polygon holds the point: even-odd rule in plane degrees. */
export function holds(edges: Edges, lat: number, lon: number): boolean {
  if (lat < edges.south || lat > edges.north) return false;
  for (let x = lon - 360; x <= lon + 360; x += 360) {
    if (x >= edges.west && x <= edges.east && crossesOddly(edges, lat, x)) return true;
  }
  return false;
}

function crossesOddly({ all, bands, south }: Edges, lat: number, lon: number): boolean {
  let odd = false;
  for (const i of bands[Math.floor((lat - south) / BAND)] ?? []) {
    const lat1 = all[i + 1]!;
    const lat2 = all[i + 3]!;
    if (lat1 > lat === lat2 > lat) continue;
    if (lon < all[i]! + ((lat - lat1) / (lat2 - lat1)) * (all[i + 2]! - all[i]!)) odd = !odd;
  }
  return odd;
}

/** Great-circle km to the nearest point of the polygon's edges, found on a plane about the point. O(edges). */
export function nearestKm({ all }: Edges, lat: number, lon: number): number {
  const perLon = DEGREE_KM * Math.cos((lat * Math.PI) / 180);
  let least = Infinity;
  let nearest = { lat, lon };
  for (let i = 0; i < all.length; i += 4) {
    const x1 = wrapped(all[i]! - lon);
    const x2 = x1 + all[i + 2]! - all[i]!;
    const ax = x1 * perLon;
    const ay = (all[i + 1]! - lat) * DEGREE_KM;
    const dx = (x2 - x1) * perLon;
    const dy = (all[i + 3]! - all[i + 1]!) * DEGREE_KM;
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
    const square = (ax + share * dx) ** 2 + (ay + share * dy) ** 2;
    if (square >= least) continue;
    least = square;
    nearest = {
      lat: all[i + 1]! + share * (all[i + 3]! - all[i + 1]!),
      lon: lon + x1 + share * (x2 - x1),
    };
  }
  return greatCircleKm({ lat, lon }, nearest);
}

function wrapped(degrees: number): number {
  return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
}

function unrolled(ring: readonly (readonly number[])[]): [number, number][] {
  const points: [number, number][] = [];
  let shift = 0;
  for (const [lon = 0, lat = 0] of ring) {
    const last = points.at(-1);
    if (last !== undefined) {
      while (lon + shift - last[0] > 180) shift -= 360;
      while (lon + shift - last[0] < -180) shift += 360;
    }
    points.push([lon + shift, lat]);
  }
  const first = points[0];
  const last = points.at(-1);
  if (first !== undefined && last !== undefined && Math.abs(first[0] - last[0]) > 180) {
    const pole = first[1] < 0 ? -90 : 90;
    points.push([last[0], pole], [first[0], pole], first);
  }
  return points;
}
