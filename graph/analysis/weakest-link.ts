import type { CoverageReason, HandoverStatus } from '../model/closed-lists.ts';
import type { Cell } from './cell.ts';
import type { Handover } from './handovers.ts';
import type { LongestBreak } from './longest-break.ts';
import type { ReferralChain } from './referral-chain.ts';
import type { Withheld } from './withheld.ts';

export type WeakestLinkKind =
  | 'CERTAIN_BREAK'
  | 'HANDOVER_ABSENT'
  | 'HANDOVER_ONE_SIDED'
  | 'HANDOVER_UNLINKED'
  | 'CHAIN_BROKEN'
  | 'STOP_NOT_SERVED'
  | 'POSSIBLE_BREAK'
  | 'HANDOVER_UNKNOWN'
  | 'STOP_UNKNOWN'
  | 'CHAIN_UNKNOWN'
  | 'NONE';

/** A stop of the journey where the minimum package asks for the type. */
interface ExpectedStop {
  readonly stop: number;
  readonly cell: Cell;
}

/** The worst thing on a journey for one type, with what it is about. */
export interface WeakestLink {
  readonly kind: WeakestLinkKind;
  readonly stop: number | null;
  /** Why the stop has its status, when it is about a stop that is not served or not known. */
  readonly reason: CoverageReason | null;
  readonly handover: Handover | null;
  readonly longestBreak: LongestBreak | null;
}

export const NO_WEAK_LINK: WeakestLink = {
  kind: 'NONE',
  stop: null,
  reason: null,
  handover: null,
  longestBreak: null,
};

/** What is certain comes before what is not known; decision 0002, rule 29. `expected` is in the order of the journey. */
export function weakestLink(
  broken: LongestBreak | null,
  handovers: readonly Handover[],
  chain: ReferralChain,
  expected: readonly ExpectedStop[],
  unread: Withheld,
): WeakestLink {
  const isUnknown = ({ status }: Cell) =>
    status === 'UNKNOWN' || (status !== 'SERVED' && unread !== 'NOTHING');
  const handover = (status: HandoverStatus, kind: WeakestLinkKind): WeakestLink | null => {
    const found = handovers.find((candidate) => candidate.status === status);
    if (found === undefined) return null;
    return { ...NO_WEAK_LINK, kind, stop: found.crossing ?? found.before, handover: found };
  };
  const firstStop = (kind: WeakestLinkKind, test: (cell: Cell) => boolean): WeakestLink | null => {
    const found = expected.find(({ cell }) => test(cell));
    if (found === undefined) return null;
    return { ...NO_WEAK_LINK, kind, stop: found.stop, reason: found.cell.reason };
  };
  const onlyWhen = (applies: boolean, link: Partial<WeakestLink>): WeakestLink | null =>
    applies ? { ...NO_WEAK_LINK, ...link } : null;
  const { closed, brokenAt } = chain;
  return (
    onlyWhen(broken !== null && broken.certainKm > 0, {
      kind: 'CERTAIN_BREAK',
      stop: broken?.certainFrom ?? null,
      longestBreak: broken,
    }) ??
    handover('ABSENT', 'HANDOVER_ABSENT') ??
    handover('ONE_SIDED', 'HANDOVER_ONE_SIDED') ??
    handover('UNLINKED', 'HANDOVER_UNLINKED') ??
    onlyWhen(closed === false, { kind: 'CHAIN_BROKEN', stop: brokenAt }) ??
    firstStop('STOP_NOT_SERVED', (cell) => cell.status !== 'SERVED' && !isUnknown(cell)) ??
    onlyWhen(broken !== null, {
      kind: 'POSSIBLE_BREAK',
      stop: broken?.from ?? null,
      longestBreak: broken,
    }) ??
    handover('UNKNOWN', 'HANDOVER_UNKNOWN') ??
    firstStop('STOP_UNKNOWN', isUnknown) ??
    onlyWhen(closed === null && brokenAt !== null, { kind: 'CHAIN_UNKNOWN', stop: brokenAt }) ??
    NO_WEAK_LINK
  );
}
