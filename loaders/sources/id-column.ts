import { foldText } from '../../graph/model/text.ts';
import type { Warning } from '../warning.ts';
import type { Sample } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { words } from './columns.ts';
import { warning } from './outcome.ts';

/** Numbers that a program gave to rows: they change with every export. */
const ROW_NUMBERS = new Set(['fid', 'objectid', 'ogc fid', 'index', 'row', 'gid']);

/**
 * The column that identifies rows, and a warning when the one that says so does not: a value that repeats in the sample
 * with other content is no id. Null: the format's key columns are used.
 */
export function idColumn(
  sample: Sample,
  columns: Columns,
): { header: string | null; warnings: readonly Warning[] } {
  for (const header of columns.all('code')) {
    if (ROW_NUMBERS.has(foldText(words(header)))) continue;
    const contents = new Map<string, string>();
    let repeated: string | null = null;
    for (const row of sample.rows) {
      const id = row.cells[header] ?? '';
      if (id === '') continue;
      const content = JSON.stringify(row.cells);
      if (contents.has(id) && contents.get(id) !== content) repeated = id;
      contents.set(id, content);
    }
    if (repeated === null)
      return contents.size > 0 ? { header, warnings: [] } : { header: null, warnings: [] };
    const message = `Column "${header}" is no id: ${JSON.stringify(repeated)} stands in several different rows. Key columns are used.`;
    return { header: null, warnings: [warning('ID_REPEATS', message)] };
  }
  return { header: null, warnings: [] };
}
