import { foldText } from '../../graph/model/text.ts';
import type { Mappings } from '../mappings.ts';
import type { Row } from '../formats/row.ts';
import { type Columns, columnsByWords, words } from './columns.ts';

/** Header words, with `operator` and `OWNERSHIP`, and the tags of OpenStreetMap (`amenity`, `healthcare`) as types. */
export function siteColumns(headers: readonly string[], mappings: Mappings): Columns {
  const columns = columnsByWords(headers, mappings);
  const tagged = (pattern: RegExp) => headers.filter((header) => pattern.test(foldText(words(header))));
  const operators = tagged(/^(?:operator|ownership|owner|operator name|managing authority)$/u);
  const types = [...columns.all('type'), ...tagged(/^(?:amenity|healthcare)$/u)];
  const all = (field: string) =>
    field === 'operator' ? operators : field === 'type' ? types : columns.all(field);
  return {
    all,
    has: (field) => all(field).length > 0,
    text: (row, field) => {
      const filled = all(field).find((header) => (row.cells[header] ?? '') !== '');
      return filled === undefined ? '' : (row.cells[filled] ?? '');
    },
  };
}

/** By the type column alone; where it tells nothing, by the names. */
export function siteType(row: Row, columns: Columns, mappings: Mappings): Readonly<Record<string, string>> {
  const told = (text: string) => {
    const match = mappings.match('health-facilities', { words: text });
    return match === null || (match['words'] ?? '') === '' ? null : match;
  };
  const types = columns.all('type').map((header) => row.cells[header] ?? '');
  const names = columns.all('name').map((header) => row.cells[header] ?? '');
  return (
    told(types.join(' ')) ?? told(names.join(' ')) ?? mappings.match('health-facilities', { words: '' }) ?? {}
  );
}
