import type { KindName } from '../../model/kinds.ts';
import type { Found, Reading } from '../../store.ts';
import type { Connection } from './connection.ts';
import { firstFacts } from './read-page.ts';
import { TABLES } from './tables.ts';

/** Kinds one after the other until there are `limit` facts; kinds without searched fields have none. */
export function searchFacts(
  connection: Connection,
  folded: string,
  kinds: readonly KindName[],
  limit: number,
  at: Reading,
): Found[] {
  const found: Found[] = [];
  for (const kind of kinds) {
    const left = limit - found.length;
    if (left <= 0) break;
    if (TABLES[kind].words === null) continue;
    const facts = firstFacts(connection, TABLES[kind], [{ test: 'text', folded }], left, null, at);
    found.push(...facts.map((fact) => ({ kind, fact })));
  }
  return found;
}
