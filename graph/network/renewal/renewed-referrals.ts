import { endOfBranch, endOfService, referralEntries } from '../link-entries.ts';
import type { Network, ReferralEnd, ReferralEntry } from '../network.ts';
import { readOf } from './read-of.ts';
import type { Splice } from './splice.ts';
import { inOrder, type TouchedRead } from './touched-read.ts';

const NONE: readonly string[] = [];

/** What an end stands for is told anew by what it names; one that is gone takes its referrals along, one that appeared brings some. */
export async function renewedReferrals(
  network: Network,
  before: Network,
  touched: readonly string[],
  { read, services, branches }: { read: TouchedRead; services: Splice | null; branches: Splice | null },
): Promise<readonly ReferralEntry[] | null> {
  const [ofServices, ofBranches] = [services?.appeared ?? NONE, branches?.appeared ?? NONE];
  const lists = await Promise.all([
    read.naming('Referral', 'fromService', ofServices),
    read.naming('Referral', 'toService', ofServices),
    read.naming('Referral', 'fromBranch', ofBranches),
    read.naming('Referral', 'toBranch', ofBranches),
  ]);
  if (lists.includes(null)) return null;
  const named = lists.flatMap((list) => list ?? []);
  const codes = new Set([...touched, ...named.map(({ code }) => code)]);
  if (codes.size === 0 && services === null && branches === null && isSameColumns(network, before))
    return before.referrals;
  const facts = new Map(
    [...(await read.get('Referral', touched)), ...named].map((fact) => [fact.code, fact]),
  );
  const fresh = await referralEntries(readOf({ Referral: inOrder([...facts.values()]) }), network);
  const end = (of: ReferralEnd): ReferralEnd | null => {
    if (of.service >= 0) {
      const service = services === null ? of.service : services.to[of.service]!;
      return service < 0 ? null : endOfService(network.services, service);
    }
    const branch = branches === null ? of.branch : branches.to[of.branch]!;
    return branch < 0 ? null : endOfBranch(network.branches, branch);
  };
  const left = before.referrals.flatMap((referral) => {
    if (codes.has(referral.code)) return [];
    const [from, to] = [end(referral.from), end(referral.to)];
    return from === null || to === null ? [] : [{ ...referral, from, to }];
  });
  return inOrder([...left, ...fresh]);
}

const isSameColumns = ({ services }: Network, before: Network): boolean =>
  services.provider === before.services.provider && services.branch === before.services.branch;
