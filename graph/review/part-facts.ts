import type { Visibility } from '../model/closed-lists.ts';
import { narrowest } from '../model/default-visibility.ts';
import type { AnyFact } from '../model/kinds.ts';
import { STEWARD_SOURCES } from '../model/steward-sources.ts';
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
 * today, and so do those whom the join made name the other. What a source said of them for the first time since stays, but
 * what stewards hid of the two as one they hide of each, until they say otherwise.
 */
export async function partFacts(
  store: GraphStore,
  session: LoadSession,
  kind: PairedKind,
  { from, to, revision, moved }: Joined,
  reading: Reading,
): Promise<void> {
  const versions = (await store.versions(kind, to, reading)) as unknown as AnyFact[];
  const moving = versions.filter(({ source }) => moved.includes(source));
  const held = versions.filter(
    (fact) => !moving.includes(fact) && isOfStewards(fact) && hidesSome(fact, moving),
  );
  await session.put(
    kind,
    [...moving, ...held].map((fact) => ({ ...fact, code: from })),
  );
  for (const { source } of moving) await session.end(kind, source, [to]);
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

const isOfStewards = ({ source }: AnyFact) => source.startsWith(STEWARD_SOURCES);

const visibilityOf = (fact: AnyFact) => fact['visibility'] as Visibility;

const hidesSome = (held: AnyFact, facts: readonly AnyFact[]) =>
  facts.some((fact) => narrowest([visibilityOf(fact), visibilityOf(held)]) !== visibilityOf(fact));

async function* changesOf(store: GraphStore, revision: number): AsyncGenerator<Change> {
  for (let after: Change | null = null; ;) {
    const page: Change[] = await store.changesOf(revision, { first: PAGE, after });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}
