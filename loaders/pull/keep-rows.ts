import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chooseSample } from '../choose-format.ts';
import { readMissingWords } from '../formats/missing-words.ts';
import { openTable } from '../formats/open-table.ts';
import type { LoadInput } from '../load-input.ts';
import type { SourceFormat } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import { isPersonal } from '../sources/columns.ts';
import { safeText } from '../sources/safe-text.ts';
import { writeManifest } from './manifest.ts';
import type { KeptPull } from './pull-folder.ts';

const NUMBER = /^[-+]?[\d.,]{1,24}$/u;

/**
 * Keeps the rows of a file for audit, as they are read: of columns that the load read and that hold no persons or free text,
 * the cells that are numbers, or texts in which nobody's address, number or story can be.
 */
export async function keepRows(
  { file, encoding, sheet, format }: LoadInput,
  { folder, manifest }: KeptPull,
  read: readonly string[],
  formats: readonly SourceFormat[],
  mappings: Mappings,
): Promise<void> {
  const choices = format === null ? formats : [format];
  const table = await openTable(file, {
    encoding,
    sheet,
    missingWords: readMissingWords(mappings),
    chooseSheet: (samples) => chooseSample(choices, samples),
  });
  const columns = new Set(read.filter((header) => !isPersonal(header, mappings)));
  const removed: Record<string, number> = {};
  const hash = createHash('sha256');
  let records = 0;
  const isKept = ([header, text]: [string, string]): boolean => {
    const kept = columns.has(header) && !/^\[\s*\{/u.test(text);
    if (kept && (text === '' || NUMBER.test(text) || safeText(text) !== null)) return true;
    removed[header] = (removed[header] ?? 0) + 1;
    return false;
  };
  async function* lines() {
    for await (const batch of table.rows()) {
      for (const item of batch) {
        if (item.kind !== 'row') continue;
        records += 1;
        const { line, sheet, cells } = item.row;
        const text = `${JSON.stringify({ line, sheet, cells: Object.fromEntries(Object.entries(cells).filter(isKept)) })}\n`;
        hash.update(text);
        yield text;
      }
    }
  }
  const page = manifest.pages[0]!;
  await pipeline(Readable.from(lines()), createWriteStream(path.join(folder, page.file), { mode: 0o600 }));
  manifest.pages = [{ ...page, records, removed, keptSha256: hash.digest('hex') }];
  await writeManifest(folder, manifest);
}
