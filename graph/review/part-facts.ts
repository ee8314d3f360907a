import type { AnyFact } from '../model/kinds.ts';
import type { Change, GraphStore, LoadSession, Reading } from '../store.ts';
import type { PairedKind } from './question.ts';
import { renameCode } from './rename-code.ts';

const PAGE = 1_000;

interface Joined {
  readonly from: string;
  readonly to: string;
  /** The revision that joined them, and whose facts it moved. */
  readonly revision: number;
  readonly moved: readonly string[];
}

/**
 * Takes back what `joinFacts` did: the facts of the sources that moved get their code back, with what these sources say
 * today, and so do those whom the join made name the other. What a source said of them for the first time since stays.
 */
export async function partFacts(
  store: GraphStore,
  session: LoadSession,
  kind: PairedKind,
  { from, to, revision, moved }: Joined,
  reading: Reading,
): Promise<void> {
  const versions = (await store.versions(kind, to, reading)) as unknown as AnyFact[];
  for (const fact of versions.filter(({ source }) => moved.includes(source))) {
    await session.put(kind, [{ ...fact, code: from }]);
    await session.end(kind, fact.source, [to]);
  }
  for await (const { kind: of, code, source, before, after } of changesOf(store, revision)) {
    if (before === null || after === null || (of === kind && (code === from || code === to))) continue;
    const now = ((await store.versions(of, code, reading)) as unknown as AnyFact[]).find(
      (fact) => fact.source === source,
    );
    if (now === undefined) continue;
    const put = renameCode([of, now], kind, to, from);
    if (put !== null) await session.put(of, [put[1]]);
  }
}

async function* changesOf(store: GraphStore, revision: number): AsyncGenerator<Change> {
  for (let after: Change | null = null; ;) {
    const page: Change[] = await store.changesOf(revision, { first: PAGE, after });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}
