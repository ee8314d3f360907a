import { visibilityOf } from '../../model/audience.ts';
import { type KindName, KIND_NAMES, kindOf } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import type { GraphStore, LoadRecord } from '../../store.ts';
import { changeReads } from './changes.ts';
import { searchWords } from './conditions.ts';
import type { Connection, Row } from './connection.ts';
import { factReader } from './fact-rows.ts';
import { joinedReads } from './joined-reads.ts';
import { pageReads } from './page-reads.ts';
import { parameterAdder, whole } from './parameters.ts';
import { readingParameters } from './reading-parameters.ts';
import { recordReads } from './records.ts';
import * as statements from './statements.ts';
import { touchedReads } from './touched.ts';

const SCAN_BATCH = 5_000;
/** Batches that the server makes while the caller uses one: it makes each on one core, slower than we read it. */
const SCANS_AT_ONCE = 2;

type Reads = Omit<GraphStore, 'name' | 'migrate' | 'beginLoad' | 'noteRecord' | 'close'>;

/** The reading half of the port. */
export function neo4jReads(connection: Connection): Reads {
  const joined = joinedReads(connection);
  return {
    ...pageReads(connection, joined),
    ...recordReads(connection),
    ...changeReads(connection),
    ...touchedReads(connection),

    async revision() {
      const [row] = await connection.read(statements.revision, {});
      return row === undefined ? 0 : Number(row['revision']);
    },

    async get(kind, codes, at) {
      if (codes.length === 0) return new Map();
      const rows = await joined.read(
        {
          statement: statements.get(kind),
          shared: readingParameters(at),
          list: 'codes',
          items: new Map(codes.map((code) => [code, code])),
          itemOf: (row) => String((row['fact'] as unknown[])[0]),
        },
        at.signal,
      );
      const toFact = factReader(kind);
      return new Map(rows.map((row) => toFact(row['fact'])).map((fact) => [fact.code, fact]));
    },

    async versions(kind, code, at) {
      const rows = await connection.read(
        statements.versions(kind),
        { ...readingParameters(at), code },
        at.signal,
      );
      const toFact = factReader(kind);
      return rows.map((row) => toFact(row['fact']));
    },

    async sourcesOf(kind, codes, at) {
      if (codes.length === 0) return new Map();
      const parameters = { ...readingParameters(at), codes: [...new Set(codes)] };
      const rows = await connection.read(statements.sourcesOf(kind), parameters, at.signal);
      return new Map(rows.map((row) => [String(row['code']), row['sources'] as string[]]));
    },

    async visibilities(kind, codes, at) {
      if (codes.length === 0) return new Map();
      const parameters = { ...readingParameters(at), codes: [...new Set(codes)] };
      const rows = await connection.read(statements.visibilities(kind), parameters, at.signal);
      return new Map(rows.map((row) => [String(row['code']), visibilityOf(String(row['audience']))]));
    },

    async *scan(kind, at) {
      const toFact = factReader(kind);
      const reading = readingParameters(at);
      const ahead: Promise<() => Row[]>[] = [];
      let after: string | null = '';
      /** Asks for the next batch, when there is one. */
      const askOne = async () => {
        if (after === null) return;
        const from = { ...reading, after };
        const [bound] = await connection.read(
          statements.scanBound(kind),
          { after, batch: whole(SCAN_BATCH) },
          at.signal,
        );
        const upTo = bound === undefined ? null : String(bound['code']);
        const rows = connection.read(
          statements.scan(kind, upTo === null),
          upTo === null ? from : { ...from, upTo },
          at.signal,
        );
        // Settled, so that it cannot fail unheard if the caller stops.
        ahead.push(settled(rows));
        after = upTo;
      };
      for (let n = 0; n < SCANS_AT_ONCE; n++) await askOne();
      for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
        const rows = (await next)();
        await askOne();
        if (rows.length > 0) yield rows.map((row) => toFact(row['fact']));
      }
    },

    async counts(at) {
      const [row] = await connection.read(statements.counts(), readingParameters(at), at.signal);
      return Object.fromEntries(KIND_NAMES.map((kind) => [kind, Number(row?.[kind] ?? 0)])) as Record<
        KindName,
        number
      >;
    },

    async search(folded, kinds, limit, at) {
      const searched = kinds.filter((kind) => kindOf(kind).searched.length > 0);
      if (searched.length === 0 || limit <= 0 || searchWords(folded).length === 0) return [];
      const parameters = { ...readingParameters(at), limit: whole(limit) };
      const statement = statements.search(searched, folded, parameterAdder(parameters));
      const rows = await connection.read(statement, parameters, at.signal);
      const found = rows.map((row) => {
        const place = Number(row['place']);
        const kind = searched[place]!;
        return { place, kind, fact: factReader(kind)(row['fact']) };
      });
      found.sort((a, b) => a.place - b.place || (a.fact.code < b.fact.code ? -1 : 1));
      return found.slice(0, limit).map(({ kind, fact }) => ({ kind, fact }));
    },

    async listLoads({ first, before }) {
      const parameters = { first: whole(first), before: whole(before ?? CURRENT) };
      const rows = await connection.read(statements.listLoads, parameters);
      return rows.map((row) => row['load'] as LoadRecord);
    },
  };
}

/** A promise that never rejects but gives a function that returns or throws. */
function settled<T>(promise: Promise<T>): Promise<() => T> {
  return promise.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
}
