const EMAIL = /[^\s@]@[^\s@]/u;
const LINK = /https?:|www\.|\b[\w-]+\.(?:org|com|net|gov|edu|info)\b/iu;
/** Seven digits or more, apart by no more than a few marks: a telephone number. `2014-2015` and `18:30-20:00` are none. */
const PHONE = /\+?\(?\d(?:[\s().-]{0,2}\d){6,}/u;
const DATE = /\b\d{4}-\d{2}-\d{2}\b|\b\d{4}\s?-\s?\d{4}\b/gu;
/** Longer ones are stories, in which somebody may be named. */
const LONGEST = 240;

/**
 * A text of a directory that may be kept: a name, a condition, opening hours. Null for one that tells how to reach somebody
 * (an e-mail address, a telephone number, a link), and for one so long that it tells more than what was asked. Names of
 * persons cannot be found by scanning, so this is only for fields that hold none: never for comments or descriptions.
 */
export function safeText(text: string): string | null {
  const word = text.replaceAll(/\s+/gu, ' ').trim();
  if (word === '' || word.length > LONGEST) return null;
  const undated = word.replaceAll(DATE, '');
  return EMAIL.test(word) || LINK.test(word) || PHONE.test(undated) ? null : word;
}
