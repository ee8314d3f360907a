import type { Mappings } from '../source-format.ts';
import { words } from './columns.ts';

/** The columns that a format does not read, each with the reason: personal data first of all. */
export function droppedColumns(
  headers: readonly string[],
  read: ReadonlySet<string>,
  mappings: Mappings,
): { column: string; reason: string }[] {
  return headers
    .filter((header) => !read.has(header))
    .map((column) => ({ column, reason: reason(column, mappings) }));
}

function reason(column: string, mappings: Mappings): string {
  const row = mappings.match('personal-columns', { words: words(column) });
  if (row?.['kind'] === 'PERSONAL') return 'personal data: not read, not kept';
  if (row?.['kind'] === 'FREE_TEXT') return 'free text, in which names cannot be found: not read, not kept';
  return 'not read by this format';
}
