import type { Fact, KindName } from '../../graph/model/kinds.ts';
import type { Condition, Page } from '../../graph/store.ts';
import type { Context } from '../context.ts';

/** Facts read at once: the store counts what fulfils `where` with each page. */
const PAGE = 2_000;

/** Facts of a kind by code, page after page at the request's one revision, however long that takes. Memory does not grow. */
export async function* factPages<N extends KindName>(
  { reads }: Context,
  kind: N,
  where: readonly Condition[],
): AsyncGenerator<Fact<N>[]> {
  let after: string | null = null;
  for (let more = true; more;) {
    // What was read for the page before is not needed again.
    reads.forget();
    const page: Page<Fact<N>> = await reads.page(kind, { first: PAGE, after, where });
    if (page.facts.length > 0) yield page.facts;
    more = page.hasNextPage;
    after = page.facts.at(-1)?.code ?? null;
  }
}
