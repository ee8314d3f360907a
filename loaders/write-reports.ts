import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { TrailcareError } from '../graph/errors.ts';
import type { LoadInput } from './load-input.ts';
import type { ReadFile } from './read-files.ts';
import type { Report } from './report.ts';
import { makeReportCell } from './report-cell.ts';
import type { SeenRows } from './seen-rows.ts';
import type { Mappings } from './mappings.ts';
import { writeReport } from './write-report.ts';

/** Writes a report for each file that has rejected rows; the further ones get a number in their name. */
export async function writeReports(
  reportPath: string | null,
  files: readonly ReadFile[],
  seen: SeenRows,
  rejected: readonly number[],
  mappings: Mappings,
): Promise<Report[]> {
  if (reportPath === null) return [];
  const shown = makeReportCell(mappings);
  const reports: Report[] = [];
  for (const [file, { table, droppedColumns }] of files.entries()) {
    if (rejected[file] === 0) continue;
    const target = numbered(reportPath, reports.length);
    const dropped = new Set(droppedColumns.map(({ column }) => column));
    await writeReport(target, table, dropped, seen, file, shown).catch((cause: unknown) => {
      throw bad(target, `cannot be written: ${(cause as Error).message}. Nothing was changed.`, cause);
    });
    reports.push({ path: target, file });
  }
  return reports;
}

/** Before anything is read: a report that cannot be written, or that would overwrite what is loaded, is told at once. */
export async function checkReportPath(reportPath: string, inputs: readonly LoadInput[]): Promise<void> {
  const folder = path.dirname(path.resolve(reportPath));
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw bad(
      reportPath,
      `${missing ? 'its folder does not exist' : 'its folder may not be written'}.`,
      cause,
    );
  });
  const found = await stat(reportPath).catch(() => null);
  if (found !== null && !found.isFile()) throw bad(reportPath, 'is not a file. Give the name of one.');
  const loaded = new Set(await Promise.all(inputs.map(({ file }) => realpath(file.path))));
  for (const i of inputs.keys()) {
    const target = numbered(reportPath, i);
    if (loaded.has(await realpath(target).catch(() => path.resolve(target))))
      throw bad(
        target,
        'is one of the files that are loaded, and the report would overwrite it. Give another name.',
      );
  }
}

function numbered(reportPath: string, before: number): string {
  const { dir, name, ext } = path.parse(reportPath);
  return before === 0 ? reportPath : path.join(dir, `${name}-${before + 1}${ext}`);
}

function bad(target: string, message: string, cause?: unknown): TrailcareError {
  return new TrailcareError(
    'BAD_INPUT',
    `--report: ${target}: ${message}`,
    { argument: '--report', value: target },
    cause,
  );
}
