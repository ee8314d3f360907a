import { monthEnd } from '../../graph/model/day.ts';
import { parseDate } from '../formats/parse-date.ts';
import { parseNumber } from '../formats/parse-number.ts';
import type { Rejection } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import type { Row, Sample } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { dateOrder } from './date-order.ts';
import { rejected } from './outcome.ts';
import { monthOf } from './row-date.ts';

/** The first and last day on which it may have been: one day, a month or a year. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The date of a row: its day, else its year with its month. Days are read in the order that the first rows prove. */
export function makeIncidentDates(sample: Sample, columns: Columns, mappings: Mappings) {
  const column = columns.all('date')[0] ?? null;
  const order = dateOrder(sample.rows, column);
  return (row: Row): Days | { readonly outcome: 'rejected'; readonly rejection: Rejection } => {
    const text = columns.text(row, 'date');
    if (text !== '') {
      const date = parseDate(text, { ...(order === null ? {} : { order }), excelSerial: true });
      if (date.ok) return { from: date.value, to: date.value };
      return rejected(column, text, `The date ${date.rule}.`, date.accepted);
    }
    const year = columns.text(row, 'year');
    if (year === '')
      return rejected(
        column ?? columns.all('year')[0] ?? null,
        '',
        'The row has no date.',
        'a date or a year.',
      );
    const number = parseNumber(year, { whole: true });
    if (!number.ok || number.value < 1900 || number.value > 2200)
      return rejected(columns.all('year')[0] ?? null, year, 'The year is none.', 'a year of four digits.');
    const month = monthOf(columns.text(row, 'month'), mappings);
    if (month === null) return { from: `${number.value}-01-01`, to: `${number.value}-12-31` };
    const first = `${number.value}-${String(month).padStart(2, '0')}-01`;
    return { from: first, to: monthEnd(number.value, month) };
  };
}
