import { type Point, greatCircleKm } from '../../graph/model/great-circle.ts';
import type { AnyFact } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { PAIRED_KINDS, type PairedKind, type PairQuestion } from '../../graph/review/question.ts';
import type { GraphStore, Reading } from '../../graph/store.ts';
import { nameLikeness } from '../reconcile/name-likeness.ts';
import { type SeenRows, factOf, kindNumber } from '../seen-rows.ts';
import { makeLikeNames } from './like-names.ts';
import { NEAR_KM, openPairPool, type PairPool } from './pair-pool.ts';

/** The least `nameLikeness` of two that are near each other; an organisation has no place that says more than its name. */
const LEAST_LIKENESS = 0.75;
const LEAST_LIKENESS_OF_PROVIDERS = 0.85;
const BATCH = 1_000;

/**
 * Facts that this load wrote and that may be what another source states under another code: of the same Society, country, or
 * provider and type, near in place, of a like name; organisations by name. At most one question for each fact and
 * other source, about the most alike. Made-up facts are in none. Reads the kinds that the load wrote, once.
 */
export async function* findPairs(
  store: GraphStore,
  seen: SeenRows,
  onBatch: () => void,
): AsyncGenerator<PairQuestion> {
  const reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  const madeUp = new Set<string>();
  const before = new Set<string>();
  for await (const sources of store.scan('Source', reading))
    for (const { code, illustrative } of sources) (illustrative ? madeUp : before).add(code);
  for (const { fact } of chosenOf(seen, 'Source')) if (fact['illustrative'] === true) madeUp.add(fact.code);
  for (const kind of PAIRED_KINDS) {
    if (!wroteAny(seen, kind) || !(await hasSeveralSources(kind, seen, store, reading, { madeUp, before })))
      continue;
    const pool = openPairPool(seen.db, kind);
    const add = (fact: AnyFact) => {
      if (!madeUp.has(fact.source)) pool.add(fact);
    };
    for await (const facts of store.scan(kind, reading)) {
      seen.together(() => (facts as unknown as AnyFact[]).forEach(add));
      onBatch();
    }
    for (const batch of batches(chosenOf(seen, kind))) {
      seen.together(() => batch.forEach(({ fact }) => add(fact)));
      onBatch();
    }
    for (const batch of batches(candidates(kind, seen, pool, madeUp))) {
      onBatch();
      const codes = [...new Set(batch.flatMap(({ code, other }) => [code, other]))];
      const stated = await store.sourcesOf(kind, codes, reading);
      const sources = (code: string) => [...(stated.get(code) ?? []), ...pool.sourcesOf(code)];
      for (const pair of batch) {
        // A source that states both tells them apart.
        const own = sources(pair.code);
        if (!sources(pair.other).some((source) => own.includes(source))) yield pair;
      }
    }
  }
}

function* candidates(
  kind: PairedKind,
  seen: SeenRows,
  pool: PairPool,
  madeUp: ReadonlySet<string>,
): Generator<PairQuestion> {
  const others = kind === 'Provider' ? makeLikeNames(pool.all()) : pool.near;
  for (const { fact, written } of chosenOf(seen, kind)) {
    if (!written || madeUp.has(fact.source)) continue;
    yield* mostAlike(kind, fact, others(fact));
  }
}

function mostAlike(kind: PairedKind, fact: AnyFact, others: readonly AnyFact[]): PairQuestion[] {
  const best = new Map<string, PairQuestion>();
  const least = kind === 'Provider' ? LEAST_LIKENESS_OF_PROVIDERS : LEAST_LIKENESS;
  for (const other of others) {
    const km = kmBetween(fact, other);
    if (km !== null && km > NEAR_KM[kind]) continue;
    const likeness = likenessOf(fact, other);
    if (likeness !== null && likeness < least) continue;
    const pair: PairQuestion = {
      about: 'pair',
      kind,
      code: fact.code,
      name: nameOf(fact),
      source: fact.source,
      other: other.code,
      otherName: nameOf(other),
      otherSource: other.source,
      km,
      likeness,
      decision: null,
    };
    const before = best.get(other.source);
    if (before === undefined || isMoreAlike(pair, before)) best.set(other.source, pair);
  }
  return [...best.values()];
}

function isMoreAlike(a: PairQuestion, b: PairQuestion): boolean {
  if (a.likeness !== b.likeness) return (a.likeness ?? 0) > (b.likeness ?? 0);
  if (a.km !== b.km) return (a.km ?? 0) < (b.km ?? 0);
  return a.other < b.other;
}

/** Of all their names; null when one has none: then place, provider and type alone tell. */
function likenessOf(a: AnyFact, b: AnyFact): number | null {
  const [left, right] = [namesOf(a), namesOf(b)];
  if (left.length === 0 || right.length === 0) return null;
  return Math.max(...left.flatMap((name) => right.map((other) => nameLikeness(name, other))));
}

const nameOf = (fact: AnyFact) => (fact['name'] ?? null) as string | null;

const namesOf = (fact: AnyFact): string[] =>
  [nameOf(fact), ...((fact['alternatives'] ?? []) as readonly string[])].filter((name) => name !== null);

function kmBetween(a: AnyFact, b: AnyFact): number | null {
  const [left, right] = [pointOf(a), pointOf(b)];
  return left === null || right === null ? null : greatCircleKm(left, right);
}

function pointOf(fact: AnyFact): Point | null {
  const { lat, lon } = fact as { lat?: number | null; lon?: number | null };
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null;
}

interface Chosen {
  readonly fact: AnyFact;
  readonly written: boolean;
}

function* chosenOf(seen: SeenRows, kind: PairedKind | 'Source'): Generator<Chosen> {
  const next = seen.db.prepare<
    [number, string, string],
    { code: string; source: string; json: string; written: number }
  >(`
    SELECT c.code, c.source, c.written, f.json FROM chosen c JOIN facts f ON f.id = c.fact
    WHERE c.kind = ? AND (c.code, c.source) > (?, ?) ORDER BY c.code, c.source LIMIT ${BATCH}`);
  let after = { code: '', source: '' };
  for (;;) {
    const batch = next.all(kindNumber.get(kind)!, after.code, after.source);
    for (const { json, written } of batch) yield { fact: factOf(json), written: written === 1 };
    if (batch.length < BATCH) return;
    after = batch.at(-1)!;
  }
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Most loads bring the first list of a kind, or the same source's next: a million rows need not be compared with themselves. */
async function hasSeveralSources(
  kind: PairedKind,
  { db }: SeenRows,
  store: GraphStore,
  reading: Reading,
  { madeUp, before }: { madeUp: ReadonlySet<string>; before: ReadonlySet<string> },
): Promise<boolean> {
  const loaded = db
    .prepare<[number], { source: string }>('SELECT DISTINCT source FROM chosen WHERE kind = ?')
    .all(kindNumber.get(kind)!);
  const sources = new Set(loaded.map(({ source }) => source).filter((source) => !madeUp.has(source)));
  if (sources.size !== 1) return sources.size > 1;
  const others = [...before].filter((source) => !sources.has(source) && !madeUp.has(source));
  if (others.length === 0) return false;
  const { facts } = await store.page(
    kind,
    { where: [{ test: 'in', field: 'source', values: others }], first: 1, counted: false },
    reading,
  );
  return facts.length > 0;
}

function wroteAny({ db }: SeenRows, kind: PairedKind): boolean {
  const row = db
    .prepare<[number], { one: number }>('SELECT 1 AS one FROM chosen WHERE kind = ? AND written = 1 LIMIT 1')
    .get(kindNumber.get(kind)!);
  return row !== undefined;
}
