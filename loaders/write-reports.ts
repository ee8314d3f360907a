import path from 'node:path';
import type { ReadFile } from './read-files.ts';
import type { SeenRows } from './seen-rows.ts';
import { writeReport } from './write-report.ts';

/** Writes a report for each file that has rejected rows; the further ones get a number in their name. Returns the paths. */
export async function writeReports(
  reportPath: string | null,
  files: readonly ReadFile[],
  seen: SeenRows,
  rejected: readonly number[],
): Promise<string[]> {
  if (reportPath === null) return [];
  const reports: string[] = [];
  for (const [i, { table, reader }] of files.entries()) {
    if (rejected[i] === 0) continue;
    const { dir, name, ext } = path.parse(reportPath);
    const target = reports.length === 0 ? reportPath : path.join(dir, `${name}-${reports.length + 1}${ext}`);
    await writeReport(target, table, new Set(reader.droppedColumns.map(({ column }) => column)), seen, i);
    reports.push(target);
  }
  return reports;
}
