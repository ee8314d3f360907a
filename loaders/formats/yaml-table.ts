import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { LineCounter, YAMLParseError, parse } from 'yaml';
import type { Warning } from '../warning.ts';
import { badFile } from './bad-file.ts';
import { checkWidth } from './check-width.ts';
import type { Encoding } from './detect-encoding.ts';
import type { InputFile } from './input-file.ts';
import { recordRows, recordSample } from './record-rows.ts';
import { type OpenOptions, ROWS_PER_BATCH, type Table } from './table.ts';

/** A list whose first item is a record: `- National Society name: …`, perhaps below comments and `---`. No CSV begins so. */
const LIST_OF_RECORDS =
  /^\uFEFF?(?:%YAML[^\n]*\n|---[^\n]*\n|[ \t]*#[^\n]*\n|[ \t\r]*\n)*- +(?:"[^"\n]+"|'[^'\n]+'|[^\s:#"'{[][^:\n]*):(?:\s|$)/u;

export function looksLikeYaml(start: string): boolean {
  return LIST_OF_RECORDS.test(start);
}

/** A list of all Societies has 50 kB. Of garbage every character is an error, found in some ten microseconds. */
const MAX_YAML_BYTES = 4 * 1024 * 1024;

/** YAML has no end of a record that could be streamed to, so a file is read whole and may have 4 MB; larger lists are for JSON. */
export async function openYamlTable(
  file: InputFile,
  encoding: Encoding,
  warnings: readonly Warning[],
  options: OpenOptions,
): Promise<Table> {
  if (file.bytes > MAX_YAML_BYTES)
    throw badFile(
      file.name,
      `is YAML of ${Math.ceil(file.bytes / 2 ** 20)} MB, and the limit is 4 MB. Save it as JSON, which may have any size.`,
    );
  const text = iconv.decode(await readFile(file.path), encoding);
  const items = parsed(text, file.name);
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

function parsed(text: string, fileName: string): unknown {
  const lines = new LineCounter();
  try {
    // Warnings would be printed, with lines of the file; pretty errors copy the file's line into each of a thousand errors.
    return parse(text, { logLevel: 'error', prettyErrors: false, lineCounter: lines });
  } catch (cause) {
    const { message } = cause as Error;
    const why = message.startsWith('Maximum call stack') ? 'its lists are nested too deeply' : message;
    const where = cause instanceof YAMLParseError ? ` (line ${lines.linePos(cause.pos[0]).line})` : '';
    throw badFile(fileName, `is not YAML: ${why}${where}.`, cause);
  }
}
