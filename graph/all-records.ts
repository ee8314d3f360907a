import type { GraphStore, RecordType, StoredRecord } from './store.ts';

const BATCH = 500;

/** Every published record of a type, by id, read a batch at a time. */
export async function* allRecords(store: GraphStore, type: RecordType): AsyncGenerator<StoredRecord> {
  for (let after: string | null | undefined = null; after !== undefined;) {
    const records: StoredRecord[] = await store.records(type, { first: BATCH, after });
    yield* records;
    after = records.length < BATCH ? undefined : records.at(-1)!.id;
  }
}
