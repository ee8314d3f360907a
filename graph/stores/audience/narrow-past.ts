import { narrower, wider } from '../../model/audience.ts';
import { type KindName, KIND_NAMES } from '../../model/kinds.ts';
import type { AudienceRows } from './audience-rows.ts';
import type { CommittedAudiences } from './known-versions.ts';
import type { WrittenShapes } from './written-shapes.ts';

const BATCH = 5_000;

/**
 * What is past is read by those alone who read one of the versions that are current: else a cursor of yesterday would go on
 * telling what was hidden today. Facts that nobody states any more keep their readers: they were withdrawn, not hidden.
 */
export async function narrowPast(
  rows: AudienceRows,
  shapes: WrittenShapes,
  committed: CommittedAudiences,
): Promise<void> {
  for (const kind of KIND_NAMES) {
    const changed = committed.codes(kind);
    for (let from = 0; from < changed.length; from += BATCH)
      await narrow(kind, changed.slice(from, from + BATCH));
    if (!shapes.touched.has(kind) || !rows.hadFacts(kind)) continue;
    for await (const codes of rows.narrowed(kind)) await narrow(kind, codes);
  }

  async function narrow(kind: KindName, codes: readonly string[]): Promise<void> {
    const past = await rows.past(kind, codes);
    if (past.length === 0) return;
    const stated = await rows.stated(kind, [...new Set(past.map(({ fact }) => fact.code))]);
    const current = Map.groupBy(
      stated.filter((version) => version.current),
      ({ fact }) => fact.code,
    );
    for (const version of past) {
      const now = current.get(version.fact.code);
      if (now === undefined) continue;
      const before = committed.of(kind, version);
      const after = now.map((one) => narrower(before, committed.of(kind, one))).reduce(wider);
      if (after !== before) committed.set(kind, version, after);
    }
  }
}
