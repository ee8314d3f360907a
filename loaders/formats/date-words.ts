/** Month names of the languages of real files (English, French, Spanish, Portuguese, Arabic), folded; abbreviations of Latin ones are their starts of three letters or more. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janvier', 'enero', 'janeiro', 'يناير', 'كانون_الثاني', 'جانفي'],
  ['february', 'fevrier', 'febrero', 'fevereiro', 'فبراير', 'شباط', 'فيفري'],
  ['march', 'mars', 'marzo', 'marco', 'مارس', 'اذار'],
  ['april', 'avril', 'abril', 'ابريل', 'نيسان', 'افريل'],
  ['may', 'mai', 'mayo', 'maio', 'مايو', 'ايار', 'ماي'],
  ['june', 'juin', 'junio', 'junho', 'يونيو', 'يونيه', 'حزيران', 'جوان'],
  ['july', 'juillet', 'julio', 'julho', 'يوليو', 'يوليه', 'تموز', 'جويلية'],
  ['august', 'aout', 'agosto', 'اغسطس', 'اب', 'اوت'],
  ['september', 'septembre', 'septiembre', 'setembro', 'setiembre', 'سبتمبر', 'ايلول'],
  ['october', 'octobre', 'octubre', 'outubro', 'اكتوبر', 'تشرين_الاول'],
  ['november', 'novembre', 'noviembre', 'novembro', 'نوفمبر', 'تشرين_الثاني'],
  ['december', 'decembre', 'diciembre', 'dezembro', 'ديسمبر', 'كانون_الاول'],
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** `monthOfWord('sept')` is 9; null for what names no month, or more than one (`jui`). The word must be folded. */
export function monthOfWord(word: string): number | null {
  const exact = MONTHS.findIndex((names) => names.includes(word));
  if (exact !== -1) return exact + 1;
  if (word.length < 3 || !/^[a-z]+$/u.test(word)) return null;
  const fits = MONTHS.flatMap((names, i) => (names.some((name) => name.startsWith(word)) ? [i + 1] : []));
  return fits.length === 1 ? fits[0]! : null;
}

/** Month names of two words joined, so that a date has three parts: `3 تشرين_الاول 2025`. The text must be folded. */
export function monthsInOneWord(folded: string): string {
  return folded.replace(/(كانون|تشرين) (الاول|الثاني)/u, '$1_$2');
}

/** `weekdayOfWord('thu')` is 4, Sunday 0; null for what is no English weekday. */
export function weekdayOfWord(word: string): number | null {
  const at = word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(word));
  return at === -1 ? null : at;
}
