import { TrailcareError } from '../../graph/errors.ts';
import type { LoadContext, Rejection } from '../source-format.ts';
import type { Row, Sample } from '../formats/row.ts';
import { slug } from '../reconcile/slug.ts';
import { nearest, rejected } from './outcome.ts';
import { type PopulationColumns, hasOrigin } from './population-columns.ts';
import { notOne } from './row-country.ts';

/** Where people come from or stay: a country, words of the source that name none, or (origins alone) all together. */
export interface End {
  readonly country: string | null;
  readonly words: string | null;
  /** For codes of facts: ISO3 in capitals, words in small letters, `ALL`. */
  readonly key: string;
}
type EndOrNot = End | { outcome: 'rejected'; rejection: Rejection };

export const ALL_ORIGINS: End = { country: null, words: null, key: 'ALL' };

/**
 * The two ends of a row. Of each the ISO code says it best, then the name; UNHCR's own code (its AUS is Austria) counts where
 * neither is there.
 */
export function makeEnds(sample: Sample, columns: PopulationColumns, context: LoadContext) {
  const { graph, mappings } = context;
  const { places } = columns;
  const unhcr = new Map(mappings.rows('unhcr-codes').map(({ code, country }) => [code!, country ?? '']));
  const side = (name: 'origin' | 'destination') => {
    const cached = new Map<string, EndOrNot>();
    return (row: Row): EndOrNot => {
      const texts = ['.code', '', '.unhcr'].map((part) => places.text(row, `${name}${part}`));
      const key = texts.join('\n');
      let end = cached.get(key);
      if (end === undefined) cached.set(key, (end = endOf(name, texts[0]!, texts[1]!, texts[2]!)));
      return end;
    };
  };
  const originsApart = hasOrigin(columns) && sample.rows.some((row) => cellsOf(row, 'origin') !== '');
  requireUnhcrCodes();

  function cellsOf(row: Row, name: string): string {
    return ['.code', '', '.unhcr'].map((part) => places.text(row, `${name}${part}`)).join('');
  }

  function endOf(name: 'origin' | 'destination', iso: string, text: string, unhcrCode: string): EndOrNot {
    const column = ['', '.code', '.unhcr'].flatMap((part) => places.all(`${name}${part}`))[0] ?? null;
    if (iso === '' && text === '' && unhcrCode === '') {
      return name === 'origin'
        ? rejected(column, '', 'Does not say from where, though other rows do.', ORIGIN_ACCEPTED)
        : rejected(column, '', 'Does not say in which country.', STAY_ACCEPTED);
    }
    // The numbers of UN DESA's lists are no ISO code of ours, and its name is beside them.
    for (const said of [/^\d+$/u.test(iso) ? '' : iso, text].filter((one) => one !== '')) {
      const found = namesNoCountry(said) ? null : graph.country(said).found;
      if (found !== null) return { country: found, words: null, key: found };
    }
    const wordless = [iso, text, unhcrCode].find(namesNoCountry);
    if (wordless !== undefined) {
      const said = text === '' ? wordless : text;
      return { country: null, words: said, key: slug(said) };
    }
    const known = iso === '' ? unhcr.get(unhcrCode.toUpperCase()) : undefined;
    if (known !== undefined && known !== '') return { country: known, words: null, key: known };
    const said = text === '' ? (iso === '' ? unhcrCode : iso) : text;
    if (iso === '' && text === '')
      return rejected(column, said, `${JSON.stringify(said)} is no code of UNHCR.`, STAY_ACCEPTED);
    const match = graph.country(said);
    const reason = match.found === null ? match.reason : 'is not one country';
    const near = match.found === null ? match.candidates : [];
    return rejected(column, said, notOne(said, reason), `${STAY_ACCEPTED}${nearest(near)}`);
  }

  function namesNoCountry(text: string): boolean {
    return text !== '' && mappings.match('population-words', { list: 'origin', words: text }) !== null;
  }

  /** A column `coo` of ISO codes would make Austria of Australia: codes that only ISO has tell. */
  function requireUnhcrCodes(): void {
    for (const field of ['origin.unhcr', 'destination.unhcr']) {
      const alone = places.has(field) && !places.has(field.replace('unhcr', 'code'));
      const strange = sample.rows
        .map((row) => places.text(row, field).toUpperCase())
        .find((code) => code !== '' && !unhcr.has(code) && graph.country(code).found !== null);
      const named = places.has(field.replace('.unhcr', ''));
      if (alone && !named && strange !== undefined) {
        throw new TrailcareError(
          'BAD_INPUT',
          `The column ${places.all(field)[0]} should hold UNHCR's own codes, but ${strange} is none. When its codes are ISO 3166, call it ${field.startsWith('origin') ? 'coo_iso' : 'coa_iso'}.`,
          { column: places.all(field)[0], value: strange },
        );
      }
    }
  }

  return {
    origin: originsApart ? side('origin') : () => ALL_ORIGINS,
    stay: side('destination'),
  };
}

const STAY_ACCEPTED = "a country's ISO 3166 code, or its name.";
const ORIGIN_ACCEPTED =
  "a country's ISO 3166 code or name, or the source's word for an unknown origin; sums of all origins are for files that hold no others.";
