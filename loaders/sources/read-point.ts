import type { Point } from '../../graph/model/great-circle.ts';
import { asciiDigits } from '../formats/ascii-digits.ts';
import { parseCoordinates } from '../formats/parse-coordinates.ts';
import type { GraphLookup, Rejection } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { rejected, warning } from './outcome.ts';

/** Outlines are drawn at 1:10m and are good to about this; a point less far outside is not reported. */
export const OUTLINE_TOLERANCE_KM = 3;

export const POINT_COLUMNS = ['geometry.lat', 'geometry.lon'] as const;

/** The point of a row: its geometry, its latitude and longitude, or both in one cell. Null when the row has none. */
export function readPoint(
  row: Row,
  columns: Columns,
): Point | null | { outcome: 'rejected'; rejection: Rejection } {
  const { lat, lon, column } = coordinateTexts(row, columns);
  if (lat === '' && lon === '') return null;
  const parsed = parseCoordinates(lat, lon);
  if (parsed.ok) return parsed.value;
  return rejected(column, `${lat}, ${lon}`, `The point ${parsed.rule}.`, parsed.accepted);
}

export function isPoint(value: ReturnType<typeof readPoint>): value is Point {
  return value !== null && 'lat' in value;
}

function coordinateTexts(row: Row, columns: Columns): { lat: string; lon: string; column: string | null } {
  const [geometryLat, geometryLon] = POINT_COLUMNS.map((name) => row.cells[name] ?? '');
  if (geometryLat !== '' || geometryLon !== '') {
    return { lat: geometryLat ?? '', lon: geometryLon ?? '', column: 'geometry' };
  }
  const both = pairOf(columns.text(row, 'coordinates'));
  if (!columns.has('lat') && both.length === 2) {
    return { lat: both[0]!, lon: both[1]!, column: columns.all('coordinates')[0] ?? null };
  }
  const column = columns.all('lat')[0] ?? null;
  return { lat: columns.text(row, 'lat'), lon: columns.text(row, 'lon'), column };
}

/** A longer text is no pair of coordinates. */
const LONGEST_PAIR = 200;

/** `37.3, 42.9`, `37,3; 42,9`, `37.3 42.9`, `(37.3,42.9)`: the mark that stands once between the two, not within one. */
function pairOf(text: string): string[] {
  if (text.length > LONGEST_PAIR) return [text];
  const plain = asciiDigits(text)
    .replaceAll(/^\(|\)$/gu, '')
    .trim();
  const mark = [/\s*;\s*/u, /,\s+/u, /\s+/u, /,/u].find((one) => one.test(plain));
  return mark === undefined ? [plain] : plain.split(mark);
}

/**
 * Whether a point lies in the country that its row names. Swapped coordinates, which would lie inside, are refused;
 * else a warning with the distance. Nothing when the country's outline is not known.
 */
export function checkCountry(
  what: string,
  point: Point,
  country: string,
  graph: GraphLookup,
): Warning[] | { outcome: 'rejected'; rejection: Rejection } {
  const km = graph.kmOutside(country, point.lat, point.lon);
  if (km === null || km <= OUTLINE_TOLERANCE_KM) return [];
  const mayBeSwapped =
    Math.abs(point.lon) <= 90 &&
    (graph.kmOutside(country, point.lon, point.lat) ?? Infinity) <= OUTLINE_TOLERANCE_KM;
  if (mayBeSwapped && km > 100) {
    return rejected(
      null,
      `${point.lat}, ${point.lon}`,
      `Latitude and longitude are swapped: as they stand the point lies ${km.toFixed(0)} km outside ${country}, swapped it lies in it.`,
      `${point.lon}, ${point.lat}.`,
    );
  }
  return [
    warning(
      'OUTSIDE_COUNTRY',
      `${what} at ${point.lat}, ${point.lon} lies ${km.toFixed(1)} km outside ${country}.`,
    ),
  ];
}
