import { setImmediate } from 'node:timers/promises';
import type { AnyFact } from '../../model/kinds.ts';
import type { Reading } from '../../store.ts';
import type { Connection } from './connection.ts';
import { firstFacts } from './read-page.ts';
import type { FactTable } from './tables.ts';

const FACTS_IN_A_BATCH = 5_000;

/**
 * Batches by code, each a query of its own: no transaction is open while the caller works, and the pinned revision
 * makes them one answer. `reading` lends the connection, which may be another for each batch.
 */
export async function* scanFacts(
  reading: <T>(read: (connection: Connection) => T) => T,
  table: FactTable,
  at: Reading,
): AsyncGenerator<AnyFact[]> {
  let after: string | null = null;
  for (;;) {
    const last: string | null = after;
    const facts: AnyFact[] = reading((connection) =>
      firstFacts(connection, table, [], FACTS_IN_A_BATCH, last, at),
    );
    if (facts.length > 0) yield facts;
    if (facts.length < FACTS_IN_A_BATCH) return;
    after = facts.at(-1)!.code;
    await setImmediate();
  }
}
