import { STEWARD_OF_ALL } from '../graph/model/viewer.ts';
import { badInput } from '../graph/errors.ts';
import { chooseFormat, chooseSample } from './choose-format.ts';
import { readMissingWords } from './formats/missing-words.ts';
import type { ReviewDecisions } from '../graph/review/review-decisions.ts';
import { openTable } from './formats/open-table.ts';
import type { Table } from './formats/table.ts';
import { REPORT_COLUMNS } from './formats/to-table-row.ts';
import type { KnownCodes } from './known-codes.ts';
import type { LoadInput } from './load-input.ts';
import type { LoadRequest } from './load-request.ts';
import { completeSources } from './own-facts.ts';
import { makeDecidedLookup } from './reconcile/decided-lookup.ts';
import type { SeenRows } from './seen-rows.ts';
import type { GraphLookup, Put, RowReader, SourceFormat } from './source-format.ts';
import { asBeforeJoins } from './review/as-before-joins.ts';
import type { OpenQuestions } from './review/open-questions.ts';
import { stageFacts, stageFile } from './stage-file.ts';
import { statementPuts } from './statement-puts.ts';
import { type WarningCounts, makeWarningCounts } from './warning-counts.ts';

/** What a report of rejected rows added: that it is not read when the report comes back is no news. */
const OURS: ReadonlySet<string> = new Set(REPORT_COLUMNS);

/** A file of a load that has been read to its end. */
export interface ReadFile {
  readonly input: LoadInput;
  readonly table: Table;
  readonly format: SourceFormat;
  readonly droppedColumns: RowReader['droppedColumns'];
  readonly warnings: WarningCounts;
}

/** Opens every file before the load begins: a wrong one among ten is told at once. */
export async function openTables({ inputs, formats, mappings }: LoadRequest): Promise<Table[]> {
  const missingWords = readMissingWords(mappings);
  const tables: Table[] = [];
  for (const { file, encoding, sheet, format } of inputs) {
    const choices = format === null ? formats : [format];
    tables.push(
      await openTable(file, {
        encoding,
        sheet,
        missingWords,
        chooseSheet: (samples) => chooseSample(choices, samples),
      }),
    );
  }
  return tables;
}

/** What people decided before this load, and what it asks them. */
interface Review {
  readonly decisions: ReviewDecisions;
  readonly questions: OpenQuestions;
}

interface ReadFiles {
  readonly files: readonly ReadFile[];
  /** Of each file, by its number. They hold what was read of the graph: let them go when the totals are complete. */
  readonly readers: readonly RowReader[];
  /** Codes of earlier statements of completeness that those of this load replace. */
  readonly superseded: readonly string[];
  /** What each claim of completeness will mean. */
  readonly meanings: readonly string[];
}

/** Reads all files into the seen rows, then adds what the command says besides: sources and statements of completeness. */
export async function readFiles(
  request: LoadRequest,
  tables: readonly Table[],
  seen: SeenRows,
  known: KnownCodes,
  { decisions, questions }: Review,
): Promise<ReadFiles> {
  const { store, inputs, formats, mappings } = request;
  const reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  const graph = await request.makeLookup(asBeforeJoins(store, decisions), reading, mappings);
  for (const { options } of inputs) requireCountry(graph, options.country);
  const learn = (put: Put) => graph.learn(put);
  const files: ReadFile[] = [];
  const readers: RowReader[] = [];
  let rowId = 1;
  const together = Map.groupBy(tables, (table) => inputs[tables.indexOf(table)]!.options.source);
  for (const [i, input] of inputs.entries()) {
    const table = tables[i]!;
    const format = input.format ?? chooseFormat(formats, table.sample);
    const { source } = input.options;
    const lookup = makeDecidedLookup(graph, mappings, decisions, source);
    const reader = await format.open(table.sample, {
      options: input.options,
      graph: lookup.graph,
      mappings: lookup.mappings,
      together: together.get(source)!,
      learn,
    });
    // What it asked to recognise its columns is no row's.
    lookup.unknownOf({ outcome: 'blank' });
    const warnings = makeWarningCounts();
    for (const warning of table.warnings) warnings.add(warning);
    rowId += await stageFile(table, reader, {
      fileNumber: i,
      // The rows of a native file are of one kind, and its keys are codes, which other kinds may use too.
      scope: JSON.stringify([
        input.options.source,
        format.name,
        format.name === 'native' ? input.file.name : '',
      ]),
      firstRowId: rowId,
      seen,
      known,
      warnings,
      learn,
      rename: decisions.rename,
      today: request.today ?? null,
      onRow: (result) => questions.addWords(lookup.unknownOf(result), source, input.file.name),
      onProgress: (rows, bytes) =>
        request.onProgress?.({
          phase: 'reading',
          file: input.file.name,
          done: bytes,
          total: table.bytes,
          rows,
        }),
      signal: request.signal ?? null,
    });
    const notRead = reader.droppedColumns.filter(({ column }) => !OURS.has(column));
    for (const [reason, dropped] of Map.groupBy(notRead, (column) => column.reason)) {
      const names = dropped.map(({ column }) => column).join(', ');
      warnings.add({ code: 'COLUMNS_NOT_READ', message: `${names}: ${reason}` });
    }
    readers.push(reader);
    files.push({ input, table, format, droppedColumns: reader.droppedColumns, warnings });
  }
  const first = files[0];
  if (first === undefined) return { files, readers, superseded: [], meanings: [] };
  const sources = await completeSources(store, seen, inputs);
  const statements = await statementPuts(store, seen, request.claims ?? [], first.input);
  for (const warning of statements.warnings) first.warnings.add(warning);
  await stageFacts([...sources, ...statements.puts], -1, seen, known, learn);
  return { files, readers, superseded: statements.superseded, meanings: statements.meanings };
}

function requireCountry(graph: GraphLookup, country: string | null): void {
  if (country !== null && graph.country(country).found === null)
    throw badInput('--country', country, 'the ISO 3166 alpha-3 code of a country, as ETH');
}
