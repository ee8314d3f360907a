import { readFileSync } from 'node:fs';
import { badInput } from '../../graph/errors.ts';

const VARIABLE = 'TRAILCARE_BORDERS';
const GEOJSON = new Set([
  'FeatureCollection',
  'Feature',
  'GeometryCollection',
  'Polygon',
  'MultiPolygon',
  'LineString',
  'MultiLineString',
]);

/** Borders that are drawn in place of Natural Earth's: GeoJSON of lines or areas, read once. BAD_INPUT that names the variable when it is none. */
export function readOwnBorders(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw badInput(VARIABLE, file, 'a file that can be read', error);
  }
  if (!GEOJSON.has(typeOf(text))) throw badInput(VARIABLE, file, 'GeoJSON of lines or areas');
  return text;
}

function typeOf(text: string): string {
  try {
    const { type } = JSON.parse(text) as { type?: unknown };
    return String(type);
  } catch {
    return 'no JSON';
  }
}
