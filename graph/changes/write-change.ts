import type { Principal } from '../access/principal.ts';
import { inOneLoad } from '../in-one-load.ts';
import type { AnyFact } from '../model/kinds.ts';
import type { Viewer } from '../model/viewer.ts';
import type { GraphStore, LoadSession, Reading } from '../store.ts';
import type { FactChange, WritableKind } from './change.ts';
import {
  ownersOfChange,
  type PreparedChange,
  type Preparing,
  prepareChange,
  requireSteward,
  requireVersion,
} from './prepare-change.ts';

/** Who writes, and what he may read. */
export interface Writer {
  readonly principal: Principal;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** A fact as it was written. */
export interface WrittenFact {
  readonly kind: WritableKind;
  readonly fact: AnyFact;
  /** The revision of the graph that has it. */
  readonly revision: number;
}

/** How long a write waits for a load that runs. */
const WAIT_MS = 5_000;

/**
 * Writes one change of a steward, with its audit record, in one transaction. FORBIDDEN for facts of others, CONFLICT when the
 * fact is not in the version that the writer saw, OVERLOADED while a load runs.
 */
export async function writeChange(
  store: GraphStore,
  change: FactChange,
  expectedVersion: string | null,
  writer: Writer,
): Promise<WrittenFact> {
  const { principal } = writer;
  // Before the one load that may run is asked for: who may not write does not make others wait.
  requireSteward(principal, change.kind, await ownersOfChange(change, await preparingNow(store, writer)));
  return preparedInOneLoad(store, writer, async (session, preparing) => {
    const society = requireSteward(principal, change.kind, await ownersOfChange(change, preparing));
    const prepared = await prepareChange(change, society, preparing);
    await requireVersion(change.kind, prepared.before, expectedVersion, preparing);
    await putChange(session, prepared);
    const revision = await session.commit({
      actor: principal.actor,
      format: `${change.action} ${change.kind}`,
      source: prepared.source.code,
      files: [],
      summary: JSON.stringify({ kind: change.kind, code: prepared.fact.code }),
    });
    return { kind: change.kind, fact: prepared.fact, revision };
  });
}

export async function putChange(session: LoadSession, { kind, fact, source }: PreparedChange): Promise<void> {
  await session.put('Source', [source]);
  await session.put(kind, [fact]);
}

async function preparingNow(
  store: GraphStore,
  { viewer, now }: Pick<Writer, 'viewer' | 'now'>,
): Promise<Preparing> {
  const reading: Reading = { revision: await store.revision(), viewer };
  return { store, reading, today: now.toISOString().slice(0, 10) };
}

/** `inOneLoad`, told who writes and as of which revision. */
export function preparedInOneLoad<T>(
  store: GraphStore,
  writer: Pick<Writer, 'viewer' | 'now'>,
  work: (session: LoadSession, preparing: Preparing) => Promise<T>,
): Promise<T> {
  return inOneLoad(store, WAIT_MS, async (session) => work(session, await preparingNow(store, writer)));
}
