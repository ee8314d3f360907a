import { readFile } from 'node:fs/promises';
// Its entry for Node reads the archive as a stream, and waits for ever where bytes were put between the parts.
import readWorkbook from 'read-excel-file/universal';
import type { Warning } from '../warning.ts';
import type { Sample } from './row.ts';
import { badFile } from './bad-file.ts';
import { checkWidth } from './check-width.ts';
import { checkXlsxZip } from './check-zip.ts';
import { type Header, findHeader } from './find-header.ts';
import type { InputFile } from './input-file.ts';
import { type OpenOptions, ROWS_PER_BATCH, SAMPLE_ROWS, type Table, type TableRow } from './table.ts';
import { textOfValue } from './text-of-value.ts';
import { rowMaker } from './to-table-row.ts';

interface Sheet {
  readonly name: string;
  readonly cells: string[][];
  readonly header: Header;
}

/** Reads a workbook whole (at most 64 MB unpacked) and takes one sheet of it: the named one, else the one that a format recognises. */
export async function openXlsxTable(file: InputFile, options: OpenOptions): Promise<Table> {
  await checkXlsxZip(file);
  const sheets = await readSheets(file);
  for (const { name, header } of sheets)
    checkWidth(file.name, header.headers.length, `the header of the sheet ${JSON.stringify(name)}`);
  const samples = sheets.map((sheet) => sampleOf(file, sheet, options));
  const chosen = chooseSheet(file, sheets, samples, options);
  const sheet = sheets[chosen]!;
  const others = sheets.filter((other) => other !== sheet).map(({ name }) => JSON.stringify(name));
  const warnings: Warning[] =
    others.length === 0
      ? []
      : [
          {
            code: 'SHEETS_NOT_READ',
            message: `Read the sheet ${JSON.stringify(sheet.name)}, not ${others.join(', ')}. Use --sheet NAME for another.`,
          },
        ];
  async function* rows(onBytes?: (read: number) => void): AsyncGenerator<TableRow[]> {
    const all = tableRows(sheet, options);
    for (let at = 0; at < all.length; at += ROWS_PER_BATCH) {
      onBytes?.(Math.round((file.bytes * at) / all.length));
      yield all.slice(at, at + ROWS_PER_BATCH);
    }
    onBytes?.(file.bytes);
  }
  return { sample: samples[chosen]!, rawHeaders: sheet.header.rawHeaders, warnings, bytes: file.bytes, rows };
}

/** At most what `checkXlsxZip` lets through. */
async function arrayBufferOf(file: InputFile): Promise<ArrayBuffer> {
  const bytes = await readFile(file.path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

async function readSheets(file: InputFile): Promise<Sheet[]> {
  const workbook = await readWorkbook(await arrayBufferOf(file)).catch((cause: unknown) => {
    throw badFile(
      file.name,
      'is a ZIP archive of a workbook, but cannot be read as XLSX. Save it again as .xlsx.',
      cause,
    );
  });
  const sheets = workbook.map(({ sheet, data }) => {
    // Its type knows no sheet without rows; of one whose part is damaged there are none.
    if ((data as typeof data | undefined) === undefined)
      throw badFile(
        file.name,
        `names the sheet ${JSON.stringify(sheet)}, but does not hold it: the workbook is damaged. Save it again as .xlsx.`,
      );
    return { name: sheet, cells: data.map((row) => row.map(cellText)) };
  });
  const tables = sheets.flatMap(({ name, cells }) => {
    const header = findHeader(cells);
    return header === null ? [] : [{ name, cells, header }];
  });
  if (tables.length === 0) throw badFile(file.name, 'holds no table: every sheet is empty.');
  return tables;
}

function chooseSheet(
  file: InputFile,
  sheets: readonly Sheet[],
  samples: readonly Sample[],
  options: OpenOptions,
): number {
  if (options.sheet === null) return options.chooseSheet?.(samples) ?? 0;
  const wanted = options.sheet.trim().toLowerCase();
  const found = sheets.findIndex(({ name }) => name.trim().toLowerCase() === wanted);
  if (found === -1) {
    const names = sheets.map(({ name }) => JSON.stringify(name)).join(', ');
    throw badFile(file.name, `has no sheet ${JSON.stringify(options.sheet)}. It has: ${names}.`);
  }
  return found;
}

function tableRows({ name, cells, header }: Sheet, options: OpenOptions): TableRow[] {
  const toRow = rowMaker(header, options.missingWords, name, true);
  return cells.slice(header.firstRow).map((row, i) => toRow(row, header.firstRow + i + 1));
}

function sampleOf(file: InputFile, sheet: Sheet, options: OpenOptions): Sample {
  const head = { ...sheet, cells: sheet.cells.slice(0, sheet.header.firstRow + SAMPLE_ROWS) };
  return {
    container: 'xlsx',
    headers: sheet.header.headers,
    hashtags: sheet.header.hashtags,
    rows: tableRows(head, options).flatMap((row) => (row.kind === 'row' ? [row.row] : [])),
    fileName: file.name,
  };
}

/** Dates come as UTC midnights; a time of day is kept only where there is one. */
function cellText(cell: unknown): string {
  if (!(cell instanceof Date)) return textOfValue(cell);
  if (Number.isNaN(cell.getTime())) return '';
  const iso = cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}
