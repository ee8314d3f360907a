import { dateProblem, monthEnd } from '../../graph/model/day.ts';
import { foldText } from '../../graph/model/text.ts';
import { asciiDigits } from '../formats/ascii-digits.ts';
import { parseDate } from '../formats/parse-date.ts';
import { parseNumber } from '../formats/parse-number.ts';
import { type Parsed, parsed, refused } from '../formats/parsed.ts';
import type { Mappings } from '../mappings.ts';

const ACCEPTED = 'a date YYYY-MM-DD, a month YYYY-MM or a year';

/** A date cell: a day, a month with a year (`August 2025`, `2025-08`: its last day) or a year (its last day). */
export function readDate(cell: string, mappings: Mappings): Parsed<string> {
  const text = asciiDigits(cell);
  const yearAndMonth =
    /^(\d{4})[-/](\d{1,2})$/u.exec(text) ?? /^(\d{1,2})[-/](\d{4})$/u.exec(text)?.toReversed();
  if (/^\d{4}$/u.test(text)) return checked(`${text}-12-31`);
  if (yearAndMonth) {
    const numbers = yearAndMonth.map(Number).filter((n) => Number.isFinite(n));
    const year = Math.max(...numbers);
    const month = Math.min(...numbers);
    return month >= 1 && month <= 12
      ? checked(monthEnd(year, month))
      : refused('has no such month', ACCEPTED);
  }
  const year = /(?:^|\D)(\d{4})(?:\D|$)/u.exec(text)?.[1];
  const month = monthOf(text, mappings);
  if (year !== undefined && month !== null && !/(?:^|\D)\d{1,2}(?:\D|$)/u.test(text)) {
    return checked(monthEnd(Number(year), month));
  }
  return parseDate(text);
}

/** A month cell, by name in the languages of seeds/mappings/months.csv or by number; null when it is none. */
export function monthOf(text: string, mappings: Mappings): number | null {
  const number = parseNumber(text, { whole: true });
  if (number.ok) return number.value >= 1 && number.value <= 12 ? number.value : null;
  const named = mappings.match('months', { words: foldText(text).replaceAll(/\d/gu, ' ') })?.['month'];
  return named === undefined ? null : Number(named);
}

/**
 * The as-of of a row that names a month and no year: the last day of that month, in the year of `asOf` (the file's
 * as-of), or in the year before when the month had not yet come: a report does not speak of the future.
 */
export function monthBefore(month: number, asOf: string): string {
  const year = Number(asOf.slice(0, 4));
  return monthEnd(month > Number(asOf.slice(5, 7)) ? year - 1 : year, month);
}

function checked(date: string): Parsed<string> {
  const problem = dateProblem(date);
  return problem === null ? parsed(date) : refused(problem, ACCEPTED);
}
