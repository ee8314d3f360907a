import type { GraphStore } from '../../store.ts';
import { checkRecord, checkVersion } from '../record-writes.ts';
import type { Connection } from './connection.ts';
import { readRecord, removeRecord, writeRecord } from './records.ts';

/** Writes or removes one record on a connection that is in a transaction of its own, and ends that. Returns the version written. */
export function noteRecord(
  connection: Connection,
  ...[type, id, body, expectedVersion]: Parameters<GraphStore['noteRecord']>
): number {
  if (body !== null) checkRecord(id, body);
  checkVersion(type, id, expectedVersion, readRecord(connection, type, id));
  const version = body === null ? 0 : expectedVersion + 1;
  if (body === null) removeRecord(connection, { type, id });
  else writeRecord(connection, { type, id, version, body, at: new Date().toISOString() });
  connection.execute('COMMIT');
  return version;
}
