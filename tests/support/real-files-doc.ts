import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { LoadSummary } from '../../loaders/load-summary.ts';

export const REAL_FILES_DOC = path.resolve(import.meta.dirname, '../../docs/real-files.md');

export type Counts = Pick<
  LoadSummary,
  'format' | 'rows' | 'accepted' | 'unchanged' | 'rejected' | 'blank' | 'duplicate'
>;

/** What the table says of a load, as its cells: format, rows, accepted, unchanged the second time, rejected, blank, duplicate. */
export const documented = (first: Counts, second: Counts): string[] =>
  [
    first.format,
    first.rows,
    first.accepted,
    second.unchanged,
    first.rejected,
    first.blank,
    first.duplicate,
  ].map(String);

/** Holds docs/real-files.md to what a load of real files came to. `npm run real-files` writes it anew. */
export function expectAsDocumented(files: readonly string[], first: Counts, second: Counts): void {
  const lines = readFileSync(REAL_FILES_DOC, 'utf8').split('\n');
  const line = lines.find((text) => text.startsWith(`| ${files.join(', ')} |`));
  expect(line?.split(' | ').slice(2, 9), `docs/real-files.md, ${files.join(', ')}`).toEqual(
    documented(first, second),
  );
}
