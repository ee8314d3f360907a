import { COVERED_FIELDS } from '../../model/covers.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import { readFields } from '../audience/audience-fields.ts';
import type { AudienceRows, NewAudience, StoredVersion } from '../audience/audience-rows.ts';
import * as statements from './audience-statements.ts';
import type { Connection, Row, Run } from './connection.ts';
import type { Lease } from './lease.ts';
import { type Parameters, whole } from './parameters.ts';

const BATCH = 5_000;

/**
 * The audiences of a load that is about to be committed. Those of its own versions are written at once: nobody reads
 * them before it is published, and an abandoned load takes them along.
 */
export function audienceRows(connection: Connection, lease: Lease): AudienceRows {
  const pending = lease.revision + 1;
  const base = { pending: whole(pending), current: whole(CURRENT), batch: whole(BATCH) };
  const read = (statement: string, parameters: Parameters = {}) =>
    connection.read(statement, { ...base, ...parameters });

  /** Whole codes at a time: what is left of a code that the batch cut comes with the next. */
  async function* pagesByCode(kind: KindName, statement: string, parameters: Parameters = {}) {
    for (let after: string | null = ''; after !== null;) {
      const rows: Row[] = await read(statement, { ...parameters, after });
      const last: unknown = rows.at(-1)?.['code'];
      const whole = rows.length < BATCH ? rows : rows.filter((row) => row['code'] !== last);
      if (whole.length > 0) yield whole.map((row) => versionOf(readFields(kind), row, pending));
      after = rows.length < BATCH ? null : String(whole.at(-1)!['code']);
    }
  }

  return {
    hadFacts: () => lease.revision > 0,

    written: (kind) => pagesByCode(kind, statements.written(kind)),

    async setWritten(kind, audiences) {
      await lease.write((run) => setAudiences(run, kind, audiences));
    },

    async *touched(kind, by) {
      const rows = await read(statements.touched(kind, by));
      const codes = rows.map((row) => String(row['code']));
      for (let from = 0; from < codes.length; from += BATCH) yield codes.slice(from, from + BATCH);
    },

    async *naming(kind, field, codes) {
      for (let from = 0; from < codes.length; from += BATCH) {
        yield* pagesByCode(kind, statements.naming(kind, field), { codes: codes.slice(from, from + BATCH) });
      }
    },

    async stated(kind, codes) {
      const versions: StoredVersion[] = [];
      for (let from = 0; from < codes.length; from += BATCH) {
        const rows = await read(statements.stated(kind), { codes: codes.slice(from, from + BATCH) });
        versions.push(...rows.map((row) => versionOf(readFields(kind), row, pending)));
      }
      return versions;
    },

    async hiddenWritten() {
      return (await read(statements.hiddenWritten)).map((row) => versionOf(COVERED_FIELDS, row, pending));
    },

    async hiddenIn(countries, except) {
      const parameters = { countries: [...countries], except: [...except] };
      const rows = await read(statements.hiddenCurrent, parameters);
      return rows.map((row) => versionOf(COVERED_FIELDS, row, pending));
    },
  };
}

/** Of current versions. */
export async function setAudiences(
  run: Run,
  kind: KindName,
  audiences: readonly NewAudience[],
): Promise<void> {
  for (let from = 0; from < audiences.length; from += BATCH) {
    const rows = audiences
      .slice(from, from + BATCH)
      .map(({ code, source, audience }) => [code, source, audience]);
    await run(statements.setAudiences(kind), { rows, current: whole(CURRENT) });
  }
}

function versionOf(fields: readonly string[], row: Row, pending: number): StoredVersion {
  const values = row['fact'] as unknown[];
  const fact = Object.fromEntries(fields.map((field, n) => [field, values[n]])) as AnyFact;
  return {
    fact,
    audience: String(row['audience']),
    written: row['since'] === pending,
    current: row['until'] === CURRENT,
  };
}
