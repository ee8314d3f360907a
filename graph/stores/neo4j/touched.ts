import type { GraphStore } from '../../store.ts';
import { REMEMBERED_REVISIONS, type TouchedRecord, touchedTogether } from '../touched-codes.ts';
import type { Connection, Run } from './connection.ts';
import { whole } from './parameters.ts';

export const TOUCHED_CONSTRAINT =
  'CREATE CONSTRAINT touched_revision IF NOT EXISTS FOR (n:Touched) REQUIRE n.revision IS UNIQUE';

export const touchedSince =
  "MATCH (m:Meta {name: 'graph'}) MATCH (t:Touched) WHERE t.revision >= $revision AND t.revision <= m.revision " +
  'WITH m, t ORDER BY t.revision RETURN m.revision AS newest, collect(t {.revision, .origin, .codes}) AS kept';
const keepTouched = 'CREATE (:Touched {revision: $revision, origin: $origin, codes: $codes})';
export const forgetTouched = 'MATCH (t:Touched) WHERE t.revision <= $forgotten DELETE t';

export function touchedReads(connection: Connection): Pick<GraphStore, 'touchedSince'> {
  return {
    async touchedSince(revision) {
      const [row] = await connection.read(touchedSince, { revision: whole(revision) });
      if (row === undefined) return null;
      const kept = row['kept'] as (TouchedRecord & { revision: number })[];
      return touchedTogether(kept, revision, Number(row['newest']));
    },
  };
}

/** Of the revision that this transaction publishes. What is too old to be asked for goes. */
export async function writeTouched(
  run: Run,
  revision: number,
  { origin, codes }: TouchedRecord,
): Promise<void> {
  await run(keepTouched, { revision: whole(revision), origin, codes });
  await run(forgetTouched, { forgotten: whole(revision - REMEMBERED_REVISIONS) });
}
