import { foldText } from '../../graph/model/text.ts';
import { CODE_PATTERN } from '../../graph/model/field.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { shortHash } from '../reconcile/slug.ts';
import type { LoadContext, RowResult, SourceFormat } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import { activityType } from './activity-type.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { type Columns, headersOf, usedHeaders, words } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { sourcePuts } from './envelope.ts';
import { fileCountry } from './file-country.ts';
import { firstRowWarnings } from './first-row-warnings.ts';
import { idColumn } from './id-column.ts';
import { listDates } from './list-date.ts';
import { operatorOf } from './operator-of.ts';
import { facts, rejected } from './outcome.ts';
import { placeService } from './place-service.ts';
import { POINT_COLUMNS, checkCountry, isPoint, readPoint } from './read-point.ts';
import { makeRowCountry } from './row-country.ts';
import { siteColumns, siteType } from './site-columns.ts';

/** Headers that only lists of health facilities have. */
const TELLING =
  /\b(?:amenity|healthcare|health facility|ownership|operator|osm id|facility type|facility name|hfid)\b/u;
/** Below this share of telling rows a list of places is not one of health facilities. */
const LEAST_SHARE = 0.3;

/**
 * Health facility lists: healthsites.io and OpenStreetMap exports. Each row is a service at its point; the type column
 * decides what it is, and where that tells nothing, the names. Key columns: name, type, point, unless a column is an id.
 */
export const healthSites: SourceFormat = {
  name: 'health-sites',
  about: 'Health facility lists (healthsites, OpenStreetMap exports)',
  fields: ['name', 'type', 'amenity', 'healthcare', 'operator', 'OWNERSHIP', 'STATUS', 'lat', 'lon'],
  recognise(sample) {
    const mappings = bundledMappings();
    const headers = headersOf(sample);
    const columns = siteColumns(headers, mappings);
    const placed = columns.has('lat') || headers.includes(POINT_COLUMNS[0]);
    if (
      !placed ||
      !columns.has('name') ||
      columns.has('sector') ||
      columns.has('from') ||
      columns.has('volunteers')
    )
      return 0;
    const telling = sample.rows.filter(
      (row) => Number(siteType(row, columns, mappings)['confidence'] ?? 0) >= 0.7,
    );
    if (telling.length < sample.rows.length * LEAST_SHARE) return 0;
    return headers.some((header) => TELLING.test(foldText(words(header)))) ? 0.85 : 0.7;
  },
  async open(sample, context) {
    const { mappings, options, graph } = context;
    const headers = headersOf(sample);
    const columns = siteColumns(headers, mappings);
    const dateOf = listDates(sample, columns, context);
    const id = idColumn(sample, columns);
    const country = fileCountry(sample, columns, context);
    const about = firstRowWarnings(country.warnings, id.warnings);
    const countryOf = makeRowCountry(context, country.iso3);
    const staleDays = options.staleDays ?? STALE_DAYS;

    function read(row: Row): RowResult {
      const point = readPoint(row, columns);
      if (point === null)
        return rejected(
          columns.all('lat')[0] ?? null,
          '',
          'The facility has no point.',
          'a latitude and a longitude.',
        );
      if (!isPoint(point)) return point;
      const asOf = dateOf(row);
      if (typeof asOf !== 'string') return asOf;
      const where = countryOf({
        code: columns.text(row, 'country.code'),
        name: columns.text(row, 'country'),
        column: columns.all('country.code')[0] ?? columns.all('country')[0] ?? null,
        point,
        pcodes: [],
        adm1: '',
      });
      if ('outcome' in where) return where;
      const name = columns.text(row, 'name').replaceAll(/\s+/gu, ' ');
      const outside = checkCountry(`Facility "${name}"`, point, where.iso3, graph);
      if ('outcome' in outside) return outside;
      const status = statusOf(row, columns, context);
      if (typeof status !== 'string') return status;

      const type = columns.text(row, 'type');
      const stated = id.header === null ? '' : (row.cells[id.header] ?? '');
      const key =
        stated === '' ? shortHash([foldText(name), foldText(type), point.lat, point.lon].join('\n')) : stated;
      const code = `${options.source}:${CODE_PATTERN.test(key) ? key : shortHash(key)}`;
      const operator = operatorOf(columns.text(row, 'operator'), where.iso3, context);
      const warnings: Warning[] = [...about.take(), ...where.warnings, ...outside, ...operator.warnings];
      const match = siteType(row, columns, mappings);
      // A row without words stands for what no word tells: its type is asked about, like the activity of a 3W.
      const told = (match['words'] ?? '') === '' ? '' : (match['serviceType'] ?? '');
      const service = {
        code,
        name: name === '' ? null : name,
        serviceType:
          told === '' && type !== '' ? activityType('', type, warnings, mappings).code : told || 'OTHER',
        provider: operator.code,
        branch: null,
        status,
        asOf,
        country: where.iso3,
        point,
        adminAreas: [],
        sourceWords: [...new Set([type, name])],
      };
      return facts(code, [...operator.puts, placeService(service, staleDays, context)], warnings);
    }

    return {
      start: async () => sourcePuts(context, sample, staleDays),
      read,
      finish: async () => [],
      droppedColumns: droppedColumns(
        headers,
        usedHeaders(columns, ['code', 'name', 'type', 'status', 'operator', 'date', 'year']),
        mappings,
      ),
    };
  },
};

function statusOf(row: Row, columns: Columns, { mappings }: LoadContext): string | RowResult {
  const text = columns.text(row, 'status');
  if (text === '') return 'ACTIVE';
  const status = mappings.match('activity-statuses', { words: text })?.['status'];
  if (status !== undefined) return status;
  return rejected(
    columns.all('status')[0] ?? null,
    text,
    'The status is none that we know.',
    'open, closed, planned or suspended.',
  );
}
