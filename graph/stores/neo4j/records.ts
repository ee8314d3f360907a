import type { GraphStore, StoredRecord } from '../../store.ts';
import type { Connection, Run } from './connection.ts';
import { whole } from './parameters.ts';

export const RECORD_CONSTRAINT =
  'CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:Record) REQUIRE (n.type, n.id) IS UNIQUE';

const AS_RECORD = 'RETURN r {.type, .id, .version, .body, .at} AS record';
export const recordById = `MATCH (r:Record {type: $type, id: $id}) ${AS_RECORD}`;
/** By type too, so that the order is that of the index. */
export const recordsAfter = `MATCH (r:Record) WHERE r.type = $type AND r.id > $after WITH r ORDER BY r.type, r.id LIMIT $first ${AS_RECORD}`;
/** Leaves one that is there as it is. */
export const createRecord =
  'MERGE (r:Record {type: $type, id: $id}) ON CREATE SET r.version = $version, r.body = $body, r.at = $at';
export const putRecords =
  'UNWIND $records AS row MERGE (r:Record {type: row.type, id: row.id}) ' +
  'SET r.version = row.version, r.body = row.body, r.at = $at';

export function recordReads(connection: Connection): Pick<GraphStore, 'record' | 'records'> {
  return {
    async record(type, id) {
      const [row] = await connection.read(recordById, { type, id });
      return row === undefined ? null : (row['record'] as StoredRecord);
    },
    async records(type, { first, after }) {
      const parameters = { type, first: whole(first), after: after ?? '' };
      const rows = await connection.read(recordsAfter, parameters);
      return rows.map((row) => row['record'] as StoredRecord);
    },
  };
}

/** In the transaction of the commit, so that records are published with their load or not at all. */
export async function writeRecords(
  run: Run,
  records: readonly Omit<StoredRecord, 'at'>[],
  at: string,
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((one) => ({ ...one, version: whole(one.version) }));
  await run(putRecords, { records: rows, at });
}
