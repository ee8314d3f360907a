import { createHash } from 'node:crypto';
import { foldText } from '../../graph/model/text.ts';

const MAX_LENGTH = 80;

/** An ASCII code part from a name: `slug('Médecins du Monde')` is 'medecins-du-monde'. Names of other scripts become a hash, stable over loads. */
export function slug(name: string): string {
  const folded = foldText(
    name.replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('Ø', 'O').replaceAll('ł', 'l'),
  );
  const ascii = folded
    .replaceAll(/[^a-z0-9 ]/gu, '')
    .trim()
    .replaceAll(/ +/gu, '-');
  const lost = folded.replaceAll(/[a-z0-9 ]/gu, '').length;
  // A name of which only a letter or two is left would collide with others: `ቀይ መስቀል 2`.
  if (ascii === '' || lost > ascii.length) return `${ascii === '' ? '' : `${ascii}-`}${shortHash(folded)}`;
  if (ascii.length > MAX_LENGTH || lost > 0) return `${ascii.slice(0, MAX_LENGTH)}-${shortHash(folded)}`;
  return ascii;
}

/** Ten characters of a SHA-1 in hex: enough for a million keys of one source. */
export function shortHash(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 10);
}
