import type { GraphQLResolveInfo } from 'graphql/index.js';
import { TrailcareError } from '../graph/errors.ts';
import type { Fact, KindName } from '../graph/model/kinds.ts';
import type { Condition, Page } from '../graph/store.ts';
import { asksFor } from './asks-for.ts';
import { oneOf } from './batches.ts';
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
  info: GraphQLResolveInfo,
): Promise<Connection<Entity<N>>> {
  const paging = pagingOf(listKey(list.name, list.filter ?? null), page, context);
  const { first, after } = paging;
  const where = list.where ?? [];
  const found = await context.reads.page(kind, { first, after, where, counted: asksFor('totalCount', info) });
  const beforeCount = noteCounted(found, context, async (from) => {
    // Counted, because counts are kept for whoever asks next: reading the first one goes through the list until there is one.
    const { totalCount } = await context.reads.page(kind, { first: 0, where: [...where, ...from] });
    return kind !== 'Source' && totalCount !== 0;
  });
  return { ...connectionOf(paging, found, (fact) => entity(kind, fact)), beforeCount };
}

/** Resolver of a list below an object: the facts of `kind` whose `field` names it. One store call for all objects of a list. */
export function pageBelow<N extends KindName>(kind: N, field: string) {
  return async (
    parent: { readonly code: string },
    page: PageArguments,
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<Connection<Entity<N>>> => {
    const paging = pagingOf(listKey(`${kind} by ${field}`, null), page, context);
    const { first, after } = paging;
    const { reads } = context;
    const found = await reads.pageBy(kind, field, parent.code, {
      first,
      after,
      counted: asksFor('totalCount', info),
    });
    const beforeCount = noteCounted(found, context, async (from) => {
      const page = await reads.pageBy(kind, field, parent.code, { first: 1, where: from, counted: false });
      return page.facts.length > 0;
    });
    return { ...connectionOf(paging, found, (fact) => entity(kind, fact)), beforeCount };
  };
}

/**
 * `totalCount` counts facts beyond the page too, and rests on their sources, made-up ones among them. `hasOne` tells whether a fact of the
 * list, wherever it stands, is of a source. Costs nothing where the page is the whole list, or the graph holds nothing made up.
 */
function noteCounted<F extends Fact<KindName>>(
  { facts, totalCount }: Page<F>,
  { illustrative, restsOn }: Context,
  hasOne: (from: Condition[]) => Promise<boolean>,
): () => Promise<void> {
  return async () => {
    if (facts.length === totalCount) return;
    for (const { code } of illustrative()) {
      if (!restsOn.has(code) && (await hasOne(oneOf('source', code)))) restsOn.note(code);
    }
  };
}

/** More than one object has of these, as trails of a stop: lists that are short by their nature and so have no pages. */
const SHORT_LIST = 1_000;

/** All facts of `kind` whose `field` names the object: for lists that are short by their nature. LIMIT_EXCEEDED for a longer one. */
export async function allBelow<N extends KindName>(
  { reads }: Context,
  kind: N,
  field: string,
  code: string,
): Promise<Entity<N>[]> {
  const page = await reads.pageBy(kind, field, code, { first: SHORT_LIST, counted: false });
  if (page.hasNextPage) {
    const { totalCount } = await reads.pageBy(kind, field, code, { first: 0 });
    throw new TrailcareError(
      'LIMIT_EXCEEDED',
      `${totalCount} facts of kind ${kind} name ${JSON.stringify(code)} as their ${field}; a list without pages holds ${SHORT_LIST}.`,
      { value: code, limit: SHORT_LIST },
    );
  }
  return page.facts.map((fact) => entity(kind, fact));
}
