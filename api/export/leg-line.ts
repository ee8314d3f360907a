import type { LineString, MultiLineString, Position } from 'geojson';

interface End {
  readonly lat: number;
  readonly lon: number;
}

/** A straight line on the map between two stops, by the shorter way round; cut in two where it crosses the antimeridian (RFC 7946, 3.1.9). */
export function legLine(from: End, to: End): LineString | MultiLineString {
  const [a, b]: Position[] = [
    [from.lon, from.lat],
    [to.lon, to.lat],
  ];
  if (Math.abs(from.lon - to.lon) <= 180) return { type: 'LineString', coordinates: [a!, b!] };
  const eastward = from.lon > to.lon;
  const edge = eastward ? 180 : -180;
  const before = Math.abs(edge - from.lon);
  const after = Math.abs(-edge - to.lon);
  const lat = before + after === 0 ? from.lat : from.lat + ((to.lat - from.lat) * before) / (before + after);
  return {
    type: 'MultiLineString',
    coordinates: [
      [a!, [edge, lat]],
      [[-edge, lat], b!],
    ],
  };
}
