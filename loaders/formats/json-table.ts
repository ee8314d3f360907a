import type { Warning } from '../warning.ts';
import type { Sample } from './row.ts';
import { badFile } from './bad-file.ts';
import { checkWidth } from './check-width.ts';
import type { Encoding } from './detect-encoding.ts';
import { type Header, findHeader } from './find-header.ts';
import { isFeature } from './flatten-record.ts';
import type { InputFile } from './input-file.ts';
import { findJsonShape, jsonItems } from './json-items.ts';
import type { MissingWords } from './missing-words.ts';
import { recordRows } from './record-rows.ts';
import { type OpenOptions, ROWS_PER_BATCH, SAMPLE_ROWS, type Table, type TableRow } from './table.ts';
import { textOfValue } from './text-of-value.ts';
import { rowMaker } from './to-table-row.ts';

/** A JSON file whose items are records, Features, or lists of cells (as the HXL proxy gives them). Items are streamed. */
export async function openJsonTable(
  file: InputFile,
  encoding: Encoding,
  warnings: readonly Warning[],
  options: OpenOptions,
): Promise<Table> {
  const shape = await findJsonShape(file, encoding);
  const start: unknown[] = [];
  for await (const item of jsonItems(file, encoding, shape)) {
    start.push(item);
    if (start.length >= SAMPLE_ROWS + 50) break;
  }
  if (start.length === 0) throw badFile(file.name, 'holds an empty list.');

  const asTable = start.every(Array.isArray) ? findHeader((start as unknown[][]).map(texts)) : null;
  checkWidth(file.name, asTable?.headers.length ?? 0);
  const toRow =
    asTable === null ? recordRows(options.missingWords) : rowMakerOf(asTable, options.missingWords);
  const skip = asTable?.firstRow ?? 0;

  const make = (item: unknown, index: number) => toRow(item, index + 1);

  const rows = start.slice(skip).map((item, i) => make(item, skip + i));
  const sampleRows = rows.flatMap((row) => (row.kind === 'row' ? [row.row] : [])).slice(0, SAMPLE_ROWS);
  // Of the sample alone: a format says of these which it drops, and a report writes no other.
  const keys = new Set(sampleRows.flatMap(({ cells }) => Object.keys(cells)));
  checkWidth(file.name, keys.size, 'its first records together');
  const tagged = asTable === null && keys.size > 0 && [...keys].every((key) => key.startsWith('#'));
  const sample: Sample = {
    container: start.every(isFeature) ? 'geojson' : 'json',
    headers: asTable?.headers ?? (tagged ? [...keys] : []),
    hashtags: asTable?.hashtags ?? (tagged ? [...keys] : null),
    rows: sampleRows,
    fileName: file.name,
    about: shape.about,
  };

  async function* read(onBytes?: (read: number) => void): AsyncGenerator<TableRow[]> {
    let batch: TableRow[] = [];
    let index = 0;
    for await (const item of jsonItems(file, encoding, shape, onBytes)) {
      if (index >= skip) batch.push(make(item, index));
      index += 1;
      if (batch.length === ROWS_PER_BATCH) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  }
  return { sample, rawHeaders: asTable?.rawHeaders ?? [...keys], warnings, bytes: file.bytes, rows: read };
}

const texts = (cells: readonly unknown[]) => cells.map(textOfValue);

function rowMakerOf(header: Header, missingWords: MissingWords): (item: unknown, line: number) => TableRow {
  const toRow = rowMaker(header, missingWords, null, true);
  return (item, line) => toRow(texts(item as unknown[]), line);
}
