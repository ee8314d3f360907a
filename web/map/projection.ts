import { geoMercator, type GeoProjection } from 'd3-geo';

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const PAD = 40;

/**
 * Mercator around the points, so that all are inside: turned to their middle longitude, so that a trail over the antimeridian is in one
 * piece. No points: the world.
 */
export function projectionOn(points: readonly Point[], width: number, height: number): GeoProjection {
  const projection = geoMercator();
  const box: [[number, number], [number, number]] = [
    [PAD, PAD],
    [Math.max(PAD + 1, width - PAD), Math.max(PAD + 1, height - PAD)],
  ];
  if (points.length === 0) return projection.fitExtent(box, { type: 'Sphere' });
  const coordinates = points.map(({ lat, lon }): [number, number] => [lon, lat]);
  const [east, north] = coordinates.reduce(
    ([x, y], [lon]) => [x + Math.cos((lon * Math.PI) / 180), y + Math.sin((lon * Math.PI) / 180)],
    [0, 0],
  );
  projection.rotate([-(Math.atan2(north, east) * 180) / Math.PI, 0]);
  return projection.fitExtent(box, { type: 'MultiPoint', coordinates });
}
