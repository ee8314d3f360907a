import type { KindName } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import type { Lease } from './lease.ts';
import { whole } from './parameters.ts';
import * as statements from './statements.ts';

/** Ends current versions: committed ones get an end, those of this load go. Returns how many were current. */
export async function endFacts(
  lease: Lease,
  kind: KindName,
  source: string,
  codes: readonly string[],
  pending: number,
): Promise<number> {
  const keys = codes.map((code) => [code, source]);
  const base = { pending: whole(pending), current: whole(CURRENT) };
  let count: number | null = null;
  await lease.write(async (run) => {
    const current = await run(statements.currentVersions(kind), { keys, current: base.current });
    const since = current.map((row) => (row['since'] === null ? null : Number(row['since'])));
    // What the first attempt found: a repeated one may find its own work done.
    count ??= since.filter((revision) => revision !== null).length;
    const committed = keys.filter((_, n) => since[n] !== null && since[n]! < pending);
    const own = keys.filter((_, n) => since[n] !== null && since[n]! >= pending);
    if (committed.length > 0) await run(statements.endVersions(kind), { ...base, keys: committed });
    if (own.length > 0) await run(statements.dropVersions(kind), { ...base, keys: own });
  });
  return count ?? 0;
}
