import type { Societies, Viewer } from '../../model/viewer.ts';
import { type Sql, identifier, join, sql } from './sql.ts';

/** `mayRead` of the audience of `alias`, as a condition; null when there is none, because the viewer reads everything. */
export function readableBy({ movement, networkOf, restrictedOf }: Viewer, alias: string): Sql | null {
  if (restrictedOf === 'ALL') return null;
  const audience = identifier(alias, 'audience');
  if (!movement) return sql`${audience} = 'public'`;
  const ways = [sql`${audience} IN ('public', 'movement')`];
  if (networkOf === 'ALL') ways.push(sql`${audience} GLOB 'network*'`);
  else if (networkOf.length + restrictedOf.length > 0) {
    ways.push(ownedByOneOf(audience, 'network', [...networkOf, ...restrictedOf]));
  }
  if (restrictedOf.length > 0) ways.push(ownedByOneOf(audience, 'restricted', restrictedOf));
  return ways.length === 1 ? ways[0]! : sql`(${join(ways, ' OR ')})`;
}

/** The Societies are compared as whole words, and by `instr`, in which `_` means itself. */
function ownedByOneOf(
  audience: Sql,
  level: 'network' | 'restricted',
  societies: Exclude<Societies, 'ALL'>,
): Sql {
  return sql`(${audience} GLOB ${`${level} *`} AND EXISTS (SELECT 1 FROM json_each(${JSON.stringify(societies)}) AS society
    WHERE instr(${audience} || ' ', ' ' || society.value || ' ') > 0))`;
}
