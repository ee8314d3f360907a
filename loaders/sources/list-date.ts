import { missingInput } from '../../graph/errors.ts';
import type { LoadContext, Rejection } from '../source-format.ts';
import type { Row, Sample } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { rejected } from './outcome.ts';
import { readDate } from './row-date.ts';

/** The as-of of a row of a list: its date, else `--as-of`. Throws at once when neither is there. */
export function listDates(sample: Sample, columns: Columns, { mappings, options }: LoadContext) {
  const field = ['date', 'year'].find((name) => columns.has(name)) ?? null;
  if (field === null && options.asOf === null) {
    throw missingInput(
      '--as-of',
      `the rows of ${sample.fileName} carry no date.`,
      'the day of which the list speaks, YYYY-MM-DD',
    );
  }
  return (row: Row): string | { outcome: 'rejected'; rejection: Rejection } => {
    const text = field === null ? '' : columns.text(row, field);
    if (text === '') {
      if (options.asOf !== null) return options.asOf;
      return rejected(
        columns.all(field ?? '')[0] ?? null,
        '',
        'The row has no date.',
        'a date, or --as-of YYYY-MM-DD for the file.',
      );
    }
    const read = readDate(text, mappings);
    if (read.ok) return read.value;
    return rejected(columns.all(field ?? '')[0] ?? null, text, `The date ${read.rule}.`, read.accepted);
  };
}
