import { HANDOVER_STATUSES, type HandoverStatus } from '../model/closed-lists.ts';
import { type BorderPassages, borderPassages, type Passage } from './border-passages.ts';
import { type Changes, legsGone } from './changed-view.ts';
import type { Evidence } from './evidence.ts';
import { handoverAt } from './handovers.ts';
import type { Layer } from './layers.ts';
import type { Scope } from './scope.ts';
import type { Touched } from './touched-by.ts';
import type { View } from './view.ts';

export type HandoverCounts = Readonly<Record<HandoverStatus, number>>;

/** The handovers of a scope, kept so that a change costs what it touches. */
export interface HandoverLedger {
  readonly counts: HandoverCounts;
  after(changed: ChangedHandovers): HandoverCounts;
}

interface ChangedHandovers {
  readonly view: View;
  readonly changes: Changes;
  /** Opened legs that are in the scope. */
  readonly openedLegs: readonly number[];
  readonly touched: Touched;
  readonly proof: Evidence;
}

const NONE: BorderPassages['byStart'] = new Map();

/** One handover per passage over a border, type and group; decision 0002, rule 34. */
export function handoverLedger(
  view: View,
  scope: Scope,
  layers: readonly Layer[],
  proof: Evidence,
): HandoverLedger {
  const ways = borderPassages(view, scope.legs);
  const passages = [...ways.byStart.values()].flat();
  const inScope = new Set(scope.legs);
  const statuses = new Map(
    passages.map((passage) => [
      passage.key,
      layers.map(({ type, group }) => handoverAt(view, passage, lastLeg(passage), type, group, proof).status),
    ]),
  );
  const byStop = new Map<number, Passage[]>();
  for (const passage of passages) {
    for (const stop of stopsOf(passage)) byStop.set(stop, [...(byStop.get(stop) ?? []), passage]);
  }
  proof.addScope(view, { ...scope, stops: [...byStop.keys()], legs: [] }, layers);
  const counts = countStatuses([...statuses.values()].flat());

  return {
    counts,
    after({ view: changed, changes, openedLegs, touched, proof: proofAfter }) {
      const relinked = relinkedTypes(view, changed, changes);
      const after = { ...counts };
      const legs = { gone: legsGone(view, changes).filter((leg) => inScope.has(leg)), come: openedLegs };
      const redone = legs.gone.length + legs.come.length > 0 ? ways.after(changed, legs) : NONE;
      const isTouched = (passage: Passage, type: number) =>
        relinked.has(type) || stopsOf(passage).some((stop) => touched.stops.get(type)?.has(stop));
      for (const [start, are] of redone) {
        for (const was of ways.byStart.get(start) ?? []) {
          for (const status of statuses.get(was.key)!) after[status] -= 1;
        }
        for (const is of are) {
          const known = statuses.get(is.key);
          layers.forEach(({ type, group }, place) => {
            const status =
              known === undefined || isTouched(is, type)
                ? handoverAt(changed, is, lastLeg(is), type, group, proofAfter).status
                : known[place]!;
            after[status] += 1;
          });
        }
      }
      layers.forEach(({ type, group }, place) => {
        const stops = [...(touched.stops.get(type) ?? [])];
        const some = relinked.has(type) ? passages : stops.flatMap((stop) => byStop.get(stop) ?? []);
        for (const passage of new Set(some)) {
          if (redone.has(passage.start)) continue;
          after[statuses.get(passage.key)![place]!] -= 1;
          after[handoverAt(changed, passage, lastLeg(passage), type, group, proofAfter).status] += 1;
        }
      });
      return after;
    },
  };
}

/** Those that stand for its sides, and its crossing. */
const stopsOf = ({ before, crossing, after }: Passage): number[] =>
  [before, crossing, after].filter((stop) => stop !== null);

/** The leg that leads over the border. */
const lastLeg = ({ legs }: Passage) => legs.slice(-1);

/** Types of which a link, or the word that all links are listed, is supposed or gone: it may join sides anywhere, or tell that nothing does. */
function relinkedTypes(view: View, changed: View, { agreements, referrals, statements }: Changes) {
  const before = view.network.referrals;
  const left = changed.network.referrals === before ? null : new Set(changed.network.referrals);
  const ended = left === null ? [] : before.filter((referral) => !left.has(referral));
  return new Set([
    ...agreements.flatMap(({ topics }) => topics),
    ...[...referrals, ...ended].map(({ type }) => type),
    ...statements.flatMap(({ types, links }) => (links ? types : [])),
  ]);
}

function countStatuses(statuses: readonly HandoverStatus[]): HandoverCounts {
  const counts = Object.fromEntries(HANDOVER_STATUSES.map((status) => [status, 0])) as Record<
    HandoverStatus,
    number
  >;
  for (const status of statuses) counts[status] += 1;
  return counts;
}
