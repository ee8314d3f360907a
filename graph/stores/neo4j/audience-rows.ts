import type { Integer } from 'neo4j-driver';
import type { Visibility } from '../../model/closed-lists.ts';
import { COVERED_FIELDS } from '../../model/covers.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import { readFields } from '../audience/audience-fields.ts';
import { farthestPast } from '../audience/farthest-past.ts';
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
  let reach: Integer | null = null;
  const read = async (statement: string, parameters: Parameters = {}) => {
    reach ??= await readFarthestPast(connection);
    return connection.read(statement, { ...base, reach, ...parameters });
  };

  /** Whole codes at a time: what is left of a code that the batch cut comes with the next. */
  async function* pagesByCode(kind: KindName, statement: string, parameters: Parameters = {}) {
    for (let after: string | null = '', batch = BATCH; after !== null;) {
      const rows: Row[] = await read(statement, { ...parameters, after, batch: whole(batch) });
      const last: unknown = rows.at(-1)?.['code'];
      const complete = rows.length < batch ? rows : rows.filter((row) => row['code'] !== last);
      if (complete.length > 0) yield complete.map((row) => versionOf(readFields(kind), row, pending));
      if (rows.length < batch) after = null;
      else if (complete.length > 0) after = String(complete.at(-1)!['code']);
      // One code has more versions than that.
      else batch *= 2;
    }
  }

  async function* codesInBatches(statement: string) {
    const codes = (await read(statement)).map((row) => String(row['code']));
    for (let from = 0; from < codes.length; from += BATCH) yield codes.slice(from, from + BATCH);
  }

  async function versionsOf(kind: KindName, statement: string, codes: readonly string[]) {
    const versions: StoredVersion[] = [];
    for (let from = 0; from < codes.length; from += BATCH) {
      const rows = await read(statement, { codes: codes.slice(from, from + BATCH) });
      versions.push(...rows.map((row) => versionOf(readFields(kind), row, pending)));
    }
    return versions;
  }

  return {
    hadFacts: () => lease.revision > 0,

    written: (kind) => pagesByCode(kind, statements.written(kind)),

    async setWritten(kind, audiences) {
      await lease.write((run) => setAudiences(run, kind, audiences));
    },

    touched: (kind, by) => codesInBatches(statements.touched(kind, by)),

    held: (kind) => codesInBatches(statements.held(kind)),

    async stewardsWords(kind, codes) {
      const rows = await read(statements.stewardsWords(kind), { codes: [...codes] });
      return rows.map((row) => ({
        code: String(row['code']),
        visibility: row['visibility'] as Visibility,
      }));
    },

    narrowed: (kind) => codesInBatches(statements.narrowed(kind)),

    past: (kind, codes) => versionsOf(kind, statements.past(kind), codes),

    async *naming(kind, field, codes) {
      for (let from = 0; from < codes.length; from += BATCH) {
        yield* pagesByCode(kind, statements.naming(kind, field), { codes: codes.slice(from, from + BATCH) });
      }
    },

    stated: (kind, codes) => versionsOf(kind, statements.stated(kind), codes),

    async hiddenWritten() {
      return (await read(statements.hiddenWritten)).map((row) => versionOf(COVERED_FIELDS, row, pending));
    },

    async hiddenIn(countries, except) {
      const parameters = { countries: [...countries], except: [...except] };
      const rows = await read(statements.hiddenCurrent, parameters);
      return rows.map((row) => versionOf(COVERED_FIELDS, row, pending));
    },

    linksWritten: (kind) => pagesByCode(kind, statements.linksWritten(kind)),

    linksOn: (kind, serviceTypes) =>
      pagesByCode(kind, statements.linksOn(kind), { codes: [...serviceTypes] }),
  };
}

/** What was ended at a revision above this one may still be read. */
async function readFarthestPast(connection: Connection): Promise<Integer> {
  const [row] = await connection.read(statements.farthestPast, { before: farthestPast() });
  return whole(Number(row?.['revision'] ?? 0));
}

/** Of versions of any time. */
export async function setAudiences(
  run: Run,
  kind: KindName,
  audiences: readonly NewAudience[],
): Promise<void> {
  for (let from = 0; from < audiences.length; from += BATCH) {
    const rows = audiences
      .slice(from, from + BATCH)
      .map(({ code, source, since, audience }) => [code, source, whole(since), audience]);
    await run(statements.setAudiences(kind), { rows });
  }
}

function versionOf(fields: readonly string[], row: Row, pending: number): StoredVersion {
  const values = row['fact'] as unknown[];
  const fact = Object.fromEntries(fields.map((field, n) => [field, values[n]])) as AnyFact;
  return {
    fact,
    audience: String(row['audience']),
    since: Number(row['since']),
    written: row['since'] === pending,
    current: row['until'] === CURRENT,
  };
}
