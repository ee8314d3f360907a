import { PROVIDER_KINDS } from '../model/closed-lists.ts';
import type { StatementEntry } from '../network/network.ts';
import type { View } from './view.ts';

const NO_STATEMENTS: readonly StatementEntry[] = [];

export const ALL_KINDS = (1 << PROVIDER_KINDS.length) - 1;

/** Statements of a list by country and type, and of those for whole countries the bits of the provider kinds that they name. */
interface SortedOut {
  readonly lists: ReadonlyMap<number, readonly StatementEntry[]>;
  readonly wholeKinds: ReadonlyMap<number, number>;
}

const made = new WeakMap<readonly StatementEntry[], SortedOut>();
const MOST_TYPES = 1_000;
const keyOf = (country: number, type: number) => country * MOST_TYPES + type;

/** Once per list. */
function sortedOut({ freshStatements: all }: Pick<View, 'freshStatements'>): SortedOut {
  const known = made.get(all);
  if (known !== undefined) return known;
  const lists = new Map<number, StatementEntry[]>();
  const wholeKinds = new Map<number, number>();
  for (const statement of all) {
    for (const type of new Set(statement.types)) {
      const key = keyOf(statement.country, type);
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [statement]);
      else list.push(statement);
      if (statement.area < 0) wholeKinds.set(key, (wholeKinds.get(key) ?? 0) | statement.kindBits);
    }
  }
  const sorted = { lists, wholeKinds };
  made.set(all, sorted);
  return sorted;
}

/** Fresh statements on a type for the whole country or for one of the given areas, in the order of codes. */
export function statementsOn(
  view: View,
  country: number,
  type: number,
  areas: ArrayLike<number>,
): StatementEntry[] {
  const all = sortedOut(view).lists.get(keyOf(country, type)) ?? NO_STATEMENTS;
  return all.filter(({ area }) => area < 0 || Array.prototype.includes.call(areas, area));
}

/** Bits of the provider kinds that statements name together. */
export function kindsNamed(statements: readonly StatementEntry[]): number {
  return statements.reduce((bits, statement) => bits | statement.kindBits, 0);
}

/** Whether fresh statements for the whole of every one of these countries name all provider kinds. Never at sea. */
export function countriesCovered(view: View, countries: Int32Array, type: number): boolean {
  const { wholeKinds } = sortedOut(view);
  return (
    countries.length > 0 && countries.every((country) => wholeKinds.get(keyOf(country, type)) === ALL_KINDS)
  );
}
