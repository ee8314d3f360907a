import { greatCircleKm } from '../../model/great-circle.ts';
import type { KindName } from '../../model/kinds.ts';
import type { Condition, GraphStore, Page, PageQuery, Reading } from '../../store.ts';
import type { Connection, Row } from './connection.ts';
import { factReader } from './fact-rows.ts';
import type { JoinedReads } from './joined-reads.ts';
import { itemAdder, parameterAdder, type Parameters, whole } from './parameters.ts';
import { readingParameters } from './reading-parameters.ts';
import * as statements from './statements.ts';

/**
 * Pages and totals. A condition `near` takes two statements: one for the codes and points in a box, of which our own
 * great circle decides, and one for the facts of the page, so that both stores give the same bytes.
 */
export function pageReads(connection: Connection, joined: JoinedReads): Pick<GraphStore, 'page' | 'pagesBy'> {
  let calls = 0;

  /** A page together with others of its kind. */
  async function pageAmongOthers(
    kind: KindName,
    where: readonly Condition[],
    query: PageQuery,
    at: Reading,
  ): Promise<Row> {
    const name = String((calls += 1));
    const call: Parameters = { name, after: query.after ?? '' };
    const statement = statements.pages(kind, where, itemAdder('call', call));
    const [row] = await joined.read(
      {
        statement,
        shared: { ...readingParameters(at), limit: oneMore(query) },
        list: 'calls',
        items: new Map([[name, call]]),
        itemOf: (found) => String(found['name']),
      },
      at.signal,
    );
    return row ?? {};
  }

  /** `where` with every `near` below a `some` replaced by the codes that fulfil it. */
  async function withoutInnerNear(where: readonly Condition[], at: Reading): Promise<Condition[]> {
    const plain: Condition[] = [];
    for (const condition of where) {
      if (condition.test !== 'some') plain.push(condition);
      else {
        const inner = await withoutInnerNear(condition.where, at);
        const hasNear = inner.some(({ test }) => test === 'near');
        const codes: Condition[] = hasNear
          ? [{ test: 'in', field: 'code', values: await codesNear(condition.kind, inner, at) }]
          : inner;
        plain.push({ ...condition, where: codes });
      }
    }
    return plain;
  }

  /** Sorted codes of the facts that fulfil all conditions, one of which is `near`. */
  async function codesNear(kind: KindName, where: readonly Condition[], at: Reading): Promise<string[]> {
    const parameters = readingParameters(at);
    const rows = await connection.read(
      statements.points(kind, where, parameterAdder(parameters)),
      parameters,
      at.signal,
    );
    return sortedCodes(rows, where);
  }

  async function factsOf<N extends KindName>(kind: N, codes: readonly string[], at: Reading) {
    const toFact = factReader(kind);
    if (codes.length === 0) return new Map<string, ReturnType<typeof toFact>>();
    const rows = await connection.read(
      statements.get(kind),
      { ...readingParameters(at), codes: [...codes] },
      at.signal,
    );
    return new Map(rows.map((row) => toFact(row['fact'])).map((fact) => [fact.code, fact]));
  }

  return {
    async page(kind, query, at) {
      const where = await withoutInnerNear(query.where ?? [], at);
      if (where.some(({ test }) => test === 'near')) {
        const { codes, ...rest } = cut(await codesNear(kind, where, at), query);
        const facts = await factsOf(kind, codes, at);
        return { facts: codes.flatMap((code) => facts.get(code) ?? []), ...rest };
      }
      if (!isCounted(query) && where.every(isLight)) {
        return pageOf(await pageAmongOthers(kind, where, query, at), query, factReader(kind));
      }
      const parameters = pageParameters(query, at);
      const statement = statements.page(kind, where, isCounted(query), parameterAdder(parameters));
      const [row] = await connection.read(statement, parameters, at.signal);
      return pageOf(row ?? {}, query, factReader(kind));
    },

    async pagesBy(kind, field, keys, query, at) {
      const where = await withoutInnerNear(query.where ?? [], at);
      const asked = [...new Set(keys)];
      if (where.some(({ test }) => test === 'near')) {
        const parameters: Parameters = { ...readingParameters(at), keys: asked };
        const statement = statements.pointsBy(kind, field, where, parameterAdder(parameters));
        const rows = Map.groupBy(await connection.read(statement, parameters, at.signal), (row) =>
          String(row['key']),
        );
        const cuts = new Map(asked.map((key) => [key, cut(sortedCodes(rows.get(key) ?? [], where), query)]));
        const facts = await factsOf(kind, [...new Set([...cuts.values()].flatMap(({ codes }) => codes))], at);
        return new Map(
          Array.from(cuts, ([key, { codes, ...rest }]) => [
            key,
            { facts: codes.flatMap((code) => facts.get(code) ?? []), ...rest },
          ]),
        );
      }
      if (asked.length === 0) return new Map();
      const shared = pageParameters(query, at);
      const statement = statements.pagesBy(kind, field, where, isCounted(query), parameterAdder(shared));
      const items = new Map(asked.map((key) => [key, key]));
      const itemOf = (row: Row) => String(row['key']);
      const rows = await joined.read({ statement, shared, list: 'keys', items, itemOf }, at.signal);
      return new Map(rows.map((row) => [String(row['key']), pageOf(row, query, factReader(kind))]));
    },
  };
}

/** One fact more than asked tells whether there is a next page. */
function pageParameters(query: PageQuery, at: Reading): Parameters {
  return { ...readingParameters(at), limit: oneMore(query), after: query.after ?? '' };
}

const oneMore = ({ first }: PageQuery) => whole(first + 1);

/** Served by an index, so that others may wait for it. */
const isLight = ({ test }: Condition) => test === 'in';

const isCounted = ({ counted = true }: PageQuery) => counted;

function pageOf<F>(row: Row, query: PageQuery, toFact: (values: unknown) => F): Page<F> {
  const { first } = query;
  const values = (row['facts'] ?? []) as unknown[];
  return {
    facts: values.slice(0, first).map(toFact),
    totalCount: isCounted(query) ? Number(row['total'] ?? 0) : null,
    hasNextPage: values.length > first,
  };
}

/** Sorted codes of the rows `{code, lat, lon}` whose points fulfil every `near`. */
function sortedCodes(rows: readonly Row[], where: readonly Condition[]): string[] {
  const circles = where.filter((condition) => condition.test === 'near');
  const inside = rows.filter((row) => {
    const point = { lat: Number(row['lat']), lon: Number(row['lon']) };
    return circles.every((circle) => greatCircleKm(circle, point) <= circle.km);
  });
  return [...new Set(inside.map((row) => String(row['code'])))].toSorted();
}

function cut(codes: readonly string[], { first, after }: PageQuery) {
  const rest = codes.filter((code) => code > (after ?? ''));
  return { codes: rest.slice(0, first), totalCount: codes.length, hasNextPage: rest.length > first };
}
