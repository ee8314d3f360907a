import { parseNumber } from '../formats/parse-number.ts';
import type { Rejection } from '../source-format.ts';
import type { Row } from '../formats/row.ts';
import { rejected } from './outcome.ts';

/** 38891.00000000001: what a sum of fractions leaves of a whole number. A number of people that is further off is refused. */
const NOISE = 1e-6;

type PeopleCount =
  { readonly people: number } | 'missing' | 'withheld' | { outcome: 'rejected'; rejection: Rejection };

/** A cell with a number of people. */
export function readPeople(row: Row, header: string): PeopleCount {
  const text = row.cells[header] ?? '';
  if (text === '') return row.withheld?.includes(header) === true ? 'withheld' : 'missing';
  const whole = parseNumber(text, { whole: true });
  const people = whole.ok ? whole.value : nearlyWhole(text);
  if (people === null)
    return rejected(
      header,
      text,
      whole.ok ? '' : `The number of people ${whole.rule}.`,
      'a whole number, as 1234.',
    );
  if (people < 0)
    return rejected(header, text, 'The number of people is below 0.', 'a whole number, as 1234.');
  return { people };
}

function nearlyWhole(text: string): number | null {
  const value = /^\d+\.\d{6,}$/u.test(text) ? Number(text) : Number.NaN;
  const near = Math.round(value);
  return Math.abs(value - near) < NOISE ? near : null;
}
