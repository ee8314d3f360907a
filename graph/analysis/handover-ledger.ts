import { HANDOVER_STATUSES, type HandoverStatus } from '../model/closed-lists.ts';
import { borderPassages, type Passage } from './border-passages.ts';
import type { Changes } from './changed-view.ts';
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

/** One handover per passage over a border, type and group; decision 0002, rule 34. */
export function handoverLedger(
  view: View,
  scope: Scope,
  layers: readonly Layer[],
  proof: Evidence,
): HandoverLedger {
  const passages = borderPassages(view, scope.legs);
  const statuses = new Map(
    passages.map((passage) => [
      passage.key,
      layers.map(({ type, group }) => handoverAt(view, passage, type, group, proof).status),
    ]),
  );
  const ends = passages.flatMap(({ before, crossing, after }) => [before, crossing, after]);
  proof.addScope(view, { ...scope, stops: ends.filter((stop) => stop !== null), legs: [] }, layers);

  return {
    counts: countStatuses([...statuses.values()].flat()),
    after({ view: changed, changes, openedLegs, touched, proof: proofAfter }) {
      const isSameNetwork = changes.closedStops.size + changes.closedLegs.size + openedLegs.length === 0;
      const legsAfter = () => [...scope.legs, ...openedLegs].filter((leg) => changed.legHolds[leg]);
      const there = isSameNetwork ? passages : borderPassages(changed, legsAfter());
      const relinked = relinkedTypes(view, changed, changes);
      return countStatuses(
        there.flatMap((passage) => {
          const known = statuses.get(passage.key);
          return layers.map(({ type, group }, place) => {
            const mayDiffer =
              known === undefined || relinked.has(type) || isTouched(passage, touched.stops.get(type));
            return mayDiffer ? handoverAt(changed, passage, type, group, proofAfter).status : known[place]!;
          });
        }),
      );
    },
  };
}

const isTouched = ({ before, crossing, after }: Passage, stops: ReadonlySet<number> | undefined): boolean =>
  stops !== undefined && [before, crossing, after].some((stop) => stop !== null && stops.has(stop));

/** Types of which a link, or a word about links, is supposed or gone: it may join sides anywhere. */
function relinkedTypes(view: View, changed: View, { agreements, referrals, statements }: Changes) {
  const left = new Set(changed.network.referrals);
  const ended = view.network.referrals.filter((referral) => !left.has(referral));
  return new Set([
    ...agreements.flatMap(({ topics }) => topics),
    ...[...referrals, ...ended].map(({ type }) => type),
    ...statements.flatMap(({ types }) => types),
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
