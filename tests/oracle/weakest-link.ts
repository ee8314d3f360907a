import type { CoverageStatus } from '../../graph/model/closed-lists.ts';
import type { OracleBreak } from './breaks.ts';
import type { OracleHandover } from './handovers.ts';
import type { OracleChain } from './referral-chain.ts';

export type WeakestKind =
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

export interface OracleWeakestLink {
  kind: WeakestKind;
  stop: string | null;
}

interface OfJourney {
  /** Where the longest certain stretch starts; null when there is none. */
  certainFrom: string | null;
  longestBreak: OracleBreak | null;
  handovers: OracleHandover[];
  chain: OracleChain;
  /** The expected stops in the order of the journey. */
  expected: { stop: string; status: CoverageStatus }[];
}

/** Rule 29, for a journey of which something is asked. */
export function weakestLink({
  certainFrom,
  longestBreak,
  handovers,
  chain,
  expected,
}: OfJourney): OracleWeakestLink {
  const firstHandover = (status: string): string | null => {
    const handover = handovers.find((one) => one.status === status);
    return handover === undefined ? null : (handover.crossing ?? handover.lastStop);
  };
  const firstStop = (...statuses: CoverageStatus[]): string | null =>
    expected.find((one) => statuses.includes(one.status))?.stop ?? null;
  const inOrder: [WeakestKind, string | null][] = [
    ['CERTAIN_BREAK', certainFrom],
    ['HANDOVER_ABSENT', firstHandover('ABSENT')],
    ['HANDOVER_ONE_SIDED', firstHandover('ONE_SIDED')],
    ['HANDOVER_UNLINKED', firstHandover('UNLINKED')],
    ['CHAIN_BROKEN', chain.closed === false ? chain.brokenAt : null],
    ['STOP_NOT_SERVED', firstStop('ABSENT', 'CONDITIONAL', 'PLANNED')],
    ['POSSIBLE_BREAK', longestBreak?.from ?? null],
    ['HANDOVER_UNKNOWN', firstHandover('UNKNOWN')],
    ['STOP_UNKNOWN', firstStop('UNKNOWN')],
    ['CHAIN_UNKNOWN', chain.closed === null ? chain.brokenAt : null],
  ];
  for (const [kind, stop] of inOrder) if (stop !== null) return { kind, stop };
  return { kind: 'NONE', stop: null };
}
