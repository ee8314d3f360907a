// Begins at the @: a text of 100,000 letters would be read from each of them to its end.
const EMAIL = /(?<=[^\s@<>()])@[^\s@<>()]+\.[a-z]{2,}/iu;
/** Days and years are digits too: they go before numbers are looked for. */
const DATES = /\b(?:19|20|21)\d{2}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?\b/gu;
const PHONE = /(?:\+|00)?\d(?:[\s().\-/]?\d){7,}/u;

/**
 * What of a person a text holds, in words, or null: an e-mail address or a telephone number. Names cannot be told from those of
 * places, so free text is kept out of the graph wherever it is not needed.
 */
export function personalDataIn(text: string): string | null {
  if (EMAIL.test(text)) return 'an e-mail address';
  return PHONE.test(text.replaceAll(DATES, ' ')) ? 'a telephone number' : null;
}
