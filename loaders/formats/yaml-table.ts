import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { parse } from 'yaml';
import type { Warning } from '../source-format.ts';
import { badFile } from './bad-file.ts';
import { checkWidth } from './check-width.ts';
import type { Encoding } from './detect-encoding.ts';
import type { InputFile } from './input-file.ts';
import { recordRows, recordSample } from './record-rows.ts';
import { MAX_LINE_BYTES, type OpenOptions, ROWS_PER_BATCH, type Table } from './table.ts';

/** A list whose first item is a record: `- National Society name: …`, perhaps below comments and `---`. No CSV begins so. */
const LIST_OF_RECORDS =
  /^\uFEFF?(?:%YAML[^\n]*\n|---[^\n]*\n|[ \t]*#[^\n]*\n|[ \t\r]*\n)*- +(?:"[^"\n]+"|'[^'\n]+'|[^\s:#"'{[][^:\n]*):(?:\s|$)/u;

export function looksLikeYaml(start: string): boolean {
  return LIST_OF_RECORDS.test(start);
}

/** YAML has no end of a record that could be streamed to, so a file is read whole and may have 16 MB; larger lists are for JSON. */
export async function openYamlTable(
  file: InputFile,
  encoding: Encoding,
  warnings: readonly Warning[],
  options: OpenOptions,
): Promise<Table> {
  if (file.bytes > MAX_LINE_BYTES)
    throw badFile(
      file.name,
      `is YAML of ${Math.ceil(file.bytes / 2 ** 20)} MB, and the limit is 16 MB. Save it as JSON, which may have any size.`,
    );
  const text = iconv.decode(await readFile(file.path), encoding);
  let items: unknown;
  try {
    items = parse(text);
  } catch (cause) {
    // `… at line 4, column 3:`, and below it the line.
    const why = (cause as Error).message.split('\n')[0]!.replace(/:$/u, '.');
    throw badFile(file.name, `is not YAML: ${why}`, cause);
  }
  if (!Array.isArray(items)) throw badFile(file.name, 'is YAML, but no list of records.');
  const toRow = recordRows(options.missingWords);
  const rows = items.map((item, i) => toRow(item, i + 1));
  const { sample, keys } = recordSample(rows, file.name, 'json');
  checkWidth(file.name, keys.length, 'its first records together');
  return {
    sample,
    rawHeaders: keys,
    warnings,
    bytes: file.bytes,
    async *rows(onBytes) {
      for (let at = 0; at < rows.length; at += ROWS_PER_BATCH) yield rows.slice(at, at + ROWS_PER_BATCH);
      onBytes?.(file.bytes);
    },
  };
}
