/* oxlint-disable vitest/no-conditional-expect -- what is expected follows from the random history */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { VISIBILITIES } from '../../../graph/model/closed-lists.ts';
import type { AnyFact, KindName } from '../../../graph/model/kinds.ts';
import {
  MOVEMENT_READER,
  MOVEMENT_VIEWER,
  PUBLIC_VIEWER,
  STEWARD_OF_ALL,
  type Viewer,
} from '../../../graph/model/viewer.ts';
import type { Condition, GraphStore, Page } from '../../../graph/store.ts';
import { RECORD, type SuiteContext, at, codesOf, loadFacts } from '../context.ts';
import { SOURCE, fact, source } from '../facts.ts';
import { grounded } from '../grounded.ts';
import { modelGraph } from '../model-graph.ts';

const VIEWERS: Viewer[] = [PUBLIC_VIEWER, MOVEMENT_READER, MOVEMENT_VIEWER, STEWARD_OF_ALL];
const SOURCES = ['s-a', 's-b', 's-c'];
const STOPS = ['p1', 'p2', 'p3', 'p4'];
const SERVICES = ['v1', 'v2', 'v3', 'v4', 'v5'];
const COUNTRIES = ['ETH', 'SDN'];
const AREAS = ['x', 'y', 'z'];
const DAYS = ['2026-01-01', '2026-06-01'];
const NAMES = ['Red house', 'Réd gate', 'ሰላም', 'blue'];

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const list = (...values: string[]) => fc.subarray(values);
const envelope = {
  source: some(...SOURCES),
  asOf: some(null, ...DAYS),
  validFrom: some(null, ...DAYS),
  validUntil: some(null, ...DAYS),
  visibility: some(...VISIBILITIES),
};
const stopFacts = fc
  .record({
    code: some(...STOPS),
    own: fc.record({
      ...envelope,
      name: some(...NAMES),
      country: some(...COUNTRIES),
      lat: some(10, 10.1, -5),
      lon: some(179.95, -179.95, 30),
      adminAreas: list(...AREAS),
    }),
  })
  .map(({ code, own }) => ({ kind: 'Stop' as const, fact: fact('Stop', code, own) }));
const serviceFacts = fc
  .record({
    code: some(...SERVICES),
    own: fc.record({
      ...envelope,
      name: some(null, ...NAMES),
      stop: some(null, ...STOPS),
      country: some(null, ...COUNTRIES),
      remote: fc.boolean(),
      adminAreas: list(...AREAS),
    }),
  })
  .map(({ code, own }) => ({ kind: 'Service' as const, fact: fact('Service', code, own) }));
const sourceFacts = fc
  .record({ code: some(...SOURCES), priority: some(1, 50, 1000) })
  .map(({ code, priority }) => ({ kind: 'Source' as const, fact: source(code, priority) }));

/** On what all of them rest, so that what is public is read by the public. */
const GROUND = grounded({
  Source: SOURCES.map((code) => source(code, 1)),
  Service: [fact('Service', 'v1')],
});

type Operation =
  { put: { kind: KindName; fact: AnyFact }[] } | { end: { kind: KindName; source: string; codes: string[] } };
const operations: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      put: fc.array(fc.oneof(stopFacts, serviceFacts, serviceFacts, sourceFacts), {
        minLength: 1,
        maxLength: 8,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      end: fc.record({
        kind: some<KindName>('Stop', 'Service'),
        source: some(...SOURCES),
        codes: list(...STOPS, ...SERVICES),
      }),
    }),
  },
);
const loads = fc.array(
  fc.record({
    operations: fc.array(operations, { minLength: 1, maxLength: 4 }),
    commits: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  }),
  { minLength: 1, maxLength: 5 },
);

const onBoth: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ test: some('in' as const), field: some('country'), values: list(...COUNTRIES, 'KEN') }),
  fc.record({ test: some('in' as const), field: some('adminAreas'), values: list(...AREAS) }),
  fc.record({ test: some('in' as const), field: some('source'), values: list(...SOURCES) }),
  fc.record({
    test: some('near' as const),
    lat: some(10, 10.05),
    lon: some(180, -180, 30),
    km: some(1, 6, 12, 500),
  }),
  fc.record({ test: some('validOn' as const), day: some('2025-12-31', ...DAYS, '2026-06-02') }),
  fc.record({ test: some('text' as const), folded: some('re', 'red', 'red ho', 'ሰ', 'x') }),
);
const onServices: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: onBoth },
  fc.record({ test: some('is' as const), field: some('remote'), value: fc.boolean() }),
  fc.record({ test: some('in' as const), field: some('stop'), values: list(...STOPS) }),
);
const onStops: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: onBoth },
  fc.record({
    test: some('some' as const),
    kind: some('Service' as const),
    by: some('stop'),
    where: fc.array(onServices, { maxLength: 2 }),
  }),
);
const queries = fc.oneof(
  fc.record({
    kind: some('Stop' as const),
    where: fc.array(onStops, { maxLength: 2 }),
    by: some('country', 'adminAreas', 'kind'),
    first: some(1, 2, 9),
  }),
  fc.record({
    kind: some('Service' as const),
    where: fc.array(onServices, { maxLength: 2 }),
    by: some('stop', 'adminAreas', 'country'),
    first: some(1, 2, 9),
  }),
);
type Query = typeof queries extends fc.Arbitrary<infer Q> ? Q : never;
const KEYS = [...COUNTRIES, ...AREAS, ...STOPS, 'CITY', 'none'];

