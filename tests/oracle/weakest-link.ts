import type { OracleBreak } from './breaks.ts';
import type { OracleHandover } from './handovers.ts';
import type { OracleChain } from './referral-chain.ts';

export type WeakestKind =
  | 'CERTAIN_BREAK'
  | 'HANDOVER_ABSENT'
  | 'HANDOVER_ONE_SIDED'
  | 'HANDOVER_UNLINKED'
  | 'CHAIN_BROKEN'
  | 'POSSIBLE_BREAK'
  | 'HANDOVER_UNKNOWN'
  | 'CHAIN_UNKNOWN'
  | 'NONE';

export interface OracleWeakestLink {
  kind: WeakestKind;
  stop: string | null;
}

/** Rule 29. `certainFrom` is where the longest certain stretch starts; null when there is none. */
export function weakestLink(
  certainFrom: string | null,
  longestBreak: OracleBreak | null,
  handovers: OracleHandover[],
  chain: OracleChain,
): OracleWeakestLink {
  const firstHandover = (status: string): string | null => {
    const handover = handovers.find((one) => one.status === status);
    return handover === undefined ? null : (handover.crossing ?? handover.lastStop);
  };
  const inOrder: [WeakestKind, string | null][] = [
    ['CERTAIN_BREAK', certainFrom],
    ['HANDOVER_ABSENT', firstHandover('ABSENT')],
    ['HANDOVER_ONE_SIDED', firstHandover('ONE_SIDED')],
    ['HANDOVER_UNLINKED', firstHandover('UNLINKED')],
    ['CHAIN_BROKEN', chain.closed === false ? chain.brokenAt : null],
    ['POSSIBLE_BREAK', longestBreak?.from ?? null],
    ['HANDOVER_UNKNOWN', firstHandover('UNKNOWN')],
    ['CHAIN_UNKNOWN', chain.closed === null ? chain.brokenAt : null],
  ];
  for (const [kind, stop] of inOrder) if (stop !== null) return { kind, stop };
  return { kind: 'NONE', stop: null };
}
