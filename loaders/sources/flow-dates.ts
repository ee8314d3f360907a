import { monthEnd } from '../../graph/model/day.ts';
import { parseNumber } from '../formats/parse-number.ts';
import type { Rejection } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import type { Row, Sample } from '../formats/row.ts';
import type { FlowColumns } from './flow-columns.ts';
import { rejected } from './outcome.ts';
import { type Period, periodOf } from './period-of.ts';
import { monthOf } from './row-date.ts';

/**
 * The days that a row of a long table speaks of. Where all dates of the first rows are the first of a month, and of more than one
 * month, each stands for its month: `2009-01-01` in a monthly table is January.
 */
export function makeFlowDates(
  sample: Sample,
  { date, year, month }: FlowColumns,
  order: 'DMY' | 'MDY' | null,
  mappings: Mappings,
): (row: Row) => Period | { readonly outcome: 'rejected'; readonly rejection: Rejection } {
  const read = (text: string) => periodOf(text, mappings, order);
  const starts = sample.rows.flatMap(({ cells }) => {
    const period = date === null ? null : read(cells[date] ?? '');
    return period?.ok === true ? [period.value] : [];
  });
  const monthly =
    new Set(starts.map(({ from }) => from)).size > 1 &&
    starts.every(({ from, to }) => from === to && from.endsWith('-01'));

  return (row) => {
    const text = date === null ? '' : (row.cells[date] ?? '');
    if (text !== '') {
      const period = read(text);
      if (!period.ok) return rejected(date, text, `The date ${period.rule}.`, period.accepted);
      const { from, to } = period.value;
      if (monthly && from === to && from.endsWith('-01'))
        return { from, to: monthEnd(Number(from.slice(0, 4)), Number(from.slice(5, 7))) };
      return period.value;
    }
    const months = month === null ? '' : (row.cells[month] ?? '');
    const whole = periodOf(months, mappings);
    if (whole.ok) return whole.value;
    const years = year === null ? '' : (row.cells[year] ?? '');
    const number = parseNumber(years, { whole: true });
    const column = year ?? month ?? date;
    if (years === '')
      return rejected(column, months, 'The row has no year.', 'a date, or a year with or without a month.');
    if (!number.ok || number.value < 1900 || number.value > 2200)
      return rejected(column, years, 'The year is none.', 'a year of four digits.');
    if (months === '') return { from: `${number.value}-01-01`, to: `${number.value}-12-31` };
    const ofYear = monthOf(months, mappings);
    if (ofYear === null)
      return rejected(month, months, 'The month is none.', 'a month by its name or number.');
    return {
      from: `${number.value}-${String(ofYear).padStart(2, '0')}-01`,
      to: monthEnd(number.value, ofYear),
    };
  };
}
