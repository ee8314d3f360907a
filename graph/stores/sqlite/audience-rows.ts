import { setImmediate } from 'node:timers/promises';
import type { Visibility } from '../../model/closed-lists.ts';
import { KIND_NAMES, type KindName } from '../../model/kinds.ts';
import { COVERED_FIELDS } from '../../model/covers.ts';
import { STEWARD_SOURCES } from '../../model/steward-sources.ts';
import { CURRENT } from '../../model/versions.ts';
import { type Dependence, readFields } from '../audience/audience-fields.ts';
import type { AudienceRows, NewAudience, StoredCoverage, StoredVersion } from '../audience/audience-rows.ts';
import { type LinkKind, TYPES_OF } from '../audience/link-kind.ts';
import { readFarthestPast } from './audit.ts';
import type { Connection } from './connection.ts';
import { type Row, factOfColumns } from './rows.ts';
import { type Sql, identifier, join, oneOf, sql } from './sql.ts';
import { type Column, type FactTable, TABLES } from './tables.ts';

const BATCH = 5_000;

/** The audiences of a load that is about to be committed on `connection`. Made before it writes, and asked within `step`. */
export interface SqliteAudiences extends AudienceRows {
  /** Committed versions, current and past, in the transaction of the load. */
  setCommitted(kind: KindName, audiences: readonly NewAudience[]): void;
}

export function audienceRows(
  connection: Connection,
  revision: number,
  step: <T>(run: () => T) => T,
): SqliteAudiences {
  // Ids grow, so that what is above was written by this load.
  const lastIds = new Map(
    KIND_NAMES.map((kind) => {
      const query = sql`SELECT coalesce(max("id"), 0) FROM ${identifier(TABLES[kind].name)}`;
      return [kind, Number(connection.row(query)?.[0])];
    }),
  );
  const lastId = (kind: KindName) => lastIds.get(kind)!;

  const versionsWhere = (kind: KindName, where: Sql): StoredVersion[] => {
    const table = TABLES[kind];
    const columns = columnsOf(table, readFields(kind));
    const query = sql`SELECT "f"."audience", "f"."since", "f"."until", ${selected(columns)} FROM ${identifier(table.name)} AS "f" WHERE ${where}`;
    return step(() => connection.rows(query)).map((row) => versionOf(columns, row, revision));
  };

  const set = (kind: KindName, audiences: readonly NewAudience[]): void =>
    step(() => {
      const update = connection.prepare(
        `UPDATE "${TABLES[kind].name}" SET "audience" = ? WHERE "code" = ? AND "source" = ? AND "since" = ?`,
      );
      for (const { code, source, since, audience } of audiences) update.run(audience, code, source, since);
    });

  const writtenOrEnded = (kind: KindName): Sql => {
    const table = identifier(TABLES[kind].name);
    return sql`SELECT "code" FROM ${table} WHERE "id" > ${lastId(kind)} UNION SELECT "code" FROM ${table} WHERE "until" = ${revision}`;
  };

  /** The query gives those after a code. */
  async function* codesInBatches(query: (after: string) => Sql): AsyncGenerator<string[]> {
    for (let after: string | null = ''; after !== null;) {
      const last: string = after;
      const rows = step(() => connection.rows(sql`${query(last)} ORDER BY "code" LIMIT ${BATCH}`));
      const codes = rows.map(([code]) => String(code));
      if (codes.length > 0) yield codes;
      after = codes.length < BATCH ? null : codes.at(-1)!;
      await setImmediate();
    }
  }

  let farthest: number | null = null;
  /** What was ended at a revision above this one may still be read. */
  function reach(): number {
    farthest ??= step(() => readFarthestPast(connection));
    return farthest;
  }

  function hidden(where: Sql): StoredCoverage[] {
    const columns = columnsOf(TABLES.Service, COVERED_FIELDS);
    const query = sql`SELECT DISTINCT "f"."audience", ${selected(columns)} FROM "service" AS "f"
      WHERE ${where} AND "f"."until" = ${CURRENT} AND "f"."audience" <> 'public'`;
    return step(() => connection.rows(query)).map((row) => ({
      audience: String(row[0]),
      fact: factOfColumns(columns, row, 1),
    }));
  }

  return {
    hadFacts: (kind) => lastId(kind) > 0,

    async *written(kind) {
      for (let last = lastId(kind); ;) {
        const table = identifier(TABLES[kind].name);
        const after = last;
        const end = step(() =>
          connection.row(
            sql`SELECT max("id") FROM (SELECT "id" FROM ${table} WHERE "id" > ${after} ORDER BY "id" LIMIT ${BATCH})`,
          ),
        )?.[0];
        if (typeof end !== 'number') return;
        yield versionsWhere(kind, sql`"f"."id" > ${after} AND "f"."id" <= ${end}`);
        last = end;
        await setImmediate();
      }
    },

    async setWritten(kind, audiences) {
      set(kind, audiences);
    },

    setCommitted: set,

    async *touched(kind, by) {
      const named = isNamed(by);
      yield* codesInBatches(
        (after) =>
          sql`SELECT "code" FROM (${writtenOrEnded(kind)}) AS "t" WHERE "code" > ${after} AND ${named}`,
      );
    },

    async *held(kind) {
      const table = identifier(TABLES[kind].name);
      yield* codesInBatches(
        (after) => sql`SELECT "code" FROM (${writtenOrEnded(kind)}) AS "t" WHERE "code" > ${after}
          AND EXISTS (SELECT 1 FROM ${table} AS "s" WHERE "s"."code" = "t"."code" AND ${ofStewards('s')}
            AND "s"."until" IN (${CURRENT}, ${revision}))`,
      );
    },

    async stewardsWords(kind, codes) {
      const query = sql`SELECT "s"."code", "s"."visibility" FROM ${identifier(TABLES[kind].name)} AS "s"
        WHERE "s"."code" IN ${oneOf(codes)} AND ${ofStewards('s')} AND "s"."until" = ${CURRENT}`;
      return step(() => connection.rows(query)).map(([code, visibility]) => ({
        code: String(code),
        visibility: visibility as Visibility,
      }));
    },

    async *narrowed(kind) {
      const table = identifier(TABLES[kind].name);
      const now = sql`SELECT 1 FROM ${table} AS "now" WHERE "now"."code" = "t"."code" AND "now"."until" = ${CURRENT}`;
      yield* codesInBatches(
        (after) => sql`SELECT "code" FROM (${writtenOrEnded(kind)}) AS "t" WHERE "code" > ${after}
          AND EXISTS (${now}) AND NOT EXISTS (${now} AND "now"."audience" = 'public')
          AND EXISTS (SELECT 1 FROM ${table} AS "old" WHERE "old"."code" = "t"."code"
            AND "old"."until" > ${reach()} AND "old"."until" < ${CURRENT}
            AND NOT EXISTS (${now} AND "now"."audience" = "old"."audience"))`,
      );
    },

    async past(kind, codes) {
      return versionsWhere(
        kind,
        sql`"f"."code" IN ${oneOf(codes)} AND "f"."until" > ${reach()} AND "f"."until" < ${CURRENT}`,
      );
    },

    naming: (kind, field, codes) =>
      versionsInBatches(
        kind,
        sql`${names(kind, field, oneOf(codes))} AND "f"."until" > ${reach()} AND +"f"."id" <= ${lastId(kind)}`,
      ),

    async stated(kind, codes) {
      return versionsWhere(
        kind,
        sql`"f"."code" IN ${oneOf(codes)} AND "f"."until" IN (${CURRENT}, ${revision})`,
      );
    },

    hiddenWritten: async () => hidden(sql`+"f"."country" IS NOT NULL AND "f"."id" > ${lastId('Service')}`),

    hiddenIn: async (countries, except) =>
      hidden(sql`"f"."country" IN ${oneOf(countries)} AND "f"."code" NOT IN ${oneOf(except)}`),

    linksWritten: (kind) =>
      versionsInBatches(
        kind,
        sql`"f"."id" > ${lastId(kind)} AND +"f"."until" = ${CURRENT} AND ${mayBeHidden(kind)}`,
      ),

    linksOn: (kind, serviceTypes) =>
      versionsInBatches(
        kind,
        sql`${names(kind, TYPES_OF[kind], oneOf(serviceTypes))} AND "f"."until" = ${CURRENT} AND ${mayBeHidden(kind)}`,
      ),
  };

  async function* versionsInBatches(kind: KindName, where: Sql): AsyncGenerator<StoredVersion[]> {
    const query = sql`SELECT "f"."id" FROM ${identifier(TABLES[kind].name)} AS "f" WHERE ${where}`;
    const ids = step(() => connection.rows(query)).map(([id]) => Number(id));
    for (let from = 0; from < ids.length; from += BATCH) {
      const some = JSON.stringify(ids.slice(from, from + BATCH));
      yield versionsWhere(kind, sql`"f"."id" IN (SELECT value FROM json_each(${some}))`);
      await setImmediate();
    }
  }

  /** The code is named by a version that was committed before this load. */
  function isNamed(by: readonly Dependence[]): Sql {
    // `source` has no index, and sources are few: each is looked at.
    if (by.some(({ field }) => field === 'source')) return sql`1`;
    const ways = by.map(
      ({ kind, field }) =>
        sql`EXISTS (SELECT 1 FROM ${identifier(TABLES[kind].name)} AS "f" WHERE ${names(kind, field, sql`("t"."code")`)}
          AND "f"."until" > ${reach()} AND +"f"."id" <= ${lastId(kind)})`,
    );
    return sql`(${join(ways, ' OR ')})`;
  }
}

