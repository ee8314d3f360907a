import { ConflictError, badInput } from '../errors.ts';
import type { LoadSession, RecordType, StoredRecord } from '../store.ts';

const MOST_BYTES = 1_000_000;
/** What one transaction of either store takes with ease. */
const MOST_BYTES_OF_LOAD = 16_000_000;
/** ASCII, so that both stores order ids alike. */
const ID = /^[!-~]{1,200}$/;

/** The records that a load writes: checked at once, kept here until its commit writes them. */
interface RecordWrites {
  readonly put: LoadSession['putRecord'];
  /** What the commit must write, each record once. */
  all(): Omit<StoredRecord, 'at'>[];
}

/** `published` reads what is there; it cannot change during the load, because no other runs. */
export function recordWrites(
  published: (type: RecordType, id: string) => Promise<StoredRecord | null>,
): RecordWrites {
  const written = new Map<string, Omit<StoredRecord, 'at'>>();
  let bytes = 0;
  return {
    async put(type, id, body, expectedVersion) {
      if (!ID.test(id)) throw badInput('id', id.slice(0, 200), '1 to 200 visible ASCII characters');
      const size = sizeOf(body);
      if (bytes + size > MOST_BYTES_OF_LOAD) {
        throw badInput('records', bytes + size, `at most ${MOST_BYTES_OF_LOAD} bytes in one load`);
      }
      const key = `${type} ${id}`;
      const stored = await published(type, id);
      const current = written.get(key) ?? stored;
      const { version } = current ?? { version: 0 };
      if (version !== expectedVersion) {
        const what = `${type} with id ${JSON.stringify(id)}`;
        throw new ConflictError(what, expectedVersion, { version, body: current?.body ?? null });
      }
      bytes += size;
      written.set(key, { type, id, version: version + 1, body });
    },
    all: () => [...written.values()],
  };
}

/** In bytes of UTF-8. Refuses what a store could not give back as it was. */
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
