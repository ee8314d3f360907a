import type { AnyFact } from '../graph/model/kinds.ts';
import type { GraphStore, Reading } from '../graph/store.ts';
import { ofCountry } from './claim-facts.ts';
import { statementPrefix } from './completeness.ts';

/**
 * Codes of statements that this source made of the country by an earlier `--complete-for` and that `said` replace: they
 * are no newer, speak of the same place, providers and links, and of no other types, but grouped these otherwise. Left standing, a public
 * one would say that the list is complete to those who may no longer see all of it.
 */
export async function earlierStatements(
  store: GraphStore,
  source: string,
  country: string,
  said: readonly AnyFact[],
  reading: Reading,
): Promise<string[]> {
  const now = new Set(said.map(({ code }) => code));
  const earlier: readonly AnyFact[] = await ofCountry(store, 'Statement', country, reading);
  return earlier
    .filter((fact) => fact.code.startsWith(statementPrefix(source)) && !now.has(fact.code))
    .filter((fact) => isRegrouped(fact, said))
    .map(({ code }) => code);
}

function isRegrouped(earlier: AnyFact, said: readonly AnyFact[]): boolean {
  const same = ['adminArea', 'providerKinds', 'links'] as const;
  const now = said
    .filter((fact) => same.every((field) => String(fact[field]) === String(earlier[field])))
    .filter((fact) => String(fact['asOf']) >= String(earlier['asOf']))
    .flatMap((fact) => fact['serviceTypes'] as string[]);
  return (earlier['serviceTypes'] as string[]).every((type) => now.includes(type));
}
