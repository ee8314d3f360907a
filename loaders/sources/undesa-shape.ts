import type { Match } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import { type PopulationColumns, hasDestination, hasOrigin } from './population-columns.ts';
import type { End } from './population-ends.ts';
import { slug } from '../reconcile/slug.ts';

/** A column of numbers: of which origin and of which year, where the column says it rather than the row. */
export interface NumberColumn {
  readonly header: string;
  readonly origin: End | null;
  readonly year: string | null;
}

export interface Shape {
  readonly numbers: readonly NumberColumn[];
  /** Column of all origins together, when the others tell them apart: to compare. */
  readonly total: string | null;
  /** Columns that look like an origin and are none that we know, with the reason. */
  readonly unknown: readonly { readonly column: string; readonly reason: string }[];
  /** Two columns of one origin, which would hide each other. */
  readonly twice: readonly [string, string] | null;
}

const YEAR = /^(?:19|20)\d\d$/u;

/**
 * How a table of migrant stocks is laid out: a column per origin, a column per year, or one column of numbers. A second column of one
 * year is that of one sex (`1990 (2)`), and is left out.
 */
export function undesaShape(
  headers: readonly string[],
  columns: PopulationColumns,
  country: (text: string) => Match,
  mappings: Mappings,
): Shape | null {
  if (!hasDestination(columns)) return null;
  const none = { total: null, unknown: [], twice: null };
  const years = headers.filter((header) => YEAR.test(header));
  if (years.length > 0)
    return { ...none, numbers: years.map((header) => ({ header, origin: null, year: header })) };
  const values = columns.measures.filter(({ definition }) => definition === 'MIGRANTS');
  if (values.length === 1)
    return { ...none, numbers: [{ header: values[0]!.header, origin: null, year: null }] };
  return hasOrigin(columns) ? null : matrixShape(headers, columns, country, mappings);
}

function matrixShape(
  headers: readonly string[],
  { places, about, measures }: PopulationColumns,
  country: (text: string) => Match,
  mappings: Mappings,
): Shape | null {
  const read = new Set([
    ...['year', 'date', 'destination', 'destination.code', 'destination.unhcr'].flatMap((field) =>
      places.all(field),
    ),
    ...['sex'].flatMap((field) => about.all(field)),
    ...measures.map(({ header }) => header),
  ]);
  const numbers: NumberColumn[] = [];
  const unknown: { column: string; reason: string }[] = [];
  let total: string | null = null;
  let twice: [string, string] | null = null;
  for (const header of headers.filter((one) => !read.has(one))) {
    const area = mappings.match('population-words', { list: 'area', words: header })?.['meaning'];
    const words = mappings.match('population-words', { list: 'origin', words: header });
    const match = country(header);
    if (area === 'SUM') total ??= header;
    else if (words !== null)
      numbers.push({ header, origin: { country: null, words: header, key: slug(header) }, year: null });
    else if (area === undefined && match.found !== null) {
      const before = numbers.find(({ origin }) => origin?.country === match.found);
      if (before !== undefined) twice ??= [before.header, header];
      numbers.push({ header, origin: { country: match.found, words: null, key: match.found }, year: null });
    } else unknown.push({ column: header, reason: reasonOf(match, area !== undefined) });
  }
  const countries = numbers.filter(({ origin }) => origin?.country !== null).length;
  return countries >= 3 && countries >= unknown.length ? { numbers, total, unknown, twice } : null;
}

function reasonOf(match: Match, isRegion: boolean): string {
  if (match.found !== null || isRegion) return SUM;
  if (match.candidates.length > 0)
    return `no country that we know: its people are not loaded. Nearest: ${match.candidates.join(', ')}`;
  return /group|several|sum/u.test(match.reason) ? SUM : 'not read by this format';
}

const SUM = 'a sum over several countries, which have columns of their own';
