import type { Reading } from '../../store.ts';
import { readableBy } from './readable-by.ts';
import { type Sql, identifier, sql } from './sql.ts';
import type { FactTable } from './tables.ts';

/** The versions that are current at the revision and that the viewer may read. */
export function visible(alias: string, { revision, viewer }: Reading): Sql {
  const current = sql`${identifier(alias, 'since')} <= ${revision} AND ${identifier(alias, 'until')} > ${revision}`;
  const readable = readableBy(viewer, alias);
  return readable === null ? current : sql`${current} AND ${readable}`;
}

/**
 * Of the visible versions of a code the one with the greatest precedence: none of another source beats it. Most codes
 * have one source, which the index on (code, source, since) tells without touching the table, or walking the versions that the fact had:
 * `<>` would.
 */
export function shown(table: FactTable, alias: string, at: Reading): Sql {
  const rival = `${alias}_rival`;
  return sql`${visible(alias, at)} AND NOT EXISTS (SELECT 1 FROM ${identifier(table.name)} AS ${identifier(rival)}
    WHERE ${identifier(rival, 'code')} = ${identifier(alias, 'code')}
      AND (${identifier(rival, 'source')} < ${identifier(alias, 'source')} OR ${identifier(rival, 'source')} > ${identifier(alias, 'source')})
      AND ${identifier(rival, 'precedence')} > ${identifier(alias, 'precedence')} AND ${visible(rival, at)})`;
}
