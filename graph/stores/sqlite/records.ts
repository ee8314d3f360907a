import type { RecordPage, RecordType, StoredRecord } from '../../store.ts';
import type { Connection } from './connection.ts';
import type { Row } from './rows.ts';
import { sql } from './sql.ts';

const COLUMNS = sql`"type", "id", "version", "body", "at"`;

export function readRecord(connection: Connection, type: RecordType, id: string): StoredRecord | null {
  const row = connection.row(
    sql`SELECT ${COLUMNS} FROM "store_record" WHERE "type" = ${type} AND "id" = ${id}`,
  );
  return row === undefined ? null : recordOf(row);
}

export function readRecords(
  connection: Connection,
  type: RecordType,
  { first, after }: RecordPage,
): StoredRecord[] {
  const rows = connection.rows(
    sql`SELECT ${COLUMNS} FROM "store_record" WHERE "type" = ${type} AND "id" > ${after ?? ''} ORDER BY "id" LIMIT ${first}`,
  );
  return rows.map(recordOf);
}

export function writeRecord(connection: Connection, { type, id, version, body, at }: StoredRecord): void {
  connection
    .prepare(
      `INSERT INTO "store_record" ("type", "id", "version", "body", "at") VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET "version" = excluded."version", "body" = excluded."body", "at" = excluded."at"`,
    )
    .run(type, id, version, body, at);
}

export function removeRecord(connection: Connection, { type, id }: Pick<StoredRecord, 'type' | 'id'>): void {
  connection.prepare('DELETE FROM "store_record" WHERE "type" = ? AND "id" = ?').run(type, id);
}

function recordOf([type, id, version, body, at]: Row): StoredRecord {
  return {
    type: String(type) as RecordType,
    id: String(id),
    version: Number(version),
    body: String(body),
    at: String(at),
  };
}
