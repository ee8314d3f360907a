import type { GraphStore, StoredRecord } from '../../store.ts';
import { checkRecord, checkVersion } from '../record-writes.ts';
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

export const removeRecords = 'UNWIND $records AS row MATCH (r:Record {type: row.type, id: row.id}) DELETE r';
/** Takes the record's lock, so that of two who write one version the second sees the first. Makes one of version 0 where there is none. */
export const lockRecord =
  "MERGE (r:Record {type: $type, id: $id}) ON CREATE SET r.version = 0, r.body = 'null', r.at = $at " +
  `SET r.id = r.id ${AS_RECORD}`;

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
  removed: readonly Pick<StoredRecord, 'type' | 'id'>[],
  at: string,
): Promise<void> {
  if (records.length > 0) {
    const rows = records.map((one) => ({ ...one, version: whole(one.version) }));
    await run(putRecords, { records: rows, at });
  }
  if (removed.length > 0) {
    await run(removeRecords, { records: removed.map(({ type, id }) => ({ type, id })) });
  }
}

export function recordNotes(connection: Connection): Pick<GraphStore, 'noteRecord'> {
  return {
    async noteRecord(type, id, body, expectedVersion) {
      if (body !== null) checkRecord(id, body);
      const version = body === null ? 0 : expectedVersion + 1;
      let attempts = 0;
      await connection.write(async (run) => {
        const at = new Date().toISOString();
        const [row] = await run(lockRecord, { type, id, at });
        const current = row!['record'] as StoredRecord;
        attempts += 1;
        // Repeated when the answer to the first attempt was lost on its way.
        if (attempts > 1 && current.version === version && (body === null || current.body === body)) return;
        checkVersion(type, id, expectedVersion, current.version === 0 ? null : current);
        if (body === null) await run(removeRecords, { records: [{ type, id }] });
        else await writeRecords(run, [{ type, id, version, body }], [], at);
      });
      return version;
    },
  };
}
