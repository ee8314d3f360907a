import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Manifest } from './manifest.ts';
import { pullError } from './pull-error.ts';

/**
 * Throws when a list is known not to be whole: where the source says how many records it has, so many different ones must be
 * there. Returns what is odd without being wrong.
 */
export async function requireWhole(folder: string, { source, pages }: Manifest): Promise<string[]> {
  const total = pages.at(-1)?.total ?? null;
  const given = pages.reduce((sum, page) => sum + page.records, 0);
  if (total === null) return [];
  const different = new Set<string>();
  for (const page of pages) {
    const records = JSON.parse(await readFile(path.join(folder, page.file), 'utf8')) as unknown[];
    for (const record of records)
      different.add(createHash('sha256').update(JSON.stringify(record)).digest('base64'));
  }
  if (different.size !== total) {
    const twice = given === different.size ? '' : ` (${given - different.size} of ${given} were given twice)`;
    throw pullError(
      `${source} says that it has ${total} records and gave ${different.size}${twice}: the list changed while it was read, or pages are missing. Run the command again.`,
      { kept: false },
    );
  }
  return given === different.size
    ? []
    : [`${given - different.size} records were given twice; they count as duplicates.`];
}
