import { PROVIDER_KINDS } from '../model/closed-lists.ts';
import type { StatementEntry } from '../network/network.ts';
import type { View } from './view.ts';

export const ALL_KINDS = (1 << PROVIDER_KINDS.length) - 1;

/** Fresh statements on a type for the whole country or for one of the given areas. */
export function statementsOn(
  view: View,
  country: number,
  type: number,
  areas: ArrayLike<number>,
): StatementEntry[] {
  return view.freshStatements.filter(
    (statement) =>
      statement.country === country &&
      statement.types.includes(type) &&
      (statement.area < 0 || Array.prototype.includes.call(areas, statement.area)),
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
