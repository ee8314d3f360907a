import { parse } from 'csv-parse';
import type { Warning } from '../warning.ts';
import type { Sample } from './row.ts';
import { badFile } from './bad-file.ts';
import { checkWidth } from './check-width.ts';
import { type Delimiter, detectDelimiter } from './detect-delimiter.ts';
import type { Encoding } from './detect-encoding.ts';
import { findHeader } from './find-header.ts';
import type { InputFile } from './input-file.ts';
import type { ByteFacts } from './inspect-bytes.ts';
import {
  MAX_LINE_BYTES,
  type OpenOptions,
  ROWS_PER_BATCH,
  SAMPLE_ROWS,
  type Table,
  type TableRow,
} from './table.ts';
import { textStream } from './text-stream.ts';
import { rowMaker } from './to-table-row.ts';

interface Source {
  readonly file: InputFile;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly hasNewline: boolean;
}

/** `openCsvTable` reads the start of a CSV for its dialect and header; its rows are streamed. */
export async function openCsvTable(
  file: InputFile,
  facts: ByteFacts,
  encoding: Encoding,
  warnings: readonly Warning[],
  options: OpenOptions,
): Promise<Table> {
  const { line, bytes } = facts.longestLine;
  if (bytes > MAX_LINE_BYTES) {
    throw badFile(
      file.name,
      `line ${line} is ${Math.ceil(bytes / 2 ** 20)} MB long, and the limit is 16 MB. Is a quote or a line break missing?`,
    );
  }
  const delimiter = detectDelimiter(await headText(file, encoding));
  const source: Source = {
    file,
    encoding,
    delimiter,
    hasNewline: facts.hasNewline || encoding.startsWith('utf-16'),
  };
  const start: CsvRecord[] = [];
  for await (const batch of records(source, 1)) {
    start.push(...batch);
    if (start.length >= SAMPLE_ROWS + 50) break;
  }
  const header = findHeader(start.map(({ cells }) => cells));
  if (header === null) throw badFile(file.name, 'holds no table: every line is empty.');
  checkWidth(file.name, header.headers.length);
  const toRow = rowMaker(header, options.missingWords, null, header.headers.length === 1);
  const rows = start.slice(header.firstRow).map(({ cells, line }) => toRow(cells, line));
  const sample: Sample = {
    container: 'csv',
    headers: header.headers,
    hashtags: header.hashtags,
    rows: rows
      .filter((row) => row.kind === 'row')
      .slice(0, SAMPLE_ROWS)
      .map(({ row }) => row),
    fileName: file.name,
  };
  return {
    sample,
    rawHeaders: header.rawHeaders,
    warnings,
    bytes: file.bytes,
    rows: (onBytes) => tableRows(source, start[header.at]!.line, header.firstRow - header.at, toRow, onBytes),
  };
}

async function* tableRows(
  source: Source,
  fromLine: number,
  skipRecords: number,
  toRow: (cells: readonly string[], line: number) => TableRow,
  onBytes?: (read: number) => void,
): AsyncGenerator<TableRow[]> {
  let skip = skipRecords;
  for await (const batch of records(source, fromLine, onBytes)) {
    const rest = skip > 0 ? batch.slice(skip) : batch;
    skip = Math.max(0, skip - batch.length);
    if (rest.length > 0) yield rest.map(({ cells, line }) => toRow(cells, line));
  }
}

interface CsvRecord {
  readonly cells: string[];
  /** Line at which it starts: cells may hold line breaks. */
  readonly line: number;
}

async function* records(
  source: Source,
  fromLine: number,
  onBytes?: (read: number) => void,
): AsyncGenerator<CsvRecord[]> {
  const text = textStream(source.file.path, source.encoding, onBytes);
  const parser = parse({
    delimiter: source.delimiter,
    // Both, because files were seen that mix them: the first line's alone would join the others.
    record_delimiter: source.hasNewline ? ['\r\n', '\n'] : ['\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_LINE_BYTES,
    info: true,
    // At the header, because the parser is twenty times slower on lines that are not as wide as its first.
    from_line: fromLine,
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let batch: CsvRecord[] = [];
  let ended = fromLine - 1;
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: { lines: number } };
      batch.push({ cells: record, line: ended + 1 });
      ended = info.lines;
      if (batch.length === ROWS_PER_BATCH) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw readable(source.file.name, error, ended + 1);
  } finally {
    text.destroy();
    parser.destroy();
  }
}

function readable(fileName: string, error: unknown, line: number): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return badFile(
      fileName,
      `the record that starts in line ${line} is longer than the limit of 16 MB. Is a closing quote missing?`,
      error,
    );
  }
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return badFile(
      fileName,
      `ends within a quoted cell: the quote opened in the record of line ${line} is never closed. Is the file truncated?`,
      error,
    );
  }
  return code.startsWith('CSV_')
    ? badFile(fileName, `line ${line} is not CSV: ${(error as Error).message}`, error)
    : error;
}

async function headText(file: InputFile, encoding: Encoding): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of textStream(file.path, encoding)) {
    parts.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes >= 128 * 1024) break;
  }
  const text = Buffer.concat(parts).toString('utf8');
  const lastBreak = text.lastIndexOf('\n');
  return bytes >= 128 * 1024 && lastBreak > 0 ? text.slice(0, lastBreak + 1) : text;
}
