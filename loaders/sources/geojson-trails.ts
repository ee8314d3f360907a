import { TrailcareError } from '../../graph/errors.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import type { LoadContext, RowReader, SourceFormat } from '../source-format.ts';
import type { Row, Sample } from '../formats/row.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { columnsByTable } from './columns-by-table.ts';
import { headersOf, usedHeaders } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { openGeoLines } from './geo-lines.ts';
import { collectionKind, openGeoPoints, stopKind } from './geo-points.ts';
import { rejected } from './outcome.ts';
import { trailPuts } from './route-trail.ts';
import { sourcePuts } from './envelope.ts';

const FIELDS = [
  'route',
  'from',
  'to',
  'mode',
  'km',
  'oneway',
  'name',
  'type',
  'status',
  'statusDate',
  'code',
];
const PRIORITY = 40;

const typeOf = ({ cells }: Row) => cells['geometry.type'] ?? '';
const isLine = (row: Row) => typeOf(row) === 'LineString' || typeOf(row) === 'MultiLineString';

/** Routes as lines, crossings and stops as points: GeoJSON of RFC 7946, and older files with a `crs`. */
export const geojsonTrails: SourceFormat = {
  name: 'geojson-trails',
  about: 'GeoJSON: lines become legs between stops, points become stops and border crossings',
  fields: [
    'LineString',
    'MultiLineString',
    'Route_name',
    'landorsea',
    'mode',
    'from',
    'to',
    'Point',
    'Name_ENG',
    'Type',
    'Status',
  ],
  recognise(sample) {
    if (wrapperOf(sample) !== null) return 0.9;
    if (sample.container !== 'geojson') return 0;
    if (sample.rows.some(isLine)) return 0.95;
    const mappings = bundledMappings();
    const columns = columnsByTable(headersOf(sample), 'line-words', mappings);
    if (!columns.has('name')) return 0;
    if (collectionKind(sample, mappings) !== null) return 0.85;
    const stops = sample.rows.filter((row) => stopKind(columns.text(row, 'type'), mappings) !== null);
    return stops.length > sample.rows.length / 2 ? 0.85 : 0;
  },
  async open(sample, context): Promise<RowReader> {
    refuseWrapper(sample);
    refuseOtherCrs(sample);
    const { options, mappings } = context;
    const headers = headersOf(sample);
    const columns = columnsByTable(headers, 'line-words', mappings);
    const line = openGeoLines(columns, context);
    const point = openGeoPoints(sample, columns, context);
    let pointsKnown: Promise<void> | null = null;
    const named = columns.has('route') && options.trail === null;
    const ownTrail = options.trail !== null || (sample.rows.some(isLine) && !named);
    return {
      start: async () =>
        ownTrail
          ? trailPuts(context, sample)
          : sourcePuts(context, sample, options.staleDays ?? STALE_DAYS, PRIORITY),
      read: async (row) => {
        if (isLine(row)) {
          await (pointsKnown ??= learnPoints(context));
          return line(row);
        }
        if (typeOf(row) === 'Point') return point(row);
        const accepted = 'LineString, MultiLineString or Point.';
        return rejected('geometry', typeOf(row), 'The feature is neither a line nor a point.', accepted);
      },
      finish: async () => [],
      droppedColumns: droppedColumns(headers, usedHeaders(columns, [...FIELDS, 'otherCountry']), mappings),
    };
  },
};

/**
 * Tells the lookup the points of all files of this source, before the first line is joined to any: a second load knows those
 * below the lines too, and must join the lines as the first did.
 */
async function learnPoints(context: LoadContext): Promise<void> {
  for (const { sample, rows } of context.together ?? []) {
    const headers = headersOf(sample);
    const point = openGeoPoints(sample, columnsByTable(headers, 'line-words', context.mappings), context);
    for await (const batch of rows()) {
      for (const item of batch) {
        if (item.kind !== 'row' || typeOf(item.row) !== 'Point') continue;
        const result = point(item.row);
        if (result.outcome === 'facts') for (const put of result.puts) context.learn?.(put);
      }
    }
  }
}

/** Where a FeatureCollection stands inside something else: `data`, or '' for a list of collections. */
function wrapperOf(sample: Sample): string | null {
  if (sample.container !== 'json') return null;
  for (const [key, text] of Object.entries(sample.rows[0]?.cells ?? {})) {
    if (text === 'FeatureCollection' && /(?:^|\.)type$/u.test(key)) return key.replace(/\.?type$/u, '');
  }
  return null;
}

function refuseWrapper(sample: Sample): void {
  const key = wrapperOf(sample);
  if (key === null) return;
  const where = key === '' ? 'is one of a list' : `stands in ${JSON.stringify(key)}`;
  throw new TrailcareError(
    'BAD_INPUT',
    `${sample.fileName}: its FeatureCollection ${where}. Take it out, so that the file is {"type": "FeatureCollection", "features": […]}, as RFC 7946 has it.`,
  );
}

/** Older GeoJSON may name another system of coordinates; degrees of WGS 84 are the only ones that are read. */
function refuseOtherCrs({ about, fileName }: Sample): void {
  const crs = about?.crs ?? null;
  if (crs === null || /CRS84|(?<!\d)4326(?!\d)|WGS ?84/iu.test(crs)) return;
  throw new TrailcareError(
    'BAD_INPUT',
    `${fileName} has its coordinates in ${crs}. Give it in WGS 84, longitude first: ogr2ogr -t_srs EPSG:4326 writes it so.`,
  );
}
