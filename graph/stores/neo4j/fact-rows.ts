import { type AnyFact, type Fact, type FactValue, type KindName, kindOf } from '../../model/kinds.ts';
import { allFields } from '../../model/kind.ts';
import { foldText } from '../../model/text.ts';
import { firstAudience } from '../audience/first-audience.ts';
import { type Parameter, whole } from './parameters.ts';
import { factColumns, rowColumns } from './statements.ts';

/** What a version has besides its fact. */
export interface VersionOf {
  fact: AnyFact;
  hash: string;
  precedence: string;
}

/** Values of a version in the order of `rowColumns`. Whole fields as whole numbers, so that an analyst finds 5 and not 5.0. */
export function rowsOf(kind: KindName, versions: readonly VersionOf[]): Parameter[] {
  const integers = new Set(
    allFields(kindOf(kind)).flatMap(([name, { shape }]) => (shape === 'integer' ? [name] : [])),
  );
  const columns = rowColumns(kind);
  return versions.map(({ fact, hash, precedence }) => {
    const ours = { hash, precedence, audience: firstAudience(fact), folded: foldedText(kind, fact) };
    const own: Record<string, FactValue> = { ...fact, ...ours };
    return columns.map((column): Parameter => {
      const value = own[column] ?? null;
      return typeof value === 'number' && integers.has(column) ? whole(value) : value;
    });
  });
}

/** The fact that the values of `factColumns` make. */
export function factReader<N extends KindName>(kind: N): (values: unknown) => Fact<N> {
  const columns = factColumns(kind);
  return (values) => {
    const fact: Record<string, unknown> = {};
    for (const [n, column] of columns.entries()) fact[column] = (values as unknown[])[n];
    return fact as Fact<N>;
  };
}

/** The words in which a search looks, or null for a kind that is not searched. */
function foldedText(kind: KindName, fact: AnyFact): string | null {
  const { searched } = kindOf(kind);
  if (searched.length === 0) return null;
  return foldText(searched.flatMap((field) => fact[field] ?? []).join(' '));
}
