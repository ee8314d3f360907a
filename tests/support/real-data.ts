import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Files that others made; not part of the project. */
export const realDataFolder =
  process.env['TRAILCARE_REAL_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');

const names = existsSync(realDataFolder) ? readdirSync(realDataFolder) : [];

/** Whether there are any; where not, tests on them are skipped and say so. `.ci/run` fails without them. */
export const hasRealData = names.length > 0;

/** `realFile('17')` is the path of the file whose name starts with `17_`. */
export function realFile(number: string): string {
  return path.join(
    realDataFolder,
    names.find((name) => name.startsWith(`${number}_`)) ?? `${number}_missing`,
  );
}
