import * as fc from 'fast-check';
import { expect } from 'vitest';
import { KIND_NAMES } from '../../../graph/model/kinds.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { RECORD, type SuiteContext, at } from '../context.ts';
import { modelGraph } from '../model-graph.ts';
import { CODES, VIEWERS, later, whole } from '../random-loads.ts';

async function compare(store: GraphStore, model: ReturnType<typeof modelGraph>, revision: number) {
  for (const viewer of VIEWERS) {
    const reading = at(revision, viewer);
    const counts = await store.counts(reading);
    for (const kind of KIND_NAMES) {
      const shown = model.shown(kind, revision, viewer);
      const what = `${kind} for ${viewer.key}`;
      expect(counts[kind], what).toBe(shown.length);
      if (CODES[kind] === undefined) continue;
      const sources = await store.sourcesOf(kind, CODES[kind], reading);
      for (const code of CODES[kind]) {
        // Their order is that of precedence, which has its own tests.
        const stated = model.stated(kind, code, revision, viewer).map((one) => one.source);
        expect((sources.get(code) ?? []).toSorted(), `${what} ${code}`).toEqual(stated.toSorted());
      }
    }
  }
}

export function audienceModelCases({ test, openEmptyStore, runs }: SuiteContext): void {
  test('after any loads everybody reads what the rule says when it is applied to everything anew', async () => {
    await fc.assert(
      fc.asyncProperty(whole, later, async (first, others) => {
        const { store, close } = await openEmptyStore();
        try {
          const model = modelGraph();
          let revision = 0;
          for (const { put, end } of [{ put: first, end: [] }, ...others]) {
            const session = await store.beginLoad({ waitMs: 5_000 });
            const draft = model.load(revision + 1);
            for (const { kind, fact: one } of put) {
              expect(await session.put(kind, [one])).toEqual([draft.put(kind, one)]);
            }
            for (const { kind, code, source } of end) {
              expect(await session.end(kind, source, [code])).toBe(draft.end(kind, source, [code]));
            }
            if (draft.commit()) revision += 1;
            expect(await session.commit(RECORD)).toBe(revision);
            await compare(store, model, revision);
          }
          for (let past = 1; past < revision; past += 1) await compare(store, model, past);
        } finally {
          await close();
        }
      }),
      {
        seed: 20_260_102,
        numRuns: runs,
        interruptAfterTimeLimit: 280_000,
        markInterruptAsFailure: true,
        endOnFailure: false,
      },
    );
  }, 300_000);
}
