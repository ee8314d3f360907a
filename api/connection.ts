import type { Page } from '../graph/store.ts';
import type { Context } from './context.ts';
import { badCursor, readCursor, writeCursor } from './cursor.ts';
import { checkFirst } from './arguments/first.ts';

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A page as the schema's connection types want it. */
export interface Connection<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly nodes: T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** No number (NaN) where nobody asks for it. */
  readonly totalCount: number;
  /** To be done before the count is told: see `noteCounted` in lists.ts. */
  readonly beforeCount?: () => Promise<void>;
}

/** Resolver of every connection's `totalCount`. */
export async function totalCountOf(connection: Pick<Connection<unknown>, 'totalCount' | 'beforeCount'>) {
  await connection.beforeCount?.();
  if (Number.isNaN(connection.totalCount))
    throw new Error('A total is told that was not asked of the store.');
  return connection.totalCount;
}

/** One page that was asked for: how many, behind which position, and how to write cursors of its list. */
interface Paging {
  readonly first: number;
  readonly after: string | null;
  cursorAt(position: string): string;
}

/** Checks `first` and `after`. `list` is the list's key: see `listKey`. */
export function pagingOf(list: string, { first, after }: PageArguments, context: Context): Paging {
  const asked = checkFirst(first);
  const { revision } = context.reads.at;
  const cursorAt = (position: string) => writeCursor({ revision, list, position });
  if (after === null || after === undefined) return { first: asked, after: null, cursorAt };
  const problem = context.rejectedCursors.get(after);
  if (problem !== undefined) throw problem;
  const cursor = readCursor(after);
  if (cursor.list !== list)
    throw badCursor(after, 'OTHER_LIST', 'belongs to another list or to other arguments');
  return { first: asked, after: cursor.position, cursorAt };
}

/** The connection of a page from the store, ordered by code. */
export function connectionOf<F extends { code: string }, T>(
  paging: Paging,
  page: Page<F>,
  toNode: (fact: F) => T,
): Connection<T> {
  const edges = page.facts.map((fact) => ({ cursor: paging.cursorAt(fact.code), node: toNode(fact) }));
  return { ...connectionOfEdges(edges, paging, page.hasNextPage), totalCount: page.totalCount ?? Number.NaN };
}

/** The connection of a page that was read behind `paging.after`, of a list that is not counted. `keyOf` is what the list is ordered by. */
export function connectionOfPage<T>(
  paging: Paging,
  page: readonly T[],
  keyOf: (member: T) => string,
  hasNextPage: boolean,
): Omit<Connection<T>, 'totalCount'> {
  const edges = page.map((node) => ({ cursor: paging.cursorAt(keyOf(node)), node }));
  return connectionOfEdges(edges, paging, hasNextPage);
}

/** One page of a list that is all in memory. `keyOf` names a member uniquely. */
export const connectionOfList = <T>(
  paging: Paging,
  list: readonly T[],
  keyOf: (member: T) => string,
): Connection<T> => connectionOfMapped(paging, list, keyOf, (member) => member);

/** `connectionOfList`, of which the members that are shown become nodes. */
export function connectionOfMapped<M, T>(
  paging: Paging,
  list: readonly M[],
  keyOf: (member: M) => string,
  toNode: (member: M) => T,
): Connection<T> {
  let start = 0;
  if (paging.after !== null) {
    const place = list.findIndex((member) => keyOf(member) === paging.after);
    // The list is the same at one revision, so this is a cursor of another day of the same question.
    if (place < 0)
      throw badCursor(paging.cursorAt(paging.after), 'OTHER_LIST', 'is of no member of this list');
    start = place + 1;
  }
  const shown = list.slice(start, start + paging.first);
  const hasNextPage = start + shown.length < list.length;
  const edges = shown.map((member) => ({ cursor: paging.cursorAt(keyOf(member)), node: toNode(member) }));
  return { ...connectionOfEdges(edges, paging, hasNextPage), totalCount: list.length };
}

function connectionOfEdges<T>(
  edges: { cursor: string; node: T }[],
  paging: Paging,
  hasNextPage: boolean,
): Omit<Connection<T>, 'totalCount'> {
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: paging.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
