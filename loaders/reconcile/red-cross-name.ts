/** The emblem's name in the languages of the data, folded: a name with one of these is of the Movement, or says so. */
const EMBLEMS = [
  'red cross',
  'red crescent',
  'croix rouge',
  'croissant rouge',
  'cruz roja',
  'media luna roja',
  'cruz vermelha',
  'crescente vermelho',
  'croce rossa',
  'rotes kreuz',
  'roten kreuzes',
  'rode kruis',
  'roda korset',
  'rode kors',
  'kizilay',
  'crveni krst',
  'crveni kriz',
  'красныи крест',
  'красного креста',
  'красныи полумесяц',
  'الصليب الاحمر',
  'الهلال الاحمر',
  'ቀይ መስቀል',
  'magen david adom',
  'نجمة داود الحمراء',
  'للصليب الاحمر',
  'للهلال الاحمر',
  'redcross',
];

/** Words that tell no country, folded. */
const PLAIN = new Set(
  (
    'the of and in society societies national nationale nacional societe sociedad sociedade organisation organization ' +
    'de la le les du des del da do dos el los las l d et y e en der das benemerita في جمعية الجمعية الوطنية'
  ).split(' '),
);

/** These are of the Movement but no National Society: the ICRC and the IFRC have their own rows in seeds/. */
const NOT_NATIONAL = [
  'international',
  'internationale',
  'internacional',
  'internazionale',
  'federation',
  'الدوليه',
  'الدولية',
  'الدولي',
];

/**
 * The words of a folded Red Cross or Red Crescent name that may name its country: ['tchadienne'] for
 * `croix rouge tchadienne`, [] for `red cross`; null when the name is none.
 */
export function redCrossCountryWords(folded: string): string[] | null {
  const padded = ` ${folded} `;
  const emblem = EMBLEMS.find((name) => padded.includes(` ${name} `));
  if (emblem === undefined) return null;
  const rest = padded.replace(` ${emblem} `, ' ').trim().split(' ');
  if (rest.some((word) => NOT_NATIONAL.includes(word))) return null;
  return tellingWords(rest);
}

/** Words without those that tell no country: `republica democratica congo`. */
export function tellingWords(words: readonly string[]): string[] {
  return words.filter((word) => word !== '' && !PLAIN.has(word));
}
