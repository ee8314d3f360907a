import { missingWordKey } from './missing-words.ts';

/** Marks that have a width of zero, only steer the direction of text or stretch a word (tatweel): they make equal names differ. U+200C and U+200D shape letters and stay. */
const INVISIBLE = /[\u0640\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu;
const NEEDS_WORK = /[\u00A0\u0640\u061C\u2000-\u200F\u202A-\u202F\u205F\u2066-\u2069\u3000\uFEFF]/u;
/** Longer texts are never a word for "missing"; most cells are decided by their length alone. */
const LONGEST_MISSING_WORD = 24;

/** A cell's text: trimmed, no-break spaces as spaces, words for a missing value ("No data", "*") as ''. */
export function cleanCell(cell: string, missingWords: ReadonlySet<string>): string {
  const text = (NEEDS_WORK.test(cell) ? cell.replace(SPACES, ' ').replace(INVISIBLE, '') : cell).trim();
  if (text.length <= LONGEST_MISSING_WORD && missingWords.has(missingWordKey(text))) return '';
  return text;
}
