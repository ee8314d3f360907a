import { monthEnd } from '../../graph/model/day.ts';
import { foldText } from '../../graph/model/text.ts';
import { parseDate } from '../formats/parse-date.ts';
import { type Parsed, parsed, refused } from '../formats/parsed.ts';
import type { Mappings } from '../mappings.ts';
import { monthOf } from './row-date.ts';

/** The days that a cell or a header names: a day, a month or a year. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const ACCEPTED = 'a day YYYY-MM-DD, a month YYYY-MM or a year';

/** `JAN2009`, `Jan-09`, `2009-01`, `01/2009`, `janvier 2009`, `2009`, `2009-01-31`. Two digits of a year stand for 20.. and only beside a month's name. */
export function periodOf(
  text: string,
  mappings: Mappings,
  order: 'DMY' | 'MDY' | null = null,
): Parsed<Period> {
  const word = text.trim();
  if (/^(?:19|20)\d{2}$/u.test(word)) return parsed({ from: `${word}-01-01`, to: `${word}-12-31` });
  const numbers = /^(\d{4})[-/. ](\d{1,2})$/u.exec(word) ?? /^(\d{1,2})[-/. ](\d{4})$/u.exec(word);
  if (numbers !== null) {
    const [year, month] = [numbers[1]!, numbers[2]!].map(Number).toSorted((a, b) => b - a);
    return ofMonth(year!, month!);
  }
  const named = namedMonth(word, mappings);
  if (named !== null) return ofMonth(named.year, named.month);
  const day = parseDate(word, { ...(order === null ? {} : { order }), excelSerial: true });
  return day.ok ? parsed({ from: day.value, to: day.value }) : refused(day.rule, ACCEPTED);
}

/** A month by its name and its year, and nothing else. */
function namedMonth(word: string, mappings: Mappings): { year: number; month: number } | null {
  const parts = foldText(word.replaceAll(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ')).split(' ');
  const years = parts.filter((part) => /^(?:\d{4}|\d{2})$/u.test(part));
  const letters = parts.filter((part) => !/^\d+$/u.test(part) && part !== 'de' && part !== 'of');
  if (years.length !== 1 || letters.length !== 1 || parts.length > 3) return null;
  const month = monthOf(letters[0]!, mappings);
  const year = Number(years[0]!.length === 2 ? `20${years[0]}` : years[0]);
  return month === null ? null : { year, month };
}

function ofMonth(year: number, month: number): Parsed<Period> {
  if (month < 1 || month > 12 || year < 1900 || year > 2200) return refused('has no such month', ACCEPTED);
  return parsed({ from: `${year}-${String(month).padStart(2, '0')}-01`, to: monthEnd(year, month) });
}
