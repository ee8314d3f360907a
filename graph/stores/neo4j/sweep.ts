import { CURRENT } from '../../model/versions.ts';
import type { Lease } from './lease.ts';
import { whole } from './parameters.ts';
import * as statements from './statements.ts';

/** More at once runs a server with 1 GB of heap out of memory. */
const BATCH = 5_000;

/** Leaves the graph as the last commit published it. May be interrupted and repeated. */
export async function sweep(lease: Lease): Promise<void> {
  const parameters = { revision: whole(lease.revision), current: whole(CURRENT), batch: whole(BATCH) };
  // First the new versions: a version can be reopened when the one that replaced it is gone.
  for (const statement of [statements.sweepWritten, statements.sweepEnded]) {
    for (let swept = BATCH; swept === BATCH;) {
      const [row] = await lease.write((run) => run(statement, parameters));
      swept = Number(row?.['swept'] ?? 0);
    }
  }
}
