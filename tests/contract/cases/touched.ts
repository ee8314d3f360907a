import * as fc from 'fast-check';
import { expect } from 'vitest';
import { KIND_NAMES } from '../../../graph/model/kinds.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { RECORD, type SuiteContext, at, load, loadFacts } from '../context.ts';
import { fact, source } from '../facts.ts';
import { CODES, VIEWERS, later, whole } from '../random-loads.ts';

const REMEMBERED = 100;

/** What each viewer is shown of each code now: JSON by kind, code and viewer. */
async function shownNow(store: GraphStore, revision: number): Promise<Map<string, string>> {
  const shown = new Map<string, string>();
  for (const viewer of VIEWERS) {
    for (const kind of KIND_NAMES) {
      const facts = await store.get(kind, CODES[kind] ?? [], at(revision, viewer));
      for (const [code, one] of facts) shown.set(`${kind} ${code} ${viewer.key}`, JSON.stringify(one));
    }
  }
  return shown;
}

const kindAndCode = (place: string) => place.split(' ').slice(0, 2).join(' ');

async function touchedSince(store: GraphStore, revision: number): Promise<Set<string> | null> {
  const touched = await store.touchedSince(revision);
  if (touched === null) return null;
  return new Set(Array.from(touched.codes, ([kind, codes]) => codes.map((code) => `${kind} ${code}`)).flat());
}

export function touchedCases({ test, onEmptyStore, openEmptyStore, runs }: SuiteContext): void {
  test('after any loads every code of which any viewer is shown something else is among those touched', async () => {
    await fc.assert(
      fc.asyncProperty(whole, later, async (first, others) => {
        const { store, close } = await openEmptyStore();
        try {
          const shown: Map<string, string>[] = [new Map()];
          for (const { put, end } of [{ put: first, end: [] }, ...others]) {
            const session = await store.beginLoad({ waitMs: 5_000 });
            for (const { kind, fact: one } of put) await session.put(kind, [one]);
            for (const { kind, code, source: by } of end) await session.end(kind, by, [code]);
            const revision = await session.commit(RECORD);
            const now = await shownNow(store, revision);
            if (revision < shown.length) expect(now).toEqual(shown[revision]);
            shown[revision] = now;
            for (let before = 1; before <= revision; before++) {
              const touched = await touchedSince(store, before);
              const then = shown[before]!;
              const changed = [...new Set([...then.keys(), ...now.keys()])].filter(
                (place) => then.get(place) !== now.get(place),
              );
              const untold = changed.filter((place) => touched?.has(kindAndCode(place)) !== true);
              expect(untold, `touched since ${before}, now ${revision}`).toEqual([]);
            }
          }
        } finally {
          await close();
        }
      }),
      {
        seed: 20_260_103,
        // Each compares much; what a commit touches is decided by what both stores share.
        numRuns: Math.ceil(runs / 3),
        interruptAfterTimeLimit: 280_000,
        markInterruptAsFailure: true,
        endOnFailure: false,
      },
    );
  }, 300_000);

  test(
    'what a load wrote, ended or hid is touched, and what it left unchanged is not',
    onEmptyStore(async (store) => {
      const stops = ['a', 'b', 'c', 'd'].map((code) => fact('Stop', code, { country: 'ETH', kind: 'CITY' }));
      await loadFacts(store, {
        Source: [source('test-source')],
        Country: [fact('Country', 'ETH'), fact('Country', 'SDN')],
        Stop: stops,
        Leg: [fact('Leg', 'a-b', { from: 'a', to: 'b' })],
      });
      expect(await touchedSince(store, 1)).toEqual(new Set());
      await load(store, async (session) => {
        await session.put('Stop', [
          { ...stops[0]!, visibility: 'MOVEMENT' },
          stops[1]!,
          fact('Stop', 'e', { country: 'SDN', kind: 'CITY' }),
        ]);
        await session.end('Stop', 'test-source', ['c', 'nothing']);
      });
      const touched = (await touchedSince(store, 1))!;
      // The leg rests on a stop that was hidden. What did not exist may be named.
      expect([...touched].filter((one) => one !== 'Stop nothing').toSorted()).toEqual([
        'Leg a-b',
        'Stop a',
        'Stop c',
        'Stop e',
      ]);
      expect(await touchedSince(store, 2)).toEqual(new Set());
    }),
  );

  test(
    'loads are told apart, and together',
    onEmptyStore(async (store) => {
      expect(await store.touchedSince(0)).toBeNull();
      await loadFacts(store, { Source: [source('one')] });
      const first = await store.touchedSince(1);
      await loadFacts(store, { Source: [source('two')] });
      await loadFacts(store, { Source: [source('three')] });
      // Writes nothing.
      await loadFacts(store, { Source: [source('three')] });
      expect(await store.revision()).toBe(3);
      expect((await touchedSince(store, 1))!).toEqual(new Set(['Source two', 'Source three']));
      expect((await touchedSince(store, 2))!).toEqual(new Set(['Source three']));
      expect(await touchedSince(store, 3)).toEqual(new Set());
      expect(await touchedSince(store, 4)).toBeNull();
      const origins = await Promise.all([1, 2, 3].map(async (of) => (await store.touchedSince(of))!.origin));
      expect(origins[0]).toBe(first!.origin);
      expect(new Set(origins).size).toBe(3);
    }),
  );

  test(
    'only the last loads are told',
    onEmptyStore(async (store) => {
      for (let n = 1; n <= REMEMBERED + 1; n++) await loadFacts(store, { Source: [source('one', n)] });
      expect(await touchedSince(store, 1)).toBeNull();
      expect(await touchedSince(store, 2)).toEqual(new Set(['Source one']));
    }),
    120_000,
  );
}
