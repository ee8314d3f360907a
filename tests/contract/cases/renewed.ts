import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Viewer } from '../../../graph/model/viewer.ts';
import { buildNetwork } from '../../../graph/network/build-network.ts';
import { differenceFrom, networkAfter } from '../../../graph/network/renewal/network-difference.ts';
import type { Network } from '../../../graph/network/network.ts';
import { openNetwork, portableNetwork } from '../../../graph/network/portable-network.ts';
import { renewedNetwork } from '../../../graph/network/renewal/renewed-network.ts';
import { touchedReadOf } from '../../../graph/network/renewal/touched-read.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { comparableNetwork } from '../../support/comparable-network.ts';
import { RECORD, type SuiteContext, at } from '../context.ts';
import { VIEWERS, later, whole } from '../random-loads.ts';

const built = (store: GraphStore, revision: number, viewer: Viewer) =>
  buildNetwork((kind) => store.scan(kind, at(revision, viewer)), revision, viewer);

/** As the thread does it, and whoever asked it. */
async function renewed(store: GraphStore, before: Network, revision: number, viewer: Viewer) {
  const touched = await store.touchedSince(before.revision);
  const read = touchedReadOf(store, at(revision, viewer));
  const there = openNetwork(structuredClone(portableNetwork(before)));
  const after = await renewedNetwork(there, touched!.codes, read, revision);
  return after && networkAfter(before, structuredClone(differenceFrom(there, after)));
}

export function renewedCases({ test, openEmptyStore, runs }: SuiteContext): void {
  test('after any loads the network that is renewed by what they touched is the one that is built, for every viewer', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(whole, later, async (first, others) => {
        const { store, close } = await openEmptyStore();
        try {
          const networks = new Map<Viewer, Network>();
          for (const { put, end } of [{ put: first, end: [] }, ...others]) {
            const session = await store.beginLoad({ waitMs: 5_000 });
            for (const { kind, fact: one } of put) await session.put(kind, [one]);
            for (const { kind, code, source: by } of end) await session.end(kind, by, [code]);
            const revision = await session.commit(RECORD);
            for (const viewer of VIEWERS) {
              const before = networks.get(viewer);
              const anew = await built(store, revision, viewer);
              const after = before === undefined ? null : await renewed(store, before, revision, viewer);
              if (after !== null) {
                count += 1;
                const what = `${viewer.key} at ${revision}`;
                expect(comparableNetwork(after), what).toEqual(comparableNetwork(anew));
                expect(comparableNetwork(openNetwork(portableNetwork(after))), what).toEqual(
                  comparableNetwork(anew),
                );
              }
              networks.set(viewer, after ?? anew);
            }
          }
        } finally {
          await close();
        }
      }),
      {
        seed: 20_260_105,
        // Each builds many networks.
        numRuns: Math.ceil(runs / 3),
        interruptAfterTimeLimit: 280_000,
        markInterruptAsFailure: true,
        endOnFailure: false,
      },
    );
    // Else nothing was shown: most loads here change places or types for somebody.
    expect(count).toBeGreaterThan(0);
  }, 300_000);
}
