import type { Cell, ExportRow, FileAbout, Table, TableFormat } from '../export-view.ts';
import { tailWords } from './file-words.ts';
import { SHEET_END, SHEET_START, sheetPath, workbookParts } from './xlsx-parts.ts';
import { xlsxHeader, xlsxRow } from './xlsx-row.ts';
import { type ZipPart, zipStream } from './zip-stream.ts';

/** Of a sheet, its header included. */
const MAX_ROWS = 1_048_576;
const SOURCE_COLUMNS = ['code', 'publisher', 'dataset', 'licence', 'url', 'asOf', 'illustrative'] as const;

/** A workbook: the rows (on several sheets when one does not hold them), then the sheets Sources and About. */
export const xlsx: TableFormat = {
  extension: 'xlsx',
  needsGeometry: false,
  write: (table, file) => zipStream(parts(table, file)),
};

async function* parts(table: Table, file: FileAbout): AsyncGenerator<ZipPart> {
  const { columns } = table;
  const shapes = columns.map(({ shape }) => shape);
  const header = xlsxHeader(columns.map(({ name }) => name));
  const rows = inOrder(table.batches);
  const names: string[] = [];
  let more = true;

  /** As many rows as one sheet holds. */
  async function* sheet(): AsyncGenerator<string> {
    yield SHEET_START + header;
    for (let count = 1; count < MAX_ROWS;) {
      const batch = await rows.take(MAX_ROWS - count);
      if (batch.length === 0) break;
      const before = count + 1;
      yield batch.map(({ cells }, place) => xlsxRow(before + place, cells, shapes)).join('');
      count += batch.length;
    }
    yield SHEET_END;
    more = await rows.hasMore();
  }

  while (more) {
    names.push(names.length === 0 ? file.view : `${file.view} ${names.length + 1}`);
    yield { name: sheetPath(names.length - 1), text: sheet() };
  }
  // The list of sources is its own.
  if (file.view !== 'sources') {
    const { sources } = await tailWords(file);
    const said = SOURCE_COLUMNS.map((name) => (name === 'asOf' ? 'day' : 'text'));
    const told = sources.map((source) => SOURCE_COLUMNS.map((name) => source[name]));
    names.push('Sources');
    yield { name: sheetPath(names.length - 1), text: smallSheet(SOURCE_COLUMNS, told, said) };
  }
  names.push('About');
  yield {
    name: sheetPath(names.length - 1),
    text: smallSheet(['About', file.view], aboutRows(table, file), ['text', 'text']),
  };
  for (const [name, text] of Object.entries(workbookParts(names))) yield { name, text: [text] };
}

function smallSheet(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  shapes: readonly ('text' | 'day')[],
): string[] {
  return [
    SHEET_START,
    xlsxHeader(header),
    ...rows.map((cells, place) => xlsxRow(place + 2, cells, shapes)),
    SHEET_END,
  ];
}

function aboutRows({ columns }: Table, file: FileAbout): Cell[][] {
  return [
    ['View', `${file.view}: ${file.about}`],
    ['Purpose', file.purpose],
    ['As of', file.asOf],
    ['Revision', file.revision],
    ...(file.illustrative ? [['Illustrative', 'Rests on facts that were made up for demonstration.']] : []),
    ...file.notes.map((note) => ['Note', note]),
    ...file.parameters.map(([name, value]) => [`Asked: ${name}`, value]),
    ...columns.map(({ name, about }) => [`Column ${name}`, about]),
  ];
}

/** Rows of batches, as many at once as are wanted. */
function inOrder(batches: AsyncIterable<readonly ExportRow[]>) {
  const iterator = batches[Symbol.asyncIterator]();
  let held: readonly ExportRow[] = [];
  const fill = async () => {
    while (held.length === 0) {
      const next = await iterator.next();
      if (next.done === true) return;
      held = next.value;
    }
  };
  return {
    async take(most: number): Promise<readonly ExportRow[]> {
      await fill();
      const taken = held.slice(0, most);
      held = held.slice(most);
      return taken;
    },
    async hasMore(): Promise<boolean> {
      await fill();
      return held.length > 0;
    },
  };
}
