import type { KindName } from '../graph/model/kinds.ts';
import { checkFact, referencesOf } from '../graph/model/check-fact.ts';
import type { Table, TableRow } from './formats/table.ts';
import type { KnownCodes } from './known-codes.ts';
import { monthEnd } from '../graph/model/day.ts';
import { personsInFact } from '../graph/model/persons-in-fact.ts';
import type { SeenRows } from './seen-rows.ts';
import type { Addition, Put, Rejection, RowReader, RowResult } from './source-format.ts';
import type { WarningCounts } from './warning-counts.ts';

interface StageOptions {
  readonly fileNumber: number;
  /** Rows of one scope with the same key are duplicates. */
  readonly scope: string;
  /** Id of the first row; ids go up by one per row, over all files. */
  readonly firstRowId: number;
  readonly seen: SeenRows;
  readonly known: KnownCodes;
  readonly warnings: WarningCounts;
  /** Told every accepted fact, so that later rows and files can refer to it by name. */
  readonly learn: (put: Put) => void;
  /** The fact under the codes that people decided on. */
  readonly rename: (put: Put) => Put;
  /** Facts as of a later day are refused; null: any day will do. */
  readonly today: string | null;
  /** Told what became of every row. */
  readonly onRow: (result: RowResult) => void;
  readonly onProgress: (rows: number, bytes: number) => void;
  readonly signal: AbortSignal | null;
}

interface Read {
  readonly id: number;
  readonly item: TableRow;
  readonly result: RowResult;
  readonly puts: readonly Put[];
  readonly adds: readonly Addition[];
}

/** Reads one file to its end into the seen rows, a batch at a time. Returns its number of rows. */
export async function stageFile(table: Table, reader: RowReader, options: StageOptions): Promise<number> {
  const { seen, known, warnings, learn, rename } = options;
  let rows = 0;
  let bytes = 0;
  const fileId = -1 - options.fileNumber;
  await stageFacts(await reader.start(), fileId, seen, known, learn, rename);
  for await (const batch of table.rows((read) => (bytes = read))) {
    options.signal?.throwIfAborted();
    const read: Read[] = [];
    for (const item of batch) {
      const id = options.firstRowId + rows;
      rows += 1;
      read.push(await readOne(id, item));
    }
    await known.learn(
      wantedBy(read.flatMap(({ puts, adds }) => [...puts, ...adds.map(({ total }) => total)])),
    );
    seen.together(() => read.forEach(store));
    options.onProgress(rows, bytes);
  }
  await stageFacts(await reader.finish(), fileId, seen, known, learn, rename);
  return rows;

  async function readOne(id: number, item: TableRow): Promise<Read> {
    const result: RowResult =
      item.kind === 'row'
        ? await reader.read(item.row)
        : item.kind === 'blank'
          ? { outcome: 'blank' }
          : { outcome: 'rejected', rejection: item.rejection };
    const line = lineOf(item);
    options.onRow(result);
    if (result.outcome === 'blank') for (const warning of result.warnings ?? []) warnings.add(warning, line);
    if (result.outcome !== 'facts') return { id, item, result, puts: [], adds: [] };
    const puts: Put[] = [];
    const adds: Addition[] = [];
    const refused = (rejection: Rejection): Read => ({
      id,
      item,
      result: { outcome: 'rejected', rejection },
      puts: [],
      adds: [],
    });
    for (const put of result.puts) {
      const checked = checkFact(put);
      if ('rejection' in checked) return refused(checked.rejection);
      const persons = refusalOfPersons(checked.put);
      if (persons !== null) return refused(persons);
      const ahead = aheadOfTime(checked.put, options.today);
      if (ahead !== null) return refused(ahead);
      puts.push(checked.put);
    }
    for (const add of result.adds ?? []) {
      const checked = checkFact(add.total);
      if ('rejection' in checked) return refused(checked.rejection);
      adds.push({ ...add, total: checked.put });
    }
    for (const warning of result.warnings ?? []) warnings.add(warning, line);
    puts.forEach(learn);
    const renamed = adds.map((add) => ({ ...add, total: rename(add.total) }));
    return { id, item, result, puts: puts.map(rename), adds: renamed };
  }

  function store({ id, item, result, puts, adds }: Read): void {
    const facts = result.outcome === 'facts';
    seen.addRow({
      id,
      file: options.fileNumber,
      line: lineOf(item),
      sheet: item.kind === 'row' ? item.row.sheet : item.sheet,
      outcome: result.outcome,
      scope: options.scope,
      key: facts ? result.key : null,
      rank: facts ? (result.rank ?? 0) : 0,
    });
    if (result.outcome === 'rejected') seen.reject(id, result.rejection);
    addFacts(id, puts, seen, known);
    seen.addAdditions(id, adds);
    for (const { total } of adds) addOpenReferences(id, total, seen, known);
  }
}

/**
 * Stages facts of a file as a whole (row id below 0). They are the loader's, not the user's: a wrong one is our mistake,
 * and fails the load.
 */
export async function stageFacts(
  puts: readonly Put[],
  id: number,
  seen: SeenRows,
  known: KnownCodes,
  learn: (put: Put) => void,
  rename: (put: Put) => Put = (put) => put,
): Promise<void> {
  const checked = puts.map((put) => {
    const result = checkFact(put);
    if ('put' in result) return result.put;
    const { rule, value } = result.rejection;
    throw new Error(`The loader made a wrong ${put[0]} ${put[1].code}: ${rule} ${value ?? ''}`);
  });
  checked.forEach(learn);
  const renamed = checked.map(rename);
  await known.learn(wantedBy(renamed));
  seen.together(() => addFacts(id, renamed, seen, known));
}

function addFacts(id: number, puts: readonly Put[], seen: SeenRows, known: KnownCodes): void {
  seen.addFacts(id, puts);
  for (const put of puts) addOpenReferences(id, put, seen, known);
}

function addOpenReferences(id: number, put: Put, seen: SeenRows, known: KnownCodes): void {
  for (const [field, kind, code] of referencesOf(put)) {
    if (!known.has(kind, code)) seen.addOpenReference(id, field, kind, code);
  }
}

function refusalOfPersons([kind, fact]: Put): Rejection | null {
  const found = personsInFact(kind, fact);
  return (
    found && {
      column: found.field,
      value: null,
      rule: `The ${kind}'s ${found.field} holds ${found.person}, and Trailcare keeps nothing of persons.`,
      accepted: `a ${found.field} without telephone numbers and e-mail addresses`,
    }
  );
}

/** A fact of a day to come would not age until then. What is of this month or this year has its last day for as-of. */
function aheadOfTime([kind, { asOf }]: Put, today: string | null): Rejection | null {
  if (today === null || typeof asOf !== 'string' || asOf <= today) return null;
  const [year, month] = today.split('-').map(Number) as [number, number];
  if (asOf === monthEnd(year, month) || asOf === monthEnd(year, 12)) return null;
  return {
    column: 'asOf',
    value: asOf,
    rule: `The ${kind} is as of ${asOf}, which is later than today (${today}).`,
    accepted: 'the day on which it was true, in the row or as --as-of for the file',
  };
}

const lineOf = (item: TableRow) => (item.kind === 'row' ? item.row.line : item.line);

function wantedBy(puts: readonly Put[]): Map<KindName, Set<string>> {
  const wanted = new Map<KindName, Set<string>>();
  for (const put of puts) {
    for (const [, kind, code] of referencesOf(put)) {
      const codes = wanted.get(kind);
      if (codes === undefined) wanted.set(kind, new Set([code]));
      else codes.add(code);
    }
  }
  return wanted;
}
