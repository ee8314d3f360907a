import { PROVIDER_KINDS } from '../model/closed-lists.ts';
import type { StatementEntry } from '../network/network.ts';
import type { View } from './view.ts';

const NO_STATEMENTS: readonly StatementEntry[] = [];

export const ALL_KINDS = (1 << PROVIDER_KINDS.length) - 1;

const made = new WeakMap<readonly StatementEntry[], Map<number, StatementEntry[]>>();
const MOST_TYPES = 1_000;

/** Those on a type in a country, in the order of codes. Sorted out once per list. */
function statementsIn(
  { freshStatements: all }: Pick<View, 'freshStatements'>,
  country: number,
  type: number,
): readonly StatementEntry[] {
  let known = made.get(all);
  if (known === undefined) {
    made.set(all, (known = new Map()));
    for (const statement of all) {
      for (const one of new Set(statement.types)) {
        const key = statement.country * MOST_TYPES + one;
        const list = known.get(key);
        if (list === undefined) known.set(key, [statement]);
        else list.push(statement);
      }
    }
  }
  return known.get(country * MOST_TYPES + type) ?? NO_STATEMENTS;
}

/** Fresh statements on a type for the whole country or for one of the given areas. */
export function statementsOn(
  view: View,
  country: number,
  type: number,
  areas: ArrayLike<number>,
): StatementEntry[] {
  return statementsIn(view, country, type).filter(
    ({ area }) => area < 0 || Array.prototype.includes.call(areas, area),
  );
}

/** Bits of the provider kinds that statements name together. */
export function kindsNamed(statements: readonly StatementEntry[]): number {
  return statements.reduce((bits, statement) => bits | statement.kindBits, 0);
}

const NO_AREAS: number[] = [];

/** Whether fresh statements for the whole of every one of these countries name all provider kinds. Never at sea. */
export function countriesCovered(view: View, countries: Int32Array, type: number): boolean {
  return (
    countries.length > 0 &&
    countries.every((country) => kindsNamed(statementsOn(view, country, type, NO_AREAS)) === ALL_KINDS)
  );
}
