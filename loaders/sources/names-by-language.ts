type Names = Readonly<Record<string, { readonly common: string; readonly official: string }>>;

/** ISO 639-1 of the three-letter codes that world-countries uses; a language without a two-letter code keeps its three. */
const TWO_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'afr af|amh am|ara ar|aym ay|aze az|bel be|ben bn|bis bi|bos bs|bre br|bul bg|cat ca|ces cs|cha ch|cym cy|dan da|deu de|' +
    'div dv|dzo dz|ell el|eng en|est et|eus eu|fao fo|fas fa|fij fj|fin fi|fra fr|gle ga|glg gl|glv gv|grn gn|hat ht|' +
    'heb he|her hz|hin hi|hmo ho|hrv hr|hun hu|hye hy|ind id|isl is|ita it|jpn ja|kal kl|kat ka|kaz kk|khm km|kin rw|kir ky|kon kg|' +
    'kor ko|kur ku|lao lo|lat la|lav lv|lin ln|lit lt|ltz lb|mah mh|mkd mk|mlg mg|mlt mt|mon mn|mri mi|msa ms|mya my|nau na|nbl nr|' +
    'nde nd|ndo ng|nep ne|nld nl|nno nn|nob nb|nor no|nya ny|orm om|per fa|pol pl|por pt|pus ps|que qu|roh rm|ron ro|run rn|rus ru|sag sg|' +
    'sin si|slk sk|slv sl|smo sm|sna sn|som so|sot st|spa es|sqi sq|srp sr|ssw ss|swa sw|swe sv|tam ta|tgk tg|tha th|tir ti|' +
    'ton to|tsn tn|tso ts|tuk tk|tur tr|ukr uk|urd ur|uzb uz|ven ve|vie vi|xho xh|zho zh|zul zu'
  )
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Names of a country, each as `fr:Éthiopie`: common and official ones, translations and its own languages. */
export function namesByLanguage(country: {
  readonly name: { readonly official: string; readonly native: Names };
  readonly translations: Names;
}): string[] {
  const names = [`en:${country.name.official}`];
  for (const [code, { common, official }] of [
    ...Object.entries(country.translations),
    ...Object.entries(country.name.native),
  ]) {
    const language = TWO_LETTERS[code] ?? code;
    names.push(`${language}:${common}`, `${language}:${official}`);
  }
  return [...new Set(names)].toSorted();
}
