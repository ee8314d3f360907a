import { dateOfDay, dateProblem, dayNumber } from '../../graph/model/day.ts';
import { foldText } from '../../graph/model/text.ts';
import { asciiDigits } from './ascii-digits.ts';
import { monthOfWord, monthsInOneWord, weekdayOfWord } from './date-words.ts';
import { type Parsed, parsed, refused } from './parsed.ts';

type DateOrder = 'DMY' | 'MDY';

const ACCEPTED = 'a date YYYY-MM-DD';
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/u;
const TIME = /[ T-]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z|utc|gmt|[+-]\d{2}:?\d{2})?$/iu;
/** Excel counts days from 1899-12-30. */
const EXCEL_DAY_0 = -25_569;
/** What is longer is no date: to look through a page of commas for one would take minutes. */
const LONGEST = 100;

/**
 * `parseDate('3 avril 2025')` is 2025-04-03. `03/04/2025` is refused: it is a day in April or in March. It is read when
 * `order` says so, when one of its numbers is above 12, when both are equal, or when its weekday proves one.
 * `03.04.2025` is day first: no one writes months first with dots.
 */
export function parseDate(
  text: string,
  hint: { readonly order?: DateOrder; readonly excelSerial?: boolean } = {},
): Parsed<string> {
  let word = asciiDigits(text).trim();
  if (word.length > LONGEST) return refused('is not a date', ACCEPTED);
  if (hint.excelSerial === true && /^\d{5}(?:\.\d+)?$/u.test(word)) {
    return checked(dateOfDay(Math.floor(Number(word)) + EXCEL_DAY_0));
  }
  word = word.replace(TIME, '').replace(/[\s,-]+$/u, '');
  const weekday = /^(\p{L}+)\.?,?\s+(?=\S)/u.exec(word);
  const weekdayNumber = weekday === null ? null : weekdayOfWord(foldText(weekday[1]!));
  if (weekday !== null && weekdayNumber !== null) word = word.slice(weekday[0].length);

  const iso = ISO.exec(word) ?? COMPACT.exec(word);
  if (iso !== null) return checked(isoDate(iso[1]!, iso[2]!, iso[3]!));
  const numbers = NUMBERS.exec(word);
  if (numbers !== null) return fromNumbers(numbers, hint.order ?? null, weekdayNumber);
  return fromWords(word);
}

function fromNumbers(
  match: RegExpExecArray,
  order: DateOrder | null,
  weekday: number | null,
): Parsed<string> {
  const [, first, separator, second, year] = match as unknown as [string, string, string, string, string];
  const dayFirst = isoDate(year, second, first);
  const monthFirst = isoDate(year, first, second);
  if (order !== null) return checked(order === 'DMY' ? dayFirst : monthFirst);
  if (separator === '.' || Number(first) > 12 || first === second) return checked(dayFirst);
  if (Number(second) > 12) return checked(monthFirst);
  if (weekday !== null) {
    const fit = [dayFirst, monthFirst].filter(
      (date) => dateProblem(date) === null && weekdayOf(date) === weekday,
    );
    if (fit.length === 1) return parsed(fit[0]!);
  }
  return refused(
    `may be ${dayFirst} or ${monthFirst}: nothing says whether the day or the month comes first`,
    ACCEPTED,
  );
}

/** `3 April 2025`, `April 3, 2025`, `3-Apr-2025`. A year of two digits is refused. */
function fromWords(word: string): Parsed<string> {
  const parts = monthsInOneWord(foldText(word.replaceAll(/(?<=\d)(?:st|nd|rd|th|er|º)\b/giu, '')))
    .split(' ')
    .filter((part) => part !== 'de' && part !== 'of');
  const months = parts.map(monthOfWord);
  const at = months.findIndex((month) => month !== null);
  const year = parts.find((part) => /^\d{4}$/u.test(part));
  const day = parts.find((part) => /^\d{1,2}$/u.test(part));
  if (parts.length !== 3 || at === -1 || year === undefined || day === undefined)
    return refused('is not a date', ACCEPTED);
  return checked(isoDate(year, String(months[at]), day));
}

const isoDate = (year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** 0 is Sunday; 1970-01-01 was a Thursday. */
const weekdayOf = (date: string) => (((dayNumber(date) + 4) % 7) + 7) % 7;

function checked(date: string): Parsed<string> {
  const problem = dateProblem(date);
  return problem === null
    ? parsed(date)
    : refused(`is no date of the calendar: ${date} ${problem}`, ACCEPTED);
}
