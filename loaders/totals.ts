import { TrailcareError } from '../graph/errors.ts';
import { checkFact } from '../graph/model/check-fact.ts';
import { type SeenRows, factOf, kindNumber } from './seen-rows.ts';
import { KIND_NAMES } from '../graph/model/kinds.ts';
import type { AnyFact } from '../graph/model/kinds.ts';
import { REPORT_COLUMNS } from './formats/to-table-row.ts';
import type { ReadFile } from './read-files.ts';
import type { Put, RowReader } from './source-format.ts';
import type { Warning } from './warning.ts';

/**
 * Makes the totals of a load when it is known which rows stand: each is the sum over the shown row of every key, with the
 * period that the readers of its files tell. A total belongs to its first file, not to a row.
 */
export function stageTotals(seen: SeenRows, readers: readonly RowReader[]): void {
  seen.db.exec(`
    CREATE INDEX additions_by_row ON additions (row);
    CREATE INDEX additions_by_total ON additions (total);`);
  const totals = seen.db
    .prepare<[], { kind: number; json: string; field: string; sum: number; files: string }>(
      `SELECT t.kind, t.json, t.field, SUM(a.amount) AS sum, json_group_array(DISTINCT r.file) AS files
       FROM totals t JOIN additions a ON a.total = t.id JOIN keys k ON k.winner = a.row JOIN rows r ON r.id = a.row
       GROUP BY t.id ORDER BY t.id`,
    )
    .all();
  const choose = seen.db.prepare(`
    INSERT OR IGNORE INTO chosen (kind, code, source, fact, row)
      SELECT kind, code, source, id, row FROM facts WHERE kind = ? AND code = ? AND source = ?`);
  seen.together(() => {
    for (const { kind, json, field, sum, files } of totals) {
      const numbers = (JSON.parse(files) as number[]).toSorted((a, b) => a - b);
      const total: Put = [KIND_NAMES[kind]!, { ...factOf(json), [field]: sum }];
      const [name, fact] = numbers.map((file) => readers[file]?.complete?.(total) ?? total).reduce(joined);
      const checked = checkFact([name, fact]);
      if ('rejection' in checked)
        throw new Error(`The loader made a wrong ${name} ${fact.code}: ${checked.rejection.rule}`);
      seen.addFacts(-1 - numbers[0]!, [checked.put]);
      choose.run(kindNumber.get(name), fact.code, fact.source);
    }
  });
}

/** One total from two files, say of two halves of a year: from the earlier first day to the later last day. */
function joined([kind, a]: Put, [, b]: Put): Put {
  const least = (field: string) => [a[field], b[field]].map(String).toSorted()[0];
  const most = (field: string) => [a[field], b[field]].map(String).toSorted()[1];
  const fact: AnyFact = { ...a };
  if ('periodFrom' in a) Object.assign(fact, { periodFrom: least('periodFrom'), periodTo: most('periodTo') });
  if (a.asOf !== null && b.asOf !== null) Object.assign(fact, { asOf: most('asOf') });
  return [kind, fact];
}

/** Where the rows of one file went, counted over rows that are not duplicates: the sums that a reader can check against the file. */
export function toldTotals(seen: SeenRows, file: number): Warning[] {
  const told = seen.db
    .prepare<[number], { told: string; rows: number; sum: number }>(
      `SELECT a.told, COUNT(DISTINCT a.row) AS rows, SUM(a.amount) AS sum
       FROM additions a JOIN keys k ON k.winner = a.row JOIN rows r ON r.id = a.row
       WHERE r.file = ? GROUP BY a.told ORDER BY sum DESC, a.told`,
    )
    .all(file);
  if (told.length === 0) return [];
  const parts = told.map(({ told: where, rows, sum }) => `${sum} ${where} (${rows} rows)`);
  return [{ code: 'ROWS_SUMMED', message: `Rows were summed, not stored one by one: ${parts.join('; ')}.` }];
}

/**
 * A report of rejected rows holds a few rows of a file: alone, its sums would replace those of the whole file. With the file
 * it adds to them.
 */
export function refuseReportAlone(files: readonly ReadFile[], seen: SeenRows): void {
  const summed = files.filter((_, i) => toldTotals(seen, i).length > 0);
  const isReport = ({ table }: ReadFile) => table.sample.headers.includes(REPORT_COLUMNS[0]);
  for (const file of summed.filter(isReport)) {
    const { source } = file.input.options;
    if (summed.some((other) => !isReport(other) && other.input.options.source === source)) continue;
    throw new TrailcareError(
      'BAD_INPUT',
      `${file.input.file.name} holds the rejected rows of another file, and rows of ${file.format.name} are summed: alone they would replace the sums of ${source}. Load it together with that file, in one command.`,
    );
  }
}