/** The version `f` names one of these codes. Values of lists are in a table of their own. */
function names(kind: KindName, field: string, codes: Sql): Sql {
  const table = TABLES[kind];
  const link = table.links.get(field);
  if (link === undefined) return sql`${identifier('f', table.column.get(field)!.name)} IN ${codes}`;
  return sql`"f"."id" IN (SELECT "id" FROM ${identifier(link)} WHERE "value" IN ${codes})`;
}

/** Of a link: agreements are few, and may have a party that is hidden. */
const mayBeHidden = (kind: LinkKind): Sql =>
  kind === 'Agreement' ? sql`1` : sql`"f"."audience" <> 'public'`;

/** By the index of codes and sources: `;` is what comes after `:`. */
const ofStewards = (alias: string): Sql =>
  sql`${identifier(alias, 'source')} >= ${STEWARD_SOURCES} AND ${identifier(alias, 'source')} < ${STEWARD_SOURCES.replace(':', ';')}`;

const columnsOf = (table: FactTable, fields: readonly string[]): Column[] =>
  fields.map((field) => table.column.get(field)!);

const selected = (columns: readonly Column[]): Sql =>
  join(
    columns.map(({ name }) => identifier('f', name)),
    ', ',
  );

function versionOf(columns: readonly Column[], row: Row, revision: number): StoredVersion {
  const [audience, since, until] = row;
  return {
    fact: factOfColumns(columns, row, 3),
    audience: String(audience),
    since: Number(since),
    written: since === revision,
    current: until === CURRENT,
  };
}