type Model = ReturnType<typeof modelGraph>;

async function compareReads(
  store: GraphStore,
  model: Model,
  revision: number,
  viewer: Viewer,
): Promise<void> {
  const reading = at(revision, viewer);
  const counts = await store.counts(reading);
  for (const [kind, codes] of [
    ['Stop', STOPS],
    ['Service', SERVICES],
    ['Source', [...SOURCES, SOURCE]],
  ] as const) {
    const shown: AnyFact[] = model.shown(kind, revision, viewer);
    const scanned: unknown[] = [];
    for await (const batch of store.scan(kind, reading)) scanned.push(...batch);
    expect(scanned).toEqual(shown);
    expect(counts[kind]).toBe(shown.length);
    const got = await store.get(kind, codes, reading);
    expect([...got.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(shown);
    const sources = await store.sourcesOf(kind, codes, reading);
    for (const code of codes) {
      const stated = model.stated(kind, code, revision, viewer);
      expect(sources.get(code) ?? []).toEqual(stated.map((one) => one.source));
      if (stated.length > 1) expect(await store.versions(kind, code, reading)).toEqual(stated);
    }
  }
}

async function compareQuery(
  store: GraphStore,
  model: Model,
  query: Query,
  revision: number,
  viewer: Viewer,
): Promise<void> {
  const { kind, where, first, by } = query;
  const reading = at(revision, viewer);
  const expected: AnyFact[] = model.matching(kind, where, revision, viewer);
  const seen: unknown[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const page: Page<AnyFact> = await store.page(kind, { where, first, after }, reading);
    expect(page.totalCount).toBe(expected.length);
    expect(page.facts.length).toBeLessThanOrEqual(first);
    seen.push(...page.facts);
    more = page.hasNextPage;
    if (more) expect(page.facts).toHaveLength(first);
    after = page.facts.at(-1)?.code ?? null;
  }
  expect(seen).toEqual(expected);
  const pages = await store.pagesBy(
    kind,
    by,
    KEYS,
    { where, first, after: expected[0]?.code ?? null },
    reading,
  );
  for (const key of KEYS) {
    const ofKey = expected.filter((one) => [one[by] ?? []].flat().includes(key));
    const rest = ofKey.filter((one) => one.code > expected[0]!.code);
    const page = pages.get(key)!;
    expect([codesOf(page.facts), page.totalCount, page.hasNextPage]).toEqual([
      codesOf(rest.slice(0, first)),
      ofKey.length,
      rest.length > first,
    ]);
  }
  const found = await store.search('re', ['Service', 'Stop'], first, reading);
  const text = [{ test: 'text', folded: 're' } as const];
  const hits = [
    ...model.matching('Service', text, revision, viewer),
    ...model.matching('Stop', text, revision, viewer),
  ];
  expect(found.map((hit) => hit.fact)).toEqual(hits.slice(0, first));
}

export function modelCases({ test, openEmptyStore, runs }: SuiteContext): void {
  test('after any loads every read at every revision and for every viewer is that of a plain array of versions', async () => {
    await fc.assert(
      fc.asyncProperty(loads, fc.array(queries, { minLength: 1, maxLength: 3 }), async (history, asked) => {
        const { store, close } = await openEmptyStore();
        try {
          const model = modelGraph();
          let revision = await loadFacts(store, GROUND);
          const ground = model.load(revision);
          for (const [kind, facts] of Object.entries(GROUND)) {
            for (const one of facts) ground.put(kind as KindName, one);
          }
          ground.commit();
          for (const { operations: steps, commits } of history) {
            const session = await store.beginLoad({ waitMs: 5_000 });
            expect(session.revision).toBe(revision + 1);
            const draft = model.load(revision + 1);
            for (const step of steps) {
              if ('end' in step) {
                const { kind, source: from, codes } = step.end;
                expect(await session.end(kind, from, codes)).toBe(draft.end(kind, from, codes));
              } else
                for (const { kind, fact: one } of step.put)
                  expect(await session.put(kind, [one])).toEqual([draft.put(kind, one)]);
            }
            if (commits) {
              if (draft.commit()) revision += 1;
              expect(await session.commit(RECORD)).toBe(revision);
            } else await session.abort();
            expect(await store.revision()).toBe(revision);
          }
          for (let past = 0; past <= revision; past += 1) {
            expect(await store.changesOf(past, { first: 99 })).toEqual(model.changesOf(past));
            for (const viewer of VIEWERS) {
              await compareReads(store, model, past, viewer);
              for (const query of asked) await compareQuery(store, model, query, past, viewer);
            }
          }
        } finally {
          await close();
        }
      }),
      {
        seed: 20_260_101,
        numRuns: runs,
        interruptAfterTimeLimit: 280_000,
        markInterruptAsFailure: true,
        endOnFailure: false,
      },
    );
  }, 300_000);
}
