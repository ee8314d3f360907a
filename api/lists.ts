import type { KindName } from '../graph/model/kinds.ts';
import type { Condition } from '../graph/store.ts';
import { type Connection, connectionOf, type PageArguments, pagingOf } from './connection.ts';
import type { Context } from './context.ts';
import { listKey } from './cursor.ts';
import { type Entity, entity } from './entity.ts';

/** A page of a list at the root. `name` and `filter` say which list it is: cursors of one are no cursors of another. */
export async function rootPage<N extends KindName>(
  kind: N,
  list: { name: string; filter?: unknown; where?: readonly Condition[] },
  page: PageArguments,
  context: Context,
): Promise<Connection<Entity<N>>> {
  const paging = pagingOf(listKey(list.name, list.filter ?? null), page, context);
  const found = await context.reads.page(kind, {
    first: paging.first,
    after: paging.after,
    where: list.where ?? [],
  });
  return connectionOf(paging, found, (fact) => entity(kind, fact));
}

/** Resolver of a list below an object: the facts of `kind` whose `field` names it. One store call for all objects of a list. */
export function pageBelow<N extends KindName>(kind: N, field: string) {
  return async (
    parent: { readonly code: string },
    page: PageArguments,
    context: Context,
  ): Promise<Connection<Entity<N>>> => {
    const paging = pagingOf(listKey(`${kind} by ${field}`, null), page, context);
    const { first, after } = paging;
    const found = await context.reads.pageBy(kind, field, parent.code, { first, after });
    return connectionOf(paging, found, (fact) => entity(kind, fact));
  };
}

/** More than one object has of these, as trails of a stop: lists that are short by their nature and so have no pages. */
const SHORT_LIST = 1_000;

/** All facts of `kind` whose `field` names the object: for lists that are short by their nature. */
export async function allBelow<N extends KindName>(
  { reads }: Context,
  kind: N,
  field: string,
  code: string,
): Promise<Entity<N>[]> {
  const page = await reads.pageBy(kind, field, code, { first: SHORT_LIST });
  return page.facts.map((fact) => entity(kind, fact));
}
