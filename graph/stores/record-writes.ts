import { ConflictError, badInput } from '../errors.ts';
import type { LoadSession, RecordType, StoredRecord } from '../store.ts';

const MOST_BYTES = 1_000_000;
/** What one transaction of either store takes with ease. */
const MOST_BYTES_OF_LOAD = 16_000_000;
/** ASCII, so that both stores order ids alike. */
const ID = /^[!-~]{1,200}$/;

/** A record as it will be: version 0 and no body when it will not be there. */
interface Written {
  readonly type: RecordType;
  readonly id: string;
  readonly version: number;
  readonly body: string | null;
}

/** The records that a load writes: checked at once, kept here until its commit writes them. */
interface RecordWrites {
  readonly put: LoadSession['putRecord'];
  readonly remove: LoadSession['removeRecord'];
  /** What the commit must write, each record once. */
  all(): Omit<StoredRecord, 'at'>[];
  /** What the commit must remove. */
  removed(): Pick<StoredRecord, 'type' | 'id'>[];
}

/** `published` reads what is there; it cannot change during the load, because no other runs. */
export function recordWrites(
  published: (type: RecordType, id: string) => Promise<StoredRecord | null>,
): RecordWrites {
  const written = new Map<string, Written>();
  let bytes = 0;
  async function replace(type: RecordType, id: string, body: string | null, expectedVersion: number) {
    const key = `${type} ${id}`;
    const stored = await published(type, id);
    const current = written.get(key) ?? stored;
    checkVersion(type, id, expectedVersion, current);
    written.set(key, { type, id, version: body === null ? 0 : expectedVersion + 1, body });
  }
  return {
    async put(type, id, body, expectedVersion) {
      const size = checkRecord(id, body);
      if (bytes + size > MOST_BYTES_OF_LOAD) {
        throw badInput('records', bytes + size, `at most ${MOST_BYTES_OF_LOAD} bytes in one load`);
      }
      await replace(type, id, body, expectedVersion);
      bytes += size;
    },
    async remove(type, id, expectedVersion) {
      if (expectedVersion === 0) throw badInput('expectedVersion', 0, 'the version of one that is there');
      await replace(type, id, null, expectedVersion);
    },
    all: () => [...written.values()].flatMap(({ body, ...one }) => (body === null ? [] : [{ ...one, body }])),
    removed: () => [...written.values()].filter(({ body }) => body === null),
  };
}

/** `ConflictError` when `current` (null: there is none) is of another version. */
export function checkVersion(
  type: RecordType,
  id: string,
  expectedVersion: number,
  current: { readonly version: number; readonly body: string | null } | null,
): void {
  const { version, body } = current ?? { version: 0, body: null };
  if (version === expectedVersion) return;
  throw new ConflictError(`${type} with id ${JSON.stringify(id)}`, expectedVersion, { version, body });
}

/** Refuses ids and bodies that a store could not give back as they were; returns the body's bytes of UTF-8. */
export function checkRecord(id: string, body: string): number {
  if (!ID.test(id)) throw badInput('id', id.slice(0, 200), '1 to 200 visible ASCII characters');
  return sizeOf(body);
}

function sizeOf(body: string): number {
  const size = Buffer.byteLength(body);
  if (size > MOST_BYTES) throw badInput('body', size, `at most ${MOST_BYTES} bytes`);
  try {
    JSON.parse(body);
  } catch (error) {
    throw badInput('body', body.slice(0, 40), 'JSON', error);
  }
  if (!body.isWellFormed()) throw badInput('body', body.slice(0, 40), 'well-formed Unicode');
  return size;
}
