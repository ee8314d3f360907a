import type { Point } from '../../graph/model/great-circle.ts';
import type { LoadContext, Rejection } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import { pcodePrefix } from './area-chain.ts';
import { nearest, rejected, warning } from './outcome.ts';
import { OUTLINE_TOLERANCE_KM } from './read-point.ts';

interface CountryClues {
  /** Code and name cells with the column they stand in; '' for none. */
  readonly code: string;
  readonly name: string;
  readonly column: string | null;
  readonly point: Point | null;
  /** P-codes of the row, and the name of its coarsest area. */
  readonly pcodes: readonly string[];
  readonly adm1: string;
}

type RowCountry =
  | { readonly iso3: string; readonly warnings: readonly Warning[] }
  | { outcome: 'rejected'; rejection: Rejection };

/**
 * The country of a row, from what says it best: its cells, that of the whole file (else `--country`), the prefix of its p-codes, the outline that
 * holds its point; each of the last two with a warning, once per country. What is no country ("Mali Situation") is
 * rejected, unless the first area named is one and the row's point lies in it.
 */
export function makeRowCountry(
  { graph, options }: LoadContext,
  ofFile: string | null = options.country,
): (clues: CountryClues) => RowCountry {
  const warned = new Set<string>();

  function once(code: string, iso3: string, message: string): Warning[] {
    if (warned.has(`${code} ${iso3}`)) return [];
    warned.add(`${code} ${iso3}`);
    return [warning(code, message)];
  }

  function byPlace({ pcodes, point }: CountryClues): RowCountry | null {
    for (const pcode of pcodes) {
      const prefix = pcodePrefix(pcode);
      const iso3 = prefix === null ? null : graph.country(prefix).found;
      if (iso3 === null) continue;
      const message = `No column names the country: ${iso3} was read from p-codes such as ${pcode}.`;
      return { iso3, warnings: once('COUNTRY_BY_PCODE', iso3, message) };
    }
    const iso3 = point === null ? null : graph.countryAt(point.lat, point.lon);
    if (iso3 === null) return null;
    const message = `No column names the country: ${iso3} is where points such as ${point!.lat}, ${point!.lon} lie.`;
    return { iso3, warnings: once('COUNTRY_BY_POINT', iso3, message) };
  }

  /** `Mali Situation`, `Burkina Faso`, a point in Burkina Faso. */
  function bySituation({ adm1, point, name }: CountryClues): RowCountry | null {
    const iso3 = adm1 === '' || point === null ? null : graph.country(adm1).found;
    if (iso3 === null || point === null) return null;
    const km = graph.kmOutside(iso3, point.lat, point.lon);
    if (km === null || km > OUTLINE_TOLERANCE_KM) return null;
    const message = `"${name}" is no country; rows that name ${adm1} and whose point lies there were taken for ${iso3}.`;
    return { iso3, warnings: once('COUNTRY_BY_AREA', iso3, message) };
  }

  return (clues) => {
    const text = clues.code === '' ? clues.name : clues.code;
    if (text === '') {
      if (ofFile !== null) return { iso3: ofFile, warnings: [] };
      const accepted = 'a column with the country, p-codes, coordinates, or --country ISO3.';
      return byPlace(clues) ?? rejected(null, null, 'Nothing says in which country this is.', accepted);
    }
    const match = graph.country(text);
    if (match.found !== null) return { iso3: match.found, warnings: [] };
    const byName = clues.code === '' || clues.name === '' ? null : graph.country(clues.name).found;
    if (byName !== null) return { iso3: byName, warnings: [] };
    const accepted = `a country's ISO 3166 code, or its name.${nearest(match.candidates)}`;
    return bySituation(clues) ?? rejected(clues.column, text, notOne(text, match.reason), accepted);
  };
}

/** Ours go on with the sentence ("is not a country …"); those of country-names.csv say what it is ("several", "unknown"). */
export const notOne = (text: string, reason: string) =>
  /^(?:is|names) /u.test(reason)
    ? `${JSON.stringify(text)} ${reason}.`
    : `${JSON.stringify(text)}: ${reason}.`;
