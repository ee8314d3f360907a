import { CURRENT } from '../../model/versions.ts';
import type { LoadPage, LoadRecord } from '../../store.ts';
import { farthestPast } from '../audience/farthest-past.ts';
import type { Connection } from './connection.ts';
import { sql } from './sql.ts';

/** Past loads, newest first. */
export function readLoads(connection: Connection, { first, before }: LoadPage): LoadRecord[] {
  const rows = connection.rows(
    sql`SELECT "id", "revision", "at", "actor", "format", "source", "files", "summary" FROM "store_load"
      WHERE "id" < ${before ?? CURRENT} ORDER BY "id" DESC LIMIT ${first}`,
  );
  return rows.map(([id, revision, at, actor, format, source, files, summary]) => ({
    id: Number(id),
    revision: Number(revision),
    at: String(at),
    actor: String(actor),
    format: String(format),
    source: String(source),
    files: JSON.parse(String(files)) as string[],
    summary: String(summary),
  }));
}

/** The newest revision that took the place of another too long ago for that to be read; 0 when none did. */
export function readFarthestPast(connection: Connection): number {
  const query = sql`SELECT "revision" FROM "store_load" WHERE "at" < ${farthestPast()} ORDER BY "id" DESC LIMIT 1`;
  return Number(connection.row(query)?.[0] ?? 0);
}

export function writeLoad(connection: Connection, load: Omit<LoadRecord, 'id'>): void {
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
