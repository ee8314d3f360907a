import type { AnyFact, KindName } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL, type Viewer } from '../../graph/model/viewer.ts';
import type { GraphStore, LoadNote, LoadSession, PutOutcome, Reading } from '../../graph/store.ts';

export interface OpenedStore {
  store: GraphStore;
  /** Opens the same graph once more, as another process would. */
  reopen?: () => Promise<GraphStore>;
  /** Closes the store and throws its graph away. */
  close: () => Promise<void>;
}

/** A migrated store without any fact. */
export type OpenEmptyStore = () => Promise<OpenedStore>;

/** How a case declares a test: as vitest's `it`, but a test that the store cannot pass is skipped with its reason. */
export type Test = (name: string, run: () => Promise<void>, timeoutMs?: number) => void;

export interface SuiteContext {
  test: Test;
  openEmptyStore: OpenEmptyStore;
  /** Runs a test on an empty store of its own. */
  onEmptyStore: (run: (store: GraphStore, opened: OpenedStore) => Promise<void>) => () => Promise<void>;
  /** Number of random histories that the property test tries. */
  runs: number;
  /** Kinds of which every path is asked. */
  kinds: readonly KindName[];
}

export const RECORD: LoadNote = {
  actor: 'local',
  format: 'native',
  source: 'test-source',
  files: ['facts.json'],
  summary: '{"accepted":1}',
};

/** One committed load; answers the store's revision after it. */
export async function load(
  store: GraphStore,
  run: (session: LoadSession) => Promise<unknown>,
): Promise<number> {
  const session = await store.beginLoad({ waitMs: 5_000 });
  try {
    await run(session);
  } catch (error) {
    await session.abort();
    throw error;
  }
  return session.commit(RECORD);
}

/** Loads facts by kind, in the given order, 5,000 at once. */
export async function loadFacts(
  store: GraphStore,
  facts: Partial<Record<KindName, readonly AnyFact[]>>,
): Promise<number> {
  return load(store, async (session) => {
    for (const [kind, ofKind] of Object.entries(facts)) await putAll(session, kind as KindName, ofKind);
  });
}

/** What became of each fact, over as many calls as are needed. */
export async function putAll(
  session: LoadSession,
  kind: KindName,
  facts: readonly AnyFact[],
): Promise<PutOutcome[]> {
  const outcomes: PutOutcome[] = [];
  for (let from = 0; from < facts.length; from += 5_000) {
    outcomes.push(...(await session.put(kind, facts.slice(from, from + 5_000))));
  }
  return outcomes;
}

export const at = (revision: number, viewer: Viewer = STEWARD_OF_ALL): Reading => ({ revision, viewer });

export const codesOf = (facts: readonly { code: string }[]): string[] => facts.map(({ code }) => code);

/** All codes that a scan gives, in its order. */
export async function scannedCodes(store: GraphStore, kind: KindName, reading: Reading): Promise<string[]> {
  const codes: string[] = [];
  for await (const batch of store.scan(kind, reading)) codes.push(...codesOf(batch));
  return codes;
}
