import { foldText } from '../../graph/model/text.ts';
import type { Mappings } from '../mappings.ts';
import { repairMojibake } from './repair-mojibake.ts';

type CampName =
  | { readonly name: string; readonly kind: string; readonly alternatives: readonly string[] }
  /** What kind of area it is, for the rejection. */
  | { readonly area: string };

/** UNHCR's codes: `20AGO001` is an area of a year's list, `NAM` a whole country; `ETHs000164` and `SDNr000000316` are places. */
const AREA_CODE = /^(?:\d{2}[A-Z]{3}\d+|[A-Z]{3})$/u;
/** Words for areas, in the languages in which UNHCR writes them behind the colon, besides those of stop-kinds.csv. */
const AREA_WORDS =
  /\b(?:gobolka|mohafazah|muhafazah|wilayat|wilaya|governorate|provinc\w*|provinsi|region|district|zone|county|marz|shahrestan|oblast|zila|prefecture|territoire|departe?ment\w*|opstina|rayon|entity|emirate|state|municipality|commune|dispersed|autonomous)\b/u;

/**
 * A place's name from `Pugnido : Point`: 'Pugnido', with the whole text as an alternative. What stands behind the colon
 * tells the kind (seeds/mappings/stop-kinds.csv) or is the place itself (`Zarqa: Azraq Camp`). Without a word for it, it is a camp.
 */
export function campName(raw: string, type: string, pcode: string, mappings: Mappings): CampName {
  const text = repairMojibake(raw).replaceAll(/\s+/gu, ' ').trim();
  if (text === '') return { area: 'a row without a name' };
  const folded = foldText(text);
  if (folded.includes('dispersed')) return { area: 'a count of people dispersed in a country' };
  const at = text.lastIndexOf(':');
  const before = at === -1 ? text : text.slice(0, at).trim();
  const behind = at === -1 ? '' : text.slice(at + 1).trim();
  const told = type !== '' ? type : behind;
  if (AREA_WORDS.test(foldText(told === '' ? text : told)))
    return { area: `an area ("${told === '' ? text : told}")` };
  if (AREA_CODE.test(pcode)) return { area: 'an area, by its p-code' };
  const match = told === '' ? null : mappings.match('stop-kinds', { words: told });
  if (match !== null && match['kind'] === '') return { area: `an area ("${told}")` };
  const isType =
    match !== null &&
    foldText(behind).split(' ').length <= 3 &&
    /^(?:point|site|location|town|city|capital|capital city|centre|center|urban site|village|camp|settlement)$/u.test(
      foldText(behind),
    );
  const name = behind === '' || isType ? before : type !== '' ? text : behind;
  const kind = match === null || foldText(told) === 'point' ? 'CAMP' : (match['kind'] ?? 'CAMP');
  const settled = kind === 'BORDER_CROSSING' || kind === 'SEA_AREA' ? 'CAMP' : kind;
  return {
    name,
    kind: settled,
    alternatives: [...new Set([text, raw.trim()])].filter((other) => other !== name && other !== ''),
  };
}
