import { asciiDigits } from './ascii-digits.ts';
import { type Parsed, parsed, refused } from './parsed.ts';

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu;
const GROUPED = /^[+-]?\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*(?:([,.])\d+)?$/u;
const COMMA_DECIMAL = /^[+-]?\d+,\d+$/u;
const ACCEPTED = 'a number with a decimal point and without thousands separators, as 1234.5';

/**
 * `parseNumber('1,234,567')` is 1234567, `parseNumber('12,5')` is 12.5; `'1,234'` is refused, because it may be either.
 * `whole` (people, years) says that a comma before three digits separates thousands; `decimalComma` says that it never does.
 */
export function parseNumber(
  text: string,
  hint: { readonly whole?: boolean; readonly decimalComma?: boolean } = {},
): Parsed<number> {
  const word = PLAIN.test(text) ? text : plainWord(text);
  const value = readNumber(word, hint);
  if (value === null) return refused('is not a number', ACCEPTED);
  if (value === 'ambiguous') {
    return refused(
      'may be a number of thousands or one with decimals: the separator before three digits says neither',
      ACCEPTED,
    );
  }
  if (!Number.isFinite(value)) return refused('is too large a number', ACCEPTED);
  if (hint.whole === true && !Number.isInteger(value))
    return refused('is not a whole number', 'a whole number, as 1234');
  return parsed(value);
}

/** With the digits, spaces, minus and apostrophe of ASCII. */
const plainWord = (text: string): string =>
  asciiDigits(text)
    .replaceAll(/[\u00A0\u202F\u2009]/gu, ' ')
    .replaceAll('\u2212', '-')
    .replaceAll('’', "'")
    .trim();

function readNumber(
  word: string,
  hint: { readonly whole?: boolean; readonly decimalComma?: boolean },
): number | 'ambiguous' | null {
  if (PLAIN.test(word)) {
    // 25.000 among whole numbers is 25 from a program and 25,000 from a person.
    return hint.whole === true && /\.\d{3}$/u.test(word) && !/^[+-]?0?\./u.test(word) && !/e/iu.test(word)
      ? 'ambiguous'
      : Number(word);
  }
  if (hint.decimalComma === true && COMMA_DECIMAL.test(word)) return Number(word.replace(',', '.'));
  const grouped = GROUPED.exec(word);
  if (grouped !== null) {
    const [, separator, decimal] = grouped as unknown as [string, string, string | undefined];
    if (separator === decimal) return null;
    const groups = word.split(separator).length - 1;
    const onlyOne = groups === 1 && decimal === undefined;
    if (onlyOne && separator === ',' && hint.whole !== true) return 'ambiguous';
    return Number(word.replaceAll(separator, '').replace(decimal ?? '', decimal === undefined ? '' : '.'));
  }
  return COMMA_DECIMAL.test(word) ? Number(word.replace(',', '.')) : null;
}
