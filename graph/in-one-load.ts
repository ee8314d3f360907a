import type { GraphStore, LoadSession } from './store.ts';

/**
 * Runs `work` in a load, while no other can run: what it reads is still so when it commits. `work` commits; when it fails, the store
 * stays as it was. OVERLOADED when another load runs for longer than `waitMs`.
 */
export async function inOneLoad<T>(
  store: GraphStore,
  waitMs: number,
  work: (session: LoadSession) => Promise<T>,
): Promise<T> {
  const session = await store.beginLoad({ waitMs });
  try {
    return await work(session);
  } catch (error) {
    await session.abort();
    throw error;
  }
}
