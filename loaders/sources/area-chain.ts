import { CODE_PATTERN } from '../../graph/model/field.ts';
import type { Put } from '../source-format.ts';
import { slug } from '../reconcile/slug.ts';
import { type Envelope, put } from './envelope.ts';

/** An area as a row names it, '' for what it does not say. */
interface NamedArea {
  readonly level: number;
  readonly name: string;
  readonly code: string;
}

interface AreaChain {
  /** Codes from the coarsest to the finest; empty when the row names no area. */
  readonly codes: readonly string[];
  readonly puts: readonly Put[];
}

/**
 * The areas of a row as AdminArea facts, each part of the one above. The code is the p-code where the row has one, else
 * made from names: `ETH:tigray`, `ETH:tigray/central`. Parents are those that the row names, never read from p-codes.
 */
export function areaChain(country: string, areas: readonly NamedArea[], envelope: Envelope): AreaChain {
  const codes: string[] = [];
  const puts: Put[] = [];
  const path: string[] = [];
  for (const { level, name, code } of areas.toSorted((a, b) => a.level - b.level)) {
    if (name === '' && code === '') continue;
    const parent = codes.at(-1) ?? null;
    path.push(slug(name === '' ? code : name));
    const own = CODE_PATTERN.test(code) ? code : `${country}:${path.join('/')}`;
    const label = name === '' ? code : name;
    puts.push(put('AdminArea', { code: own, ...envelope, asOf: null, name: label, level, country, parent }));
    codes.push(own);
  }
  return { codes, puts };
}

/** Whether a text is a p-code: letters of a country's code, then digits. `ET010108` gives 'ET'. */
export function pcodePrefix(code: string): string | null {
  return /^([A-Z]{2,3})\d{1,12}$/u.exec(code)?.[1] ?? null;
}
