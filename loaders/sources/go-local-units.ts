import { foldText } from '../../graph/model/text.ts';
import type { LoadContext, RowReader } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import type { Row, Sample } from '../formats/row.ts';
import { branches } from './branches.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { headersOf, holdsPersons, words } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { asGoShows } from './go-visibility.ts';
import { jsonOf, recordOf } from './hsds-values.ts';

/** Columns that the format of lists of branches knows, by the fields of seeds/mappings/go-fields.csv. */
const COLUMNS = {
  english_branch_name: 'english branch name',
  local_branch_name: 'local branch name',
  type: 'type',
  subtype: 'subtype',
  iso3: 'iso3',
  country: 'country',
  date_of_data: 'date data',
  lat: 'latitude',
  lon: 'longitude',
  city: 'city',
  id: 'id',
} as const;
/** The line below the headings of the import sheet tells how to fill it in. */
const INSTRUCTION =
  /^(?:required\b|enter the\b|obligatoire|requis|saisi|obligatorio|requerido|introduzca|ingrese|مطلوب|أدخل|example:)/iu;

type Fields = ReadonlyMap<string, readonly string[]>;

/** Local units of GO: its API, its fixtures, its sheet for import. */
export function areLocalUnits(sample: Sample): boolean {
  const fields = fieldsOf(headersOf(sample), bundledMappings());
  const named = fields.has('english_branch_name') || fields.has('local_branch_name');
  // The public list of the API carries no date: --as-of, or the day of its pull, dates it.
  const ofGo =
    fields.has('date_of_data') || headersOf(sample).some((header) => header.startsWith('type_details.'));
  return named && (fields.has('point') || fields.has('lat')) && ofGo;
}

/** Reads them as a list of branches is read. */
export async function openLocalUnits(sample: Sample, context: LoadContext): Promise<RowReader> {
  const headers = headersOf(sample);
  const fields = fieldsOf(headers, context.mappings);
  const rename = (row: Row): Row => ({ line: row.line, sheet: row.sheet, cells: cellsOf(row, fields) });
  const rows = sample.rows.filter((row) => !isInstruction(row, fields)).map(rename);
  const held = new Set(rows.flatMap((row) => Object.keys(row.cells).filter((key) => row.cells[key] !== '')));
  const known = Object.values(COLUMNS).filter((header) => held.has(header));
  const reader = await branches.open({ ...sample, headers: known, hashtags: null, rows }, context);
  const read = new Set([...fields.values()].flat());
  return {
    ...reader,
    read(row) {
      if (isInstruction(row, fields)) return { outcome: 'blank' };
      const result = reader.read(rename(row));
      const visibility = texts(row, fields, 'visibility');
      const shown = (one: Awaited<typeof result>) =>
        one.outcome === 'facts' ? { ...one, puts: asGoShows(one.puts, visibility) } : one;
      return result instanceof Promise ? result.then(shown) : shown(result);
    },
    droppedColumns: droppedColumns(headers, read, context.mappings),
  };
}

function fieldsOf(headers: readonly string[], mappings: Mappings): Fields {
  const fields = new Map<string, string[]>();
  for (const header of headers) {
    const text = words(header.replace(/^fields\./u, ''));
    if (holdsPersons(text, mappings)) continue;
    const field = mappings.match('go-fields', { words: text })?.['field'] ?? '';
    if (field !== '') fields.set(field, [...(fields.get(field) ?? []), header]);
  }
  return fields;
}

const texts = (row: Row, fields: Fields, field: string) =>
  (fields.get(field) ?? []).map((header) => row.cells[header] ?? '').filter((text) => text !== '');
const first = (row: Row, fields: Fields, field: string) => texts(row, fields, field)[0] ?? '';

/** A name is required; where two are instructions, the row is one. */
function isInstruction(row: Row, fields: Fields): boolean {
  const cells = [...fields.values()]
    .flat()
    .map((header) => row.cells[header] ?? '')
    .filter((text) => text !== '');
  return cells.length > 1 && cells.filter((text) => INSTRUCTION.test(text)).length > cells.length / 2;
}

function cellsOf(row: Row, fields: Fields): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [field, header] of Object.entries(COLUMNS)) cells[header] = first(row, fields, field);
  // Type and subtype are numbers and words: `type: 2`, `type_details.name: Health Care`.
  cells[COLUMNS.type] = texts(row, fields, 'type')
    .filter((text) => !/^\d+$/u.test(text))
    .join(', ');
  if (/^\d+$/u.test(cells[COLUMNS.country]!)) cells[COLUMNS.country] = '';
  const point = pointOf(row, fields);
  if (point !== null) [cells[COLUMNS.lon], cells[COLUMNS.lat]] = point;
  if (foldText(cells[COLUMNS.local_branch_name]!) === foldText(cells[COLUMNS.english_branch_name]!))
    cells[COLUMNS.local_branch_name] = '';
  if (cells[COLUMNS.english_branch_name] === '') {
    cells[COLUMNS.english_branch_name] = cells[COLUMNS.local_branch_name]!;
    cells[COLUMNS.local_branch_name] = '';
  }
  return cells;
}

/** Longitude and latitude: `38.7|9.0`, or GeoJSON as a text. */
function pointOf(row: Row, fields: Fields): [string, string] | null {
  for (const text of texts(row, fields, 'point')) {
    const [, lon, lat] = /^(-?[\d.]+)[|,]\s*(-?[\d.]+)$/u.exec(text) ?? [];
    if (lon !== undefined && lat !== undefined) return [lon, lat];
    const coordinates = text.startsWith('{') ? recordOf(jsonOf(text))?.['coordinates'] : null;
    if (Array.isArray(coordinates)) return [String(coordinates[0]), String(coordinates[1])];
  }
  return null;
}
