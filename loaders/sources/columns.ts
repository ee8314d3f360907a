import { foldText } from '../../graph/model/text.ts';
import { longestMatch } from '../mappings.ts';
import type { Mappings } from '../mappings.ts';
import type { Row, Sample } from '../formats/row.ts';

/** Which column of a table holds which field, by header words or hashtags. */
export interface Columns {
  /** Headers of a field, the one that says it best first. */
  all(field: string): readonly string[];
  has(field: string): boolean;
  /** The text of the best column of a field; '' when there is none. */
  text(row: Row, field: string): string;
}

/** Header words of a table; for JSON, which has none, the keys of its first records. */
export function headersOf(sample: Sample): readonly string[] {
  if (sample.headers.length > 0) return sample.headers;
  return [...new Set(sample.rows.flatMap((row) => Object.keys(row.cells)))];
}

/** Reads the header words by seeds/mappings/header-words.csv. Personal columns are nobody's field. */
export function columnsByWords(headers: readonly string[], mappings: Mappings): Columns {
  const scored: { header: string; field: string; score: number }[] = [];
  for (const header of headers) {
    if (isPersonal(header, mappings)) continue;
    const row = mappings.match('header-words', { words: words(header) });
    const field = row?.['field'] ?? '';
    if (row === null || field === '') continue;
    const folded = foldText(words(header));
    const exact = (row['words'] ?? '').split('|').some((word) => foldText(word) === folded);
    scored.push({
      header,
      field,
      score: longestMatch(row['words'] ?? '', words(header)) + (exact ? 0.25 : 0),
    });
  }
  return columnsOf(
    scored.toSorted((a, b) => b.score - a.score).map(({ header, field }) => [field, header] as const),
  );
}

/** Columns from pairs of field and header, best first. */
export function columnsOf(pairs: Iterable<readonly [field: string, header: string]>): Columns {
  const byField = new Map<string, string[]>();
  for (const [field, header] of pairs) byField.set(field, [...(byField.get(field) ?? []), header]);
  return columnsBy((field) => byField.get(field) ?? []);
}

/** Columns from what tells the headers of a field, best first. */
export function columnsBy(all: (field: string) => readonly string[]): Columns {
  return {
    all,
    has: (field) => all(field).length > 0,
    text: (row, field) => {
      const [best] = all(field);
      return best === undefined ? '' : (row.cells[best] ?? '');
    },
  };
}

const PLACE_FIELDS = ['lat', 'lon', 'coordinates', 'country', 'country.code'];
const AREA_FIELDS = [1, 2, 3].flatMap((level) => [`adm${level}.name`, `adm${level}.code`]);
const GEOMETRY_COLUMNS = ['geometry.type', 'geometry.lat', 'geometry.lon'];

/** The headers that a format reads: those of its own fields, and those of the place of a row. */
export function usedHeaders(columns: Columns, fields: readonly string[]): Set<string> {
  const all = [...fields, ...PLACE_FIELDS, ...AREA_FIELDS];
  return new Set([...all.flatMap((field) => columns.all(field)), ...GEOMETRY_COLUMNS]);
}

/** Whether a column holds personal data or free text, by seeds/mappings/personal-columns.csv. */
export function isPersonal(header: string, mappings: Mappings): boolean {
  const kind = mappings.match('personal-columns', { words: words(header) })?.['kind'] ?? 'SAFE';
  return kind !== 'SAFE';
}

/** Whether a column holds persons or how to reach them, whatever a hashtag or a mapping calls it. */
export function holdsPersons(header: string, mappings: Mappings): boolean {
  return mappings.match('personal-columns', { words: words(header) })?.['kind'] === 'PERSONAL';
}

/** Camel case and underscores as words, without marks of direction and tatweel: `numberOfVolunteers` is 'number Of Volunteers'. */
export function words(header: string): string {
  return header
    .replaceAll(/[\u0640\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
    .replaceAll(/[_.]/gu, ' ');
}
