import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chooseSample } from '../choose-format.ts';
import { readMissingWords } from '../formats/missing-words.ts';
import { openTable } from '../formats/open-table.ts';
import type { LoadInput } from '../load-input.ts';
import type { Mappings, SourceFormat } from '../source-format.ts';
import { isPersonal } from '../sources/columns.ts';
import { type Manifest, writeManifest } from './manifest.ts';

/**
 * Keeps the rows of a file for audit, as they are read, without columns of persons and free text. Objects in lists, which
 * become one cell, are left out too: nobody can say what is in them.
 */
export async function keepRows(
  { file, encoding, sheet, format }: LoadInput,
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
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
  const personal = new Map<string, boolean>();
  const removed: Record<string, number> = {};
  const hash = createHash('sha256');
  let records = 0;
  const isKept = ([header, text]: [string, string]): boolean => {
    let is = personal.get(header);
    if (is === undefined) personal.set(header, (is = isPersonal(header, mappings)));
    if (!is && !/^\[\s*\{/u.test(text)) return true;
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
