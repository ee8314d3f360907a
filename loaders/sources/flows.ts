import { foldText } from '../../graph/model/text.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { parseNumber } from '../formats/parse-number.ts';
import type { Addition, LoadContext, Rejection, RowReader, RowResult } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row, Sample } from '../formats/row.ts';
import { headersOf } from './columns.ts';
import { dateOrder } from './date-order.ts';
import { droppedColumns } from './dropped-columns.ts';
import { sourcePuts } from './envelope.ts';
import { makeFileSpan } from './file-span.ts';
import { firstRowWarnings } from './first-row-warnings.ts';
import { type CountColumn, flowColumns } from './flow-columns.ts';
import { flowDefinition } from './flow-definition.ts';
import { makeFlowDates } from './flow-dates.ts';
import { openFlowSubjects } from './flow-subject.ts';
import { rejected, warning } from './outcome.ts';
import { completeTotal, totalPut } from './total-put.ts';

const PRIORITY = 40;
/** A row for all nationalities beside rows for each would count everybody twice. */
const ALL =
  /^(?:=?total|totals|all|tous|toutes|todos|todas|all nationalities|grand total|total general|المجموع)$/u;

/**
 * Reads counts by route, and sums them by trail and calendar year over nationalities, months and land or sea: a figure has one
 * subject, and the splits have no place in the model. A route that is no trail of ours is refused, never shared out.
 */
export async function openFlows(sample: Sample, context: LoadContext): Promise<RowReader> {
  const { options, mappings } = context;
  const headers = headersOf(sample);
  const columns = flowColumns(sample, mappings);
  const definition = flowDefinition(sample, columns, context);
  const order = dateOrder(sample.rows, columns.date);
  const datesOf = makeFlowDates(sample, columns, order, mappings);
  const subjectOf = await openFlowSubjects(context);
  const placed = columns.counts.filter(({ route }) => route === null || !('outcome' in subjectOf(route)));
  const span = makeFileSpan();
  const splitBeside = columns.splits.filter((split) =>
    sample.rows.some(({ cells }) => (cells[split] ?? '') !== '' && !ALL.test(foldText(cells[split]!))),
  );
  const about = firstRowWarnings(definition.warnings, stagesLeftOut(columns.counts, placed));
  const counted = new Set(columns.counts.map(({ header }) => header));
  const keyHeaders = headers.filter((header) => !counted.has(header));

  function read(row: Row): RowResult {
    const sumOf = splitBeside.find((split) => ALL.test(foldText(row.cells[split] ?? '')));
    if (sumOf !== undefined)
      return rejected(
        sumOf,
        row.cells[sumOf]!,
        'The row is the sum of others, which are read too.',
        'rows of single nationalities, or of all alone.',
      );
    const dates = columns.counts[0]!.period === null ? datesOf(row) : null;
    if (dates !== null && 'outcome' in dates) return dates;
    if (dates !== null) span.see(dates.from, dates.to);
    const counts = columns.route === null ? placed : columns.counts;
    if (counts.length === 0) return subjectOf(columns.counts[0]!.route ?? '') as Rejected;
    const adds: Addition[] = [];
    let blank = 0;
    for (const column of counts) {
      const text = row.cells[column.header] ?? '';
      const period = column.period ?? dates!;
      if (column.period !== null) span.see(period.from, period.to);
      if (text === '') {
        blank += 1;
        continue;
      }
      const number = parseNumber(text, { whole: true });
      if (!number.ok) return rejected(column.header, text, `The count ${number.rule}.`, number.accepted);
      if (number.value < 0) return rejected(column.header, text, 'The count is below 0.', 'a whole number.');
      const subject = subjectOf(column.route ?? row.cells[columns.route!] ?? '', columns.route);
      if ('outcome' in subject) return subject;
      adds.push(addition(subject, column, Number(period.from.slice(0, 4)), number.value));
    }
    if (adds.length === 0)
      return rejected(
        counts[0]!.header,
        '',
        'The row has no count.',
        'a whole number; 0 where nobody was counted.',
      );
    const message = 'A cell without a count was not added: not known is not nobody.';
    const blanks = Array.from({ length: blank }, () => warning('COUNT_MISSING', message));
    return {
      outcome: 'facts',
      key: JSON.stringify(keyHeaders.map((header) => row.cells[header] ?? '')),
      puts: [],
      adds: merged(adds),
      warnings: [...about.take(), ...blanks],
    };
  }

  function addition(
    { subject, code }: { subject: 'leg' | 'trail'; code: string },
    column: CountColumn,
    year: number,
    amount: number,
  ): Addition {
    const what = definition.of(column.header);
    const total = totalPut('Flow', options, [subject, code, what.toLowerCase()], year, {
      leg: null,
      trail: null,
      origin: null,
      originWords: null,
      destination: null,
      destinationWords: null,
      counted: null,
      [subject]: code,
      peoplePerYear: 0,
      definition: what,
    });
    return { total, field: 'peoplePerYear', amount, told: `${what.toLowerCase()} on ${code}` };
  }

  const others = [columns.route, columns.date, columns.year, columns.month, ...columns.splits];
  const used = new Set([
    ...placed.map(({ header }) => header),
    ...others.filter((header) => header !== null),
  ]);
  return {
    start: async () => sourcePuts(context, sample, options.staleDays ?? STALE_DAYS, PRIORITY),
    read,
    finish: async () => [],
    complete: (total) => completeTotal(total, span, options),
    droppedColumns: droppedColumns(headers, used, mappings),
  };
}

type Rejected = { readonly outcome: 'rejected'; readonly rejection: Rejection };

/** One addition per total: a row of 192 months adds to 16 years. */
function merged(adds: readonly Addition[]): Addition[] {
  return [...Map.groupBy(adds, ({ total }) => total[1].code).values()].map((same) => ({
    ...same[0]!,
    amount: same.reduce((sum, { amount }) => sum + amount, 0),
  }));
}

function stagesLeftOut(all: readonly CountColumn[], placed: readonly CountColumn[]): Warning[] {
  const left = all.filter((column) => !placed.includes(column)).map(({ header }) => header);
  if (left.length === 0) return [];
  const message = `${left.join(', ')}: counts of stages or routes that are no trail or leg of ours; they were not added, since the same people pass several.`;
  return [warning('ROUTES_NOT_OURS', message)];
}
