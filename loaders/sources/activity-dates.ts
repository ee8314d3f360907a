import { addDays, monthEnd } from '../../graph/model/day.ts';
import { parseNumber } from '../formats/parse-number.ts';
import type { LoadContext, Rejection } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { rejected, warning } from './outcome.ts';
import { monthBefore, monthOf, readDate } from './row-date.ts';

interface ActivityDates {
  readonly asOf: string;
  readonly status: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly staleFrom: string | null;
  /** 1 for the most active status. */
  readonly rank: number;
  readonly warnings: readonly Warning[];
}

type Refused = { outcome: 'rejected'; rejection: Rejection };

/**
 * Status and validity of a row. As-of: its date, else the last day of its month, else the file's as-of. What is
 * completed holds until its end date, else until its as-of; the rest lapses `staleDays` after its as-of unless it has an end.
 */
export function activityDates(
  row: Row,
  columns: Columns,
  context: LoadContext,
  staleDays: number,
): ActivityDates | Refused {
  const { mappings } = context;
  const dates: Record<string, string | null> = {};
  for (const field of ['date', 'startDate', 'endDate']) {
    const text = columns.text(row, field);
    const read = text === '' ? null : readDate(text, mappings);
    if (read !== null && !read.ok)
      return rejected(columns.all(field)[0] ?? null, text, `The date ${read.rule}.`, read.accepted);
    dates[field] = read === null ? null : read.value;
  }
  const { startDate = null, endDate = null } = dates;
  if (startDate !== null && endDate !== null && endDate < startDate) {
    return rejected(
      columns.all('endDate')[0] ?? null,
      endDate,
      `It ends before it starts (${startDate}).`,
      'a later end or an earlier start.',
    );
  }
  const asOf = dates['date'] ?? monthAsOf(row, columns, context);
  if (typeof asOf !== 'string') return asOf;

  const words = columns.text(row, 'status');
  const mapped = words === '' ? null : mappings.match('activity-statuses', { words });
  if (words !== '' && mapped === null) {
    return rejected(
      columns.all('status')[0] ?? null,
      words,
      'The status is none that we know.',
      'ongoing, planned, suspended or completed (seeds/mappings/activity-statuses.csv).',
    );
  }
  const status = mapped?.['status'] ?? 'ACTIVE';
  const unsaid = words === '' && columns.has('status');
  const warnings = unsaid
    ? [warning('STATUS_NOT_STATED', 'A row without a status was taken for ongoing.')]
    : [];
  const validUntil = endDate ?? (status === 'COMPLETED' ? asOf : null);
  return {
    asOf,
    status,
    validFrom: startDate !== null && validUntil !== null && startDate > validUntil ? null : startDate,
    validUntil,
    staleFrom: validUntil === null ? addDays(asOf, staleDays) : null,
    rank: Number(mapped?.['rank'] ?? 1),
    warnings,
  };
}

/** The as-of of a row without a date of its own: its month and year, its year, its month before the file's as-of, or that. */
function monthAsOf(row: Row, columns: Columns, { mappings, options }: LoadContext): string | Refused {
  const monthText = columns.text(row, 'month');
  const month = monthText === '' ? null : monthOf(monthText, mappings);
  const yearText = columns.text(row, 'year') || (/(?:^|\D)(\d{4})(?:\D|$)/u.exec(monthText)?.[1] ?? '');
  const year = yearText === '' ? null : parseNumber(yearText, { whole: true });
  if (monthText !== '' && month === null) {
    const whole = readDate(monthText, mappings);
    if (whole.ok) return whole.value;
    return rejected(
      columns.all('month')[0] ?? null,
      monthText,
      'The month is none that we know.',
      'a month by name or number.',
    );
  }
  if (year !== null && (!year.ok || year.value < 1900 || year.value > 2199)) {
    return rejected(
      columns.all('year')[0] ?? null,
      yearText,
      'The year is no year from 1900 to 2199.',
      'a year as 2025.',
    );
  }
  if (year !== null) return monthEnd(year.value, month ?? 12);
  if (options.asOf === null) {
    return rejected(
      columns.all('month')[0] ?? null,
      monthText,
      monthText === ''
        ? 'The row does not say when it was true: it has neither a date nor a month and year (a start date tells only when the work began).'
        : 'The row has a month and no year.',
      'a date, or --as-of YYYY-MM-DD for the file.',
    );
  }
  return month === null ? options.asOf : monthBefore(month, options.asOf);
}
