import type { Mappings } from '../mappings.ts';
import { holdsPersons, isPersonal } from './columns.ts';

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
  if (holdsPersons(column, mappings)) return 'personal data: not read, not kept';
  if (isPersonal(column, mappings)) return 'free text, in which names cannot be found: not read, not kept';
  return 'not read by this format';
}
