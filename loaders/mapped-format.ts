import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { TrailcareError } from '../graph/errors.ts';
import { foldText } from '../graph/model/text.ts';
import { getFormat } from './choose-format.ts';
import { unreadable } from './formats/input-file.ts';
import { holdsPersons, words } from './sources/columns.ts';
import { formats } from './sources/index.ts';
import type { SourceFormat } from './source-format.ts';
import type { Mappings } from './mappings.ts';
import type { Row, Sample } from './formats/row.ts';

/** What the rows of a mapped table are, and the format that reads them once their columns have words that it knows. */
const MAPPED_KINDS = { services: 'who-what-where', branches: 'branches', stops: 'routes' } as const;
export type MappedKind = keyof typeof MAPPED_KINDS;

const mappingFile = z.strictObject({
  rows: z.enum(Object.keys(MAPPED_KINDS) as [MappedKind, ...MappedKind[]]),
  /** Field of header-words.csv → header of the table. */
  columns: z.record(z.string(), z.string()),
  /** Field → one text for all rows. */
  constants: z.record(z.string(), z.coerce.string()).optional(),
});

/** `load --map FILE.yml`: the table's columns get the words of a known format, which then reads them. */
export async function readMappedFormat(file: string, mappings: Mappings): Promise<SourceFormat> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  let content: unknown;
  try {
    content = parse(text);
  } catch (cause) {
    throw bad(file, `is not YAML: ${(cause as Error).message.split('\n')[0]}`, cause);
  }
  const result = mappingFile.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue!.path.length === 0 ? '' : ` at ${issue!.path.join('.')}`;
    throw bad(
      file,
      `is wrong${where}: ${issue!.message}. It needs rows (${Object.keys(MAPPED_KINDS).join(', ')}) and columns (field: header).`,
    );
  }
  const { rows, columns, constants = {} } = result.data;
  const headerOf = new Map<string, string>();
  for (const field of [...Object.keys(columns), ...Object.keys(constants)])
    headerOf.set(field, wordOf(file, field, mappings));
  for (const header of Object.values(columns)) refusePersonal(file, header, mappings);
  return mapped(getFormat(formats, MAPPED_KINDS[rows]), file, columns, constants, headerOf);
}

function mapped(
  format: SourceFormat,
  file: string,
  columns: Readonly<Record<string, string>>,
  constants: Readonly<Record<string, string>>,
  headerOf: ReadonlyMap<string, string>,
): SourceFormat {
  let original = new Map<string, string>();

  function rename(row: Row): Row {
    const cells: Record<string, string> = {};
    for (const [known, header] of original) cells[known] = row.cells[header] ?? '';
    for (const [field, text] of Object.entries(constants)) cells[headerOf.get(field)!] = text;
    return { line: row.line, sheet: row.sheet, cells };
  }

  return {
    ...format,
    recognise: () => 1,
    async open(sample, context) {
      const headers = sample.headers.length > 0 ? sample.headers : Object.keys(sample.rows[0]?.cells ?? {});
      original = new Map(
        Object.entries(columns).map(([field, header]) => [
          headerOf.get(field)!,
          columnOf(file, header, headers, sample.fileName),
        ]),
      );
      const renamed: Sample = {
        ...sample,
        headers: [...headerOf.values()],
        hashtags: null,
        rows: sample.rows.map(rename),
      };
      const reader = await format.open(renamed, context);
      const read = new Set(original.values());
      return {
        ...reader,
        droppedColumns: headers
          .filter((header) => !read.has(header))
          .map((column) => ({ column, reason: 'not in the mapping' })),
        async read(row) {
          const result = await reader.read(rename(row));
          if (result.outcome !== 'rejected' || result.rejection.column === null) return result;
          const column = original.get(result.rejection.column) ?? result.rejection.column;
          return { outcome: 'rejected', rejection: { ...result.rejection, column } };
        },
      };
    },
  };
}

/** The table's own header: as it stands, else the one of the same letters. Whoever types an Arabic one has not its marks of direction. */
function columnOf(file: string, header: string, headers: readonly string[], table: string): string {
  const folded = foldText(words(header));
  const found = headers.includes(header)
    ? header
    : headers.find((own) => folded !== '' && foldText(words(own)) === folded);
  if (found !== undefined) return found;
  throw bad(
    file,
    `names the column ${JSON.stringify(header)}, which ${table} has not. It has: ${headers.join(', ')}.`,
  );
}

/** A header word by which formats know a field. */
function wordOf(file: string, field: string, mappings: Mappings): string {
  for (const row of mappings.rows('header-words')) {
    if (row['field'] !== field) continue;
    for (const alternative of (row['words'] ?? '').split('|')) {
      const word = alternative.replaceAll(/[=*]/gu, '').trim();
      if (mappings.match('header-words', { words: words(word) })?.['field'] === field) return word;
    }
  }
  throw bad(
    file,
    `names the field ${JSON.stringify(field)}, which is not known. Fields: ${listFields(mappings).join(', ')}.`,
  );
}

/** The fields of header-words.csv. */
export function listFields(mappings: Mappings): string[] {
  return [...new Set(mappings.rows('header-words').map((row) => row['field'] ?? ''))]
    .filter((field) => field !== '')
    .toSorted();
}

function refusePersonal(file: string, header: string, mappings: Mappings): void {
  if (!holdsPersons(header, mappings)) return;
  throw bad(
    file,
    `maps the column ${JSON.stringify(header)}, which holds personal data. Such columns are never loaded.`,
  );
}

function bad(file: string, message: string, cause?: unknown): TrailcareError {
  return new TrailcareError('BAD_INPUT', `The mapping ${file} ${message}`, { file }, cause);
}
