import { EARTH_RADIUS_KM, type Point, greatCircleKm } from '../../graph/model/great-circle.ts';

type Vector = readonly [x: number, y: number, z: number];

/** Shortest great-circle km from a point to the arc between two others: to its nearest end where the foot lies beyond it. */
export function kmToLine(point: Point, from: Point, to: Point): number {
  const ends = Math.min(greatCircleKm(point, from), greatCircleKm(point, to));
  const [p, a, b] = [vector(point), vector(from), vector(to)];
  const normal = cross(a, b);
  const size = Math.hypot(...normal);
  if (size < 1e-12) return ends;
  // The foot lies on the arc when it is on the near side of both planes that stand upright at the ends.
  if (dot(cross(normal, a), p) < 0 || dot(cross(b, normal), p) < 0) return ends;
  const km = EARTH_RADIUS_KM * Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(normal, p) / size))));
  return Math.round(km * 1000) / 1000;
}

function vector({ lat, lon }: Point): Vector {
  const [y, x] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
