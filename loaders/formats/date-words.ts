/** Month names of the languages of real files (English, French, Spanish, Portuguese), folded; abbreviations are their starts of three letters or more. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janvier', 'enero', 'janeiro'],
  ['february', 'fevrier', 'febrero', 'fevereiro'],
  ['march', 'mars', 'marzo', 'marco'],
  ['april', 'avril', 'abril'],
  ['may', 'mai', 'mayo', 'maio'],
  ['june', 'juin', 'junio', 'junho'],
  ['july', 'juillet', 'julio', 'julho'],
  ['august', 'aout', 'agosto'],
  ['september', 'septembre', 'septiembre', 'setembro', 'setiembre'],
  ['october', 'octobre', 'octubre', 'outubro'],
  ['november', 'novembre', 'noviembre', 'novembro'],
  ['december', 'decembre', 'diciembre', 'dezembro'],
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** `monthOfWord('sept')` is 9; null for what names no month, or more than one (`jui`). The word must be folded. */
export function monthOfWord(word: string): number | null {
  if (word.length < 3 || !/^[a-z]+$/u.test(word)) return null;
  const exact = MONTHS.findIndex((names) => names.includes(word));
  if (exact !== -1) return exact + 1;
  const fits = MONTHS.flatMap((names, i) => (names.some((name) => name.startsWith(word)) ? [i + 1] : []));
  return fits.length === 1 ? fits[0]! : null;
}

/** `weekdayOfWord('thu')` is 4, Sunday 0; null for what is no English weekday. */
export function weekdayOfWord(word: string): number | null {
  const at = word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(word));
  return at === -1 ? null : at;
}
