import { foldText } from '../../graph/model/text.ts';
import type { Mappings } from '../mappings.ts';
import { type Columns, columnsOf, holdsPersons, words } from './columns.ts';

/**
 * Columns by a table of words of one format (`words`, `field`): header words change between the releases of a publisher, their
 * order in the table decides, and of two columns of one field the one that its row names first is read.
 */
export function columnsByTable(headers: readonly string[], table: string, mappings: Mappings): Columns {
  const found: { field: string; header: string; place: number }[] = [];
  for (const header of headers) {
    if (holdsPersons(header, mappings)) continue;
    const row = mappings.match(table, { words: words(header) });
    if (row === null || (row['field'] ?? '') === '') continue;
    const alternatives = (row['words'] ?? '').split('|');
    const folded = foldText(words(header));
    const at = alternatives.findIndex((one) => foldText(one) === folded);
    found.push({ field: row['field']!, header, place: at === -1 ? alternatives.length : at });
  }
  return columnsOf(
    found.toSorted((a, b) => a.place - b.place).map(({ field, header }) => [field, header] as const),
  );
}
