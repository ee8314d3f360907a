import type { LegMode } from '../../graph/model/closed-lists.ts';
import { type Point, greatCircleKm } from '../../graph/model/great-circle.ts';
import { parseCoordinates } from '../formats/parse-coordinates.ts';
import { textOfValue } from '../formats/text-of-value.ts';
import { parseNumber } from '../formats/parse-number.ts';
import type { LoadContext, Put, Rejection, RowResult } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { envelope, put } from './envelope.ts';
import { facts, rejected, warning } from './outcome.ts';
import { legCode, trailOf } from './route-trail.ts';
import { slug } from '../reconcile/slug.ts';
import { openLineEnds } from './line-ends.ts';

/** Parts into which a line is cut to see whether it lies at sea. */
const PIECES = 20;

type Rejected = { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Each line (each part of a MultiLineString) is a way between the stops at its ends: two legs, unless it says that it is one-way.
 * Its length is the great circle along its points, from stop to stop, unless a property publishes one in km.
 */
export function openGeoLines(columns: Columns, context: LoadContext) {
  const { options, mappings, graph } = context;
  const endOf = openLineEnds(context);
  const byRoute = columns.has('route') && options.trail === null;

  return (row: Row): RowResult => {
    const lines = linesOf(row);
    if ('outcome' in lines) return lines;
    const text = (field: string) => columns.text(row, field);
    const route = text('route');
    const said = text('mode') === '' ? null : mappings.match('leg-modes', { words: text('mode') });
    if (text('mode') !== '' && said === null) {
      const accepted = 'land, sea, road, foot, rail, river, air (seeds/mappings/leg-modes.csv).';
      return rejected(columns.all('mode')[0]!, text('mode'), 'The mode is none that we know.', accepted);
    }
    const mode = (said?.['mode'] ?? null) as LegMode | null;
    const swapped = swappedOnLand(mode, lines);
    if (swapped !== null) return swapped;
    const published =
      columns.has('km') && text('km') !== '' ? parseNumber(text('km'), { decimalComma: true }) : null;
    if (published !== null && !published.ok)
      return rejected(columns.all('km')[0]!, text('km'), `The length ${published.rule}.`, published.accepted);
    if (published !== null && (lines.length > 1 || published.value <= 0))
      return rejected(
        columns.all('km')[0]!,
        text('km'),
        'The length is not that of one line.',
        'a length above 0 of a single LineString.',
      );

    const trail = byRoute && route !== '' ? `${options.source}:${slug(route)}` : trailOf(options);
    const puts: Put[] = [];
    if (byRoute) puts.push(trailPut(trail, route));
    const warnings: Warning[] = [];
    const keys: string[] = [];
    for (const [i, points] of lines.entries()) {
      const [first, last] = [points[0]!, points.at(-1)!];
      const label = route === '' ? options.source : route;
      const from = endOf(first, i === 0 ? text('from') : '', label);
      const to = endOf(last, i === lines.length - 1 ? text('to') : '', label);
      if (from.code === to.code)
        return rejected(
          'geometry',
          from.code,
          'The line ends where it starts, or both its ends join one stop.',
          'a line between two places; --within-km N joins less.',
        );
      for (const end of [from, to]) {
        puts.push(...end.puts);
        warnings.push(...end.warnings);
        puts.push(
          put('TrailStop', {
            code: `${trail}/${end.code}`,
            ...envelope(options, null),
            trail,
            stop: end.code,
            roles: [],
          }),
        );
      }
      const km = published?.value ?? lengthOf([from.point, ...points, to.point]);
      const straight = greatCircleKm(from.point, to.point);
      if (km < straight - 0.5)
        warnings.push(
          warning(
            'LEG_TOO_SHORT',
            `${from.code} to ${to.code}: ${km} km is shorter than the great circle, ${straight.toFixed(1)} km.`,
          ),
        );
      const by = mode ?? (isAtSea(points) ? 'SEA' : 'ROAD');
      for (const [start, end] of directions(text('oneway')).map((back) =>
        back ? [to, from] : [from, to],
      ) as [typeof from, typeof to][]) {
        const code = legCode(options.source, start.code, end.code, by);
        const leg = {
          code,
          ...envelope(options, options.asOf),
          from: start.code,
          to: end.code,
          mode: by,
          km,
          hours: null,
        };
        puts.push(
          put(
            'Leg',
            published === null
              ? { ...leg, kmBasis: 'GREAT_CIRCLE_TIMES_FACTOR', kmFactor: 1 }
              : { ...leg, kmBasis: 'PUBLISHED', kmFactor: null },
          ),
          put('TrailLeg', { code: `${trail}/${code}`, ...envelope(options, null), trail, leg: code }),
        );
        keys.push(code);
      }
    }
    return facts(JSON.stringify([trail, ...keys.toSorted()]), puts, warnings);
  };

  function trailPut(code: string, route: string): Put {
    const name = route === '' ? code.replaceAll(/[-_]+/gu, ' ') : route;
    return put('Trail', { code, ...envelope(options, null), name, description: null });
  }

  /** A way by land none of whose points is on land, and all are once exchanged. */
  function swappedOnLand(mode: LegMode | null, lines: readonly (readonly Point[])[]): Rejected | null {
    if (mode === null || mode === 'SEA' || mode === 'AIR') return null;
    const points = lines.flat();
    const onLand = ({ lat, lon }: Point) => graph.countryAt(lat, lon) !== null;
    if (points.some(onLand)) return null;
    const turned = points.map(({ lat, lon }) => ({ lat: lon, lon: lat }));
    if (!turned.every((point) => Math.abs(point.lat) <= 90 && onLand(point))) return null;
    const { lat, lon } = points[0]!;
    return rejected(
      'geometry',
      `${lon}, ${lat}`,
      'Latitude and longitude are swapped: the way is by land, and its points lie at sea; swapped they lie on land.',
      'longitude first, as GeoJSON has it.',
    );
  }

  /** Whether at least half of a line lies in no country: what it is when no property says its mode. */
  function isAtSea(points: readonly Point[]): boolean {
    const [a, b] = [points[0]!, points.at(-1)!];
    const along =
      points.length > 2
        ? points
        : Array.from({ length: PIECES + 1 }, (_, i) => ({
            lat: a.lat + ((b.lat - a.lat) * i) / PIECES,
            lon: a.lon + ((b.lon - a.lon) * i) / PIECES,
          }));
    return along.filter(({ lat, lon }) => graph.countryAt(lat, lon) === null).length * 2 >= along.length;
  }
}

/** False for the direction of the line, true for the way back. */
function directions(oneway: string): boolean[] {
  if (/^(?:yes|y|true|1|forward|one ?way|oui|si|sí)$/iu.test(oneway)) return [false];
  return /^(?:-1|reverse|backward)$/iu.test(oneway) ? [true] : [false, true];
}

function lengthOf(points: readonly Point[]): number {
  let km = 0;
  for (let i = 1; i < points.length; i++) km += greatCircleKm(points[i - 1]!, points[i]!);
  return Math.round(km * 1000) / 1000;
}

/** The lines of a feature, each with at least two points; heights (a third number) are not read. */
function linesOf(row: Row): Point[][] | Rejected {
  const { geometry } = row.record as { geometry: { type: string; coordinates: unknown } };
  const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(parts))
    return rejected('geometry', null, 'The line has no coordinates.', 'a list of [longitude, latitude].');
  const lines: Point[][] = [];
  for (const part of parts as unknown[]) {
    const positions = Array.isArray(part) ? (part as unknown[]) : [];
    const points: Point[] = [];
    for (const position of positions) {
      const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
      const [latText, lonText] = [textOfValue(lat), textOfValue(lon)];
      const point = parseCoordinates(latText, lonText);
      if (!point.ok)
        return rejected(
          'geometry',
          `${lonText}, ${latText}`,
          `A point of the line ${point.rule}.`,
          point.accepted,
        );
      points.push(point.value);
    }
    if (points.length < 2)
      return rejected(
        'geometry',
        null,
        'The line has fewer than two points.',
        'a line of two points or more.',
      );
    lines.push(points);
  }
  if (lines.length === 0)
    return rejected('geometry', null, 'The line has no coordinates.', 'a list of [longitude, latitude].');
  return lines;
}
