import iconv from 'iconv-lite';

const SUSPECT = /[ÃÂâ][\u0080-\u00BF\u0152-\u0192\u02C6-\u2122]/u;

/** UTF-8 that was read as Windows-1252 and written again: `MedellÃ­n` is 'Medellín'. Other texts are returned as they are. */
export function repairMojibake(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const bytes = iconv.encode(text, 'win1252');
  // What Windows-1252 does not have becomes a question mark: then it was not this.
  if (iconv.decode(bytes, 'win1252') !== text) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the letters were meant.
    return text;
  }
}
