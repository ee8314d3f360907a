import type { HandoverStatus } from '../model/closed-lists.ts';
import type { Handover } from './handovers.ts';
import type { LongestBreak } from './longest-break.ts';
import type { ReferralChain } from './referral-chain.ts';

export const WEAKEST_LINK_KINDS = [
  'CERTAIN_BREAK',
  'HANDOVER_ABSENT',
  'HANDOVER_ONE_SIDED',
  'HANDOVER_UNLINKED',
  'CHAIN_BROKEN',
  'POSSIBLE_BREAK',
  'HANDOVER_UNKNOWN',
  'CHAIN_UNKNOWN',
  'NONE',
] as const;
export type WeakestLinkKind = (typeof WEAKEST_LINK_KINDS)[number];

/** The worst thing on a journey for one type, with what it is about. */
export interface WeakestLink {
  readonly kind: WeakestLinkKind;
  readonly stop: number | null;
  readonly handover: Handover | null;
  readonly longestBreak: LongestBreak | null;
}

/** What is certain comes before what is not known; decision 0002, rule 29. */
export function weakestLink(
  broken: LongestBreak | null,
  handovers: readonly Handover[],
  chain: ReferralChain,
): WeakestLink {
  const nothing = { stop: null, handover: null, longestBreak: null };
  const handover = (status: HandoverStatus, kind: WeakestLinkKind): WeakestLink | null => {
    const found = handovers.find((candidate) => candidate.status === status);
    if (found === undefined) return null;
    return { kind, stop: found.crossing ?? found.before, handover: found, longestBreak: null };
  };
  if (broken !== null && broken.certainKm > 0) {
    return { kind: 'CERTAIN_BREAK', stop: broken.certainFrom, handover: null, longestBreak: broken };
  }
  const certain =
    handover('ABSENT', 'HANDOVER_ABSENT') ??
    handover('ONE_SIDED', 'HANDOVER_ONE_SIDED') ??
    handover('UNLINKED', 'HANDOVER_UNLINKED');
  if (certain !== null) return certain;
  if (chain.closed === false) return { ...nothing, kind: 'CHAIN_BROKEN', stop: chain.brokenAt };
  if (broken !== null) {
    return { kind: 'POSSIBLE_BREAK', stop: broken.from, handover: null, longestBreak: broken };
  }
  const unknown = handover('UNKNOWN', 'HANDOVER_UNKNOWN');
  if (unknown !== null) return unknown;
  if (chain.closed === null && chain.brokenAt !== null) {
    return { ...nothing, kind: 'CHAIN_UNKNOWN', stop: chain.brokenAt };
  }
  return { ...nothing, kind: 'NONE' };
}
