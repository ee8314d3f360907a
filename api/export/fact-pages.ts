import type { Fact, KindName } from '../../graph/model/kinds.ts';
import type { Condition, Page } from '../../graph/store.ts';
import { oneOf } from '../batches.ts';
import type { Context } from '../context.ts';

/** Facts read at once where there are conditions: with each page the store finds and counts all that fulfils them. */
const PAGE = 20_000;
/** Facts given at once. */
const BATCH = 1_000;

interface FactPages<F> {
  /** By code, batch after batch at the request's one revision, however long that takes. Memory does not grow. */
  readonly batches: () => AsyncGenerator<readonly F[]>;
  /** Reads a fact of each source of made-up facts that states one; then all, as far as that is needed. */
  readonly touch: () => AsyncGenerator;
}

/** The facts of a kind that fulfil some conditions, and with `withNames` what they name. */
export function factPages<N extends KindName, R>(
  context: Context,
  kind: N,
  where: readonly Condition[],
  withNames: (fact: Fact<N>) => Promise<R>,
): FactPages<R> {
  const { reads, store, restsOn, illustrative } = context;
  async function* batches() {
    for await (const facts of where.length === 0 ? store.scan(kind, reads.at) : pages()) {
      for (let from = 0; from < facts.length; from += BATCH) {
        // What was read for the batch before is not needed again.
        reads.forget();
        const batch = facts.slice(from, from + BATCH);
        if (kind !== 'Source') for (const { source } of batch) restsOn.note(source);
        yield await Promise.all(batch.map(withNames));
      }
    }
  }
  async function* pages() {
    let after: string | null = null;
    for (let more = true; more;) {
      const page: Page<Fact<N>> = await store.page(
        kind,
        { first: PAGE, after, where, counted: false },
        reads.at,
      );
      yield page.facts;
      more = page.hasNextPage;
      after = page.facts.at(-1)?.code ?? null;
    }
  }
  return {
    batches,
    async *touch() {
      for (const { code } of illustrative()) {
        yield await reads.page(kind, {
          first: 1,
          where: [...where, ...oneOf('source', code)],
          counted: false,
        });
      }
      yield* batches();
    },
  };
}
