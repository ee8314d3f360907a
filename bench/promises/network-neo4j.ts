import type { Driver } from 'neo4j-driver';
import { KIND_NAMES, type KindName } from '../../graph/model/kinds.ts';
import { CURRENT } from '../../graph/model/versions.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import { openStore } from '../../graph/open-store.ts';
import { factColumns } from '../../graph/stores/neo4j/statements.ts';
import type { Promised } from '../harness/promise.ts';
import { timed } from '../harness/timed.ts';
import { startWorldNeo4j } from '../world/world-neo4j.ts';

/** Ours scans all kinds in batches and makes columns; the driver reads the same rows, one statement for each kind, and lets go of each as it comes. */
export const networkFromNeo4j: Promised = {
  name: 'network-neo4j',
  promise: 'building the network from Neo4j',
  complexity: 'O(facts)',
  whyShort:
    'at S the driver alone takes five eighths of our time, and ours asks for more than it: versions in the order of their codes, with who may read them. Two batches of a kind are on their way at once, and the network is filled while the next batch comes. A small load needs none of it: the network is renewed by what it touched (docs/decisions/0029).',
  sizes: ['S', 'M'],
  quickSizes: [],
  async prepare(size) {
    const world = await startWorldNeo4j(size);
    const store = await openStore(world.url, {});
    const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    /** Rows that the last build took of each kind: the driver reads those kinds, and must come to as many. */
    let scanned = new Map<KindName, number>();
    return {
      inputs: 1,
      rounds: size === 'S' ? 5 : 3,
      async ours() {
        const rows = new Map<KindName, number>();
        async function* scan<N extends KindName>(kind: N) {
          for await (const batch of store.scan(kind, at)) {
            rows.set(kind, (rows.get(kind) ?? 0) + batch.length);
            yield batch;
          }
        }
        const { ms } = await timed(() => buildNetwork(scan, at.revision, STEWARD_OF_ALL));
        scanned = rows;
        return { ms, answer: rowsInWords(rows) };
      },
      peers: [
        {
          name: 'the driver reading the same rows',
          goal: { of: 'ours over limit', bound: 'at most', value: 1.3 },
          async answer() {
            const kinds = KIND_NAMES.filter((kind) => scanned.has(kind));
            const rows = new Map<KindName, number>();
            const { ms } = await timed(async () => {
              for (const kind of kinds) rows.set(kind, await readRows(world.driver, kind));
            });
            return { ms, answer: rowsInWords(rows) };
          },
          differs: (ours, theirs) => (ours === theirs ? null : `${String(ours)} and not ${String(theirs)}`),
        },
      ],
      notes: () => [
        `${[...scanned.values()].reduce((a, b) => a + b, 0).toLocaleString('en')} rows of ${scanned.size} kinds at ${size}. The driver asks for what is current, in no order and without asking who may read it, and keeps nothing.`,
      ],
      async close() {
        await store.close();
        await world.stop();
      },
    };
  },
};

/** Streams all current versions of a kind with the columns that the store reads; how many. */
async function readRows(driver: Driver, kind: KindName): Promise<number> {
  const session = driver.session();
  try {
    const result = session.run(
      `MATCH (n:${kind}) WHERE n.until = $current RETURN [field IN ['${factColumns(kind).join("', '")}'] | n[field]] AS fact`,
      { current: CURRENT },
    );
    let count = 0;
    for await (const record of result) if (record.get('fact') !== null) count += 1;
    return count;
  } finally {
    await session.close();
  }
}

const rowsInWords = (rows: ReadonlyMap<KindName, number>) =>
  [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
