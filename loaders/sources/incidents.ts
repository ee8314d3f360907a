import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { parseNumber } from '../formats/parse-number.ts';
import type { LoadContext, Rejection, RowReader, RowResult } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row, Sample } from '../formats/row.ts';
import { columnsByTable } from './columns-by-table.ts';
import { type Columns, headersOf, usedHeaders } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { sourcePuts } from './envelope.ts';
import { makeFileSpan } from './file-span.ts';
import { makeIncidentDates } from './incident-date.ts';
import { openIncidentPlaces } from './incident-place.ts';
import { rejected, warning } from './outcome.ts';
import { completeTotal, totalPut } from './total-put.ts';

/** Below that of bundled sources, as for other files of routes. */
const PRIORITY = 40;
const FIELDS = ['code', 'mainCode', 'date', 'year', 'month', 'route', 'dead', 'missing', 'total'];

/**
 * Reads incidents. Of each, only its number of dead and missing is kept, added to the total of its leg, trail or country and its
 * year; names, links, causes and descriptions are not read at all.
 */
export async function openIncidents(sample: Sample, context: LoadContext): Promise<RowReader> {
  const { options, mappings } = context;
  const headers = headersOf(sample);
  const columns = columnsByTable(headers, 'incident-words', mappings);
  const dateOf = makeIncidentDates(sample, columns, mappings);
  const placeOf = await openIncidentPlaces(columns, context);
  const span = makeFileSpan();

  function read(row: Row): RowResult {
    const day = dateOf(row);
    if ('outcome' in day) return day;
    span.see(`${day.from.slice(0, 7)}-01`, day.to);
    const people = peopleOf(row, columns);
    if ('outcome' in people) return people;
    const place = placeOf(row);
    if ('outcome' in place) return place;
    const year = Number(day.from.slice(0, 4));
    const { subject, code } = place;
    const total = totalPut('IncidentTotal', options, [subject, code], year, {
      leg: null,
      trail: null,
      country: null,
      [subject]: code,
      deathsAndMissingPerYear: 0,
    });
    const told = `dead and missing ${place.told}`;
    return {
      outcome: 'facts',
      key: keyOf(row, columns),
      puts: [],
      adds: [{ total, field: 'deathsAndMissingPerYear', amount: people.count, told }],
      warnings: [...people.warnings, ...place.warnings],
    };
  }

  return {
    start: async () => sourcePuts(context, sample, options.staleDays ?? STALE_DAYS, PRIORITY),
    read,
    finish: async () => [],
    complete: (total) => completeTotal(total, span, options),
    droppedColumns: droppedColumns(headers, usedHeaders(columns, FIELDS), mappings),
  };
}

/** The id of the incident; without one, all that the row says. */
function keyOf(row: Row, columns: Columns): string {
  const id = columns.text(row, 'code') || columns.text(row, 'mainCode');
  return id === '' ? JSON.stringify(row.cells) : id;
}

type Counted = { readonly count: number; readonly warnings: readonly Warning[] };

/** The published total, else dead and missing together; a blank one beside a number is nobody, two blanks are not known. */
function peopleOf(
  row: Row,
  columns: Columns,
): Counted | { readonly outcome: 'rejected'; readonly rejection: Rejection } {
  const numbers = new Map<string, number>();
  for (const field of ['total', 'dead', 'missing']) {
    const text = columns.text(row, field);
    if (text === '') continue;
    const column = columns.all(field)[0]!;
    const number = parseNumber(text, { whole: true });
    if (!number.ok) return rejected(column, text, `The count ${number.rule}.`, number.accepted);
    if (number.value < 0 && field !== 'missing') return belowZero(column, text);
    numbers.set(field, number.value);
  }
  const [total, dead, missing] = ['total', 'dead', 'missing'].map((field) => numbers.get(field));
  if (dead === undefined && missing === undefined && total === undefined) {
    const column = columns.all('dead')[0] ?? columns.all('total')[0] ?? columns.all('missing')[0] ?? null;
    return rejected(column, '', 'The incident has no number of dead or missing.', 'one of the two, or both.');
  }
  const sum = (dead ?? 0) + (missing ?? 0);
  if (total === undefined) {
    if (sum < 0) return belowZero(columns.all('missing')[0]!, String(missing));
    const message = `${missing} missing beside ${dead ?? 0} dead: the publisher takes back people whom it counted as missing before. ${sum} was added.`;
    return { count: sum, warnings: (missing ?? 0) < 0 ? [warning('COUNT_TAKEN_BACK', message)] : [] };
  }
  const differs = (dead !== undefined || missing !== undefined) && sum !== total;
  const message = `The published total ${total} is not dead and missing together, ${sum}; the total was taken.`;
  return { count: total, warnings: differs ? [warning('TOTAL_DIFFERS', message)] : [] };
}

function belowZero(column: string, text: string) {
  return rejected(column, text, 'The count is below 0.', 'a whole number from 0 on, or an empty cell.');
}
