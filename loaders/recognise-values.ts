import { parseCoordinates } from './formats/parse-coordinates.ts';
import { parseDate } from './formats/parse-date.ts';
import { parseNumber } from './formats/parse-number.ts';
import { makeCountryNames } from './reconcile/country-names.ts';
import { makeOutlines } from './reconcile/outlines.ts';
import { pcodePrefix } from './sources/area-chain.ts';
import { asciiDigits } from './formats/ascii-digits.ts';
import type { Mappings } from './mappings.ts';
import type { Sample } from './formats/row.ts';

/** What the cells of a column say that it holds. */
export interface ByValues {
  readonly field: string;
  readonly header: string;
  /** For a person: `11 of 12 cells are names of countries`. */
  readonly why: string;
}

/** Of the filled cells at least this share must be of one sort; a stray note is in most columns. */
const LEAST_SHARE = 0.8;
const FEWEST_CELLS = 2;
const MANY_DECIMALS = /^-?\d{1,3}[.,]\d{2,}$/u;

/**
 * Recognises columns that no header word explains by what is in them: points, dates, years, countries, p-codes. Two columns of degrees
 * are told apart by which way more points lie on land. `taken` are fields that headers told already; none is given twice.
 */
export function recogniseValues(
  sample: Sample,
  headers: readonly string[],
  taken: ReadonlySet<string>,
  mappings: Mappings,
): ByValues[] {
  const countries = makeCountryNames([], mappings);
  const found: ByValues[] = [];
  const used = new Set(taken);
  const columns = headers
    .map((header) => ({ header, cells: cellsOf(sample, header) }))
    .filter(({ cells }) => cells.length >= FEWEST_CELLS);

  const isCountryCode = (cell: string) => /^[A-Z]{2,3}$/u.test(cell) && countries.find(cell).found !== null;
  const sorts: readonly [
    what: string,
    fieldOf: (cells: readonly string[]) => string,
    is: (cell: string) => boolean,
  ][] = [
    ['points', () => 'coordinates', isPair],
    ['codes of countries', () => 'country.code', isCountryCode],
    [
      'names of countries',
      () => 'country',
      (cell) => !isCountryCode(cell) && countries.find(cell).found !== null,
    ],
    ['p-codes', pcodeField, (cell) => isPcode(cell, isCountryCode)],
    ['years', () => 'year', (cell) => /^(?:19[5-9]|20[0-4])\d$/u.test(asciiDigits(cell))],
    ['dates', () => 'date', isDate],
  ];

  for (const { header, cells } of columns) {
    for (const [what, fieldOf, is] of sorts) {
      const fitting = cells.filter(is);
      if (fitting.length < FEWEST_CELLS || fitting.length < cells.length * LEAST_SHARE) continue;
      const field = fieldOf(fitting);
      if (used.has(field)) continue;
      // A point in one cell beside columns of degrees would be a second one.
      if (field === 'coordinates' && (used.has('lat') || used.has('lon'))) continue;
      used.add(field);
      found.push({ field, header, why: `${fitting.length} of ${cells.length} cells are ${what}` });
      break;
    }
  }
  const told = new Set(found.map(({ header }) => header));
  if (!['lat', 'lon', 'coordinates'].some((field) => used.has(field)))
    found.push(
      ...degrees(
        columns.filter(({ header }) => !told.has(header)),
        sample,
      ),
    );
  return found;
}

function cellsOf(sample: Sample, header: string): string[] {
  return sample.rows.map((row) => (row.cells[header] ?? '').trim()).filter((cell) => cell !== '');
}

/** A longer text is no pair of coordinates. */
const LONGEST_PAIR = 100;

function isPair(cell: string): boolean {
  if (cell.length > LONGEST_PAIR) return false;
  const parts = asciiDigits(cell)
    .replaceAll(/^\(|\)$/gu, '')
    .split(/\s*;\s*|,\s+|(?<=\.\d+),|\s+/u);
  return (
    parts.length === 2 &&
    parts.every((part) => /[.,]\d/u.test(part)) &&
    parseCoordinates(parts[0]!, parts[1]!).ok
  );
}

function isPcode(cell: string, isCountryCode: (cell: string) => boolean): boolean {
  const prefix = pcodePrefix(cell);
  return prefix !== null && cell.length >= prefix.length + 2 && isCountryCode(prefix);
}

/** The level by the digits that most countries give each: two for the first, two or three for each further one. */
function pcodeField(cells: readonly string[]): string {
  const digits = Math.max(...cells.map((cell) => cell.replaceAll(/\D/gu, '').length));
  return `adm${digits <= 2 ? 1 : digits <= 4 ? 2 : 3}.code`;
}

/** A date of unclear order is a date all the same. */
function isDate(cell: string): boolean {
  const date = parseDate(cell);
  return date.ok || / may be \d{4}-/u.test(` ${date.rule}`);
}

/** Two columns of decimal degrees, the latitude by the outlines of the world; none when both ways fit alike. */
function degrees(
  columns: readonly { header: string; cells: readonly string[] }[],
  sample: Sample,
): ByValues[] {
  const decimal = columns.filter(({ cells }) =>
    cells.every((cell) => MANY_DECIMALS.test(asciiDigits(cell)) && Math.abs(numberOf(cell)) <= 180),
  );
  if (decimal.length !== 2) return [];
  const [a, b] = decimal as [(typeof decimal)[0], (typeof decimal)[0]];
  const outlines = makeOutlines();
  const onLand = (lat: string, lon: string) =>
    sample.rows.filter((row) => {
      const point = parseCoordinates(row.cells[lat] ?? '', row.cells[lon] ?? '');
      return point.ok && outlines.countryAt(point.value.lat, point.value.lon) !== null;
    }).length;
  const [ab, ba] = [onLand(a.header, b.header), onLand(b.header, a.header)];
  if (ab === ba) return [];
  const [lat, lon] = ab > ba ? [a, b] : [b, a];
  const why = `this way ${Math.max(ab, ba)} of ${sample.rows.length} points lie on land, the other way ${Math.min(ab, ba)}`;
  return [
    { field: 'lat', header: lat.header, why },
    { field: 'lon', header: lon.header, why },
  ];
}

const numberOf = (cell: string): number => {
  const number = parseNumber(cell, { decimalComma: true });
  return number.ok ? number.value : Number.NaN;
};
