import type { Mappings } from '../mappings.ts';

/** Words for a missing value: those that are missing in any column, and those that in a column of codes are a value (`NA` is Namibia). */
export interface MissingWords {
  readonly inCodes: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
  /** Of these, those by which a publisher says that it has a number and hides it (`*`). */
  readonly withheld: ReadonlySet<string>;
}

/** From seeds/mappings/missing-words.csv. */
export function readMissingWords(mappings: Mappings): MissingWords {
  const rows = mappings.rows('missing-words').map((row) => ({
    word: missingWordKey(row['word'] ?? ''),
    code: row['inCodeColumns'] !== 'false',
    withheld: row['meaning'] === 'WITHHELD',
  }));
  return {
    inCodes: new Set(rows.filter(({ code }) => code).map(({ word }) => word)),
    elsewhere: new Set(rows.map(({ word }) => word)),
    withheld: new Set(rows.filter(({ withheld }) => withheld).map(({ word }) => word)),
  };
}

/** Lower case, without diacritics. */
export function missingWordKey(text: string): string {
  const lower = text.toLowerCase();
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7F]*$/u.test(lower) ? lower : lower.normalize('NFKD').replaceAll(/\p{M}+/gu, '');
}

export function isWithheld(cell: string, { withheld }: MissingWords): boolean {
  return withheld.has(missingWordKey(cell.trim()));
}

const CODE_WORDS =
  /(?:^|[^\p{L}])(?:code|codes|cod|codigo|iso|pcod\p{L}*|id|key|pk|country|countries|pays|pais|origin|origine|origen|destination|asylum|residence|nationality|nat|coo|coa|cca)(?:$|[^\p{L}])|iso_?[23]|دولة|بلد/iu;

/** Whether a column holds codes or countries, by its header or hashtag. */
export function isCodeColumn(header: string, hashtag: string): boolean {
  const words = header
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '');
  return CODE_WORDS.test(words) || CODE_WORDS.test(hashtag);
}
