import type { LoadRecord } from '../../store.ts';
import type { Connection } from './connection.ts';
import { sql } from './sql.ts';

/** Past loads, newest first. */
export function readLoads(connection: Connection, first: number): LoadRecord[] {
  const rows = connection.rows(
    sql`SELECT "revision", "at", "actor", "format", "source", "files", "summary" FROM "store_load" ORDER BY "id" DESC LIMIT ${first}`,
  );
  return rows.map(([revision, at, actor, format, source, files, summary]) => ({
    revision: Number(revision),
    at: String(at),
    actor: String(actor),
    format: String(format),
    source: String(source),
    files: JSON.parse(String(files)) as string[],
    summary: String(summary),
  }));
}

export function writeLoad(connection: Connection, load: LoadRecord): void {
  connection
    .prepare(
      'INSERT INTO "store_load" ("revision", "at", "actor", "format", "source", "files", "summary") VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      load.revision,
      load.at,
      load.actor,
      load.format,
      load.source,
      JSON.stringify(load.files),
      load.summary,
    );
}

export function readRevision(connection: Connection): number {
  return Number(connection.row(sql`SELECT "revision" FROM "store_revision"`)?.[0]);
}

export function writeRevision(connection: Connection, revision: number): void {
  connection.prepare('UPDATE "store_revision" SET "revision" = ?').run(revision);
}
