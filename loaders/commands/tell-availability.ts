import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { availabilityTable } from '../pull/availability-table.ts';
import type { KeptPull } from '../pull/pull-folder.ts';
import type { Terminal } from './command.ts';
import { textTable } from './result-table.ts';

/** Shows what HDX HAPI has of which country; nothing of it is loaded. */
export async function tellAvailability(
  { folder, manifest }: KeptPull,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const records: Record<string, unknown>[] = [];
  for (const { file } of manifest.pages)
    records.push(
      ...(JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Record<string, unknown>[]),
    );
  const table = availabilityTable(records);
  if (json) {
    terminal.out(`${JSON.stringify(table, null, 2)}\n`);
    return;
  }
  const rows = table.map(({ country, category, table, areas, updated }) => [
    country,
    category,
    table,
    String(areas),
    updated ?? '',
  ]);
  terminal.out(`${textTable(['Country', 'Category', 'Table', 'Areas', 'Updated'], rows)}\n`);
}
