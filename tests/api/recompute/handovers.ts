import type { Coded, ServiceSeen, StopSeen } from './answers.ts';
import { GROUP, type Outside, DAY } from './outside.ts';
import { countriesOf } from './place.ts';
import { computeStatus } from './status.ts';

export interface HandoverSeen {
  readonly fromCountry: Coded;
  readonly toCountry: Coded;
  readonly lastStop: Coded | null;
  readonly firstStop: Coded | null;
  readonly status: string;
  readonly lacking: string | null;
}

interface Side {
  readonly country: string;
  readonly stops: readonly StopSeen[];
}
interface Border {
  readonly from: Side;
  readonly to: Side;
}

/** The borders that a journey crosses, with the stops that stand for either side. Stops at sea are passed over. */
export function bordersOf(stops: readonly StopSeen[]): Border[] {
  const onLand = stops.filter((stop) => countriesOf(stop).length > 0);
  const borders: Border[] = [];
  let may = countriesOf(onLand[0]!);
  for (let n = 1; n < onLand.length; n += 1) {
    const own = countriesOf(onLand[n]!);
    const still = may.filter((one) => own.includes(one));
    if (still.length > 0) {
      may = still;
      continue;
    }
    const before = onLand[n - 1]!;
    const shared = countriesOf(before).filter((one) => own.includes(one));
    const from = may.length === 1 ? may[0]! : before.country!.code;
    const to = shared[0] ?? onLand[n]!.country!.code;
    const atCrossing = [from, to].every((one) => countriesOf(before).includes(one)) ? [before] : [];
    const last = onLand
      .slice(0, n)
      .findLast((stop) => !atCrossing.includes(stop) && countriesOf(stop).includes(from));
    const first = onLand.slice(n).find((stop) => countriesOf(stop).includes(to));
    const asSeenFrom = (country: string, others: (StopSeen | undefined)[]): Side => ({
      country,
      // A crossing as one side sees it: the services and statements of that country alone.
      stops: [...atCrossing, ...others.filter((one) => one !== undefined)].map((stop) =>
        atCrossing.includes(stop) ? { ...stop, country: { code: country }, otherCountry: null } : stop,
      ),
    });
    borders.push({ from: asSeenFrom(from, [last]), to: asSeenFrom(to, [first]) });
    may = shared.length > 0 ? shared : own;
  }
  return borders;
}

/** What a handover should be, as far as statuses, agreements, referrals and statements tell. */
export function judge(
  outside: Outside,
  border: Border,
  type: string,
): { status: string; lacking: string | null } {
  const look = ({ stops }: Side) => {
    const cells = stops.map((stop) =>
      computeStatus(outside.facts, stop, { type, group: GROUP, day: DAY }, { whateverIsExpected: true }),
    );
    const served = cells.filter(({ status }) => status === 'SERVED');
    const is =
      served.length > 0 ? 'YES' : cells.some(({ status }) => status === 'UNKNOWN') ? 'UNKNOWN' : 'NO';
    const serving = outside.facts.services.filter(({ code }) =>
      served.some(({ services }) => services.includes(code)),
    );
    return { is, serving };
  };
  const [from, to] = [look(border.from), look(border.to)];
  if (from.is === 'YES' && to.is === 'YES') return judgeLink(outside, border, type, from.serving, to.serving);
  const lacking = from.is === 'YES' ? 'TO_SIDE' : to.is === 'YES' ? 'FROM_SIDE' : 'BOTH_SIDES';
  const either = [from.is, to.is];
  if (either.includes('UNKNOWN')) return { status: 'UNKNOWN', lacking };
  return { status: either.includes('YES') ? 'ONE_SIDED' : 'ABSENT', lacking };
}

function judgeLink(
  { facts, extra }: Outside,
  { from, to }: Border,
  type: string,
  servingFrom: readonly ServiceSeen[],
  servingTo: readonly ServiceSeen[],
) {
  const holds = (one: { from: string | null; until: string | null }) =>
    (one.from ?? DAY) <= DAY && (one.until ?? DAY) >= DAY;
  const parties = (serving: readonly ServiceSeen[]) =>
    new Set(serving.flatMap(({ code, provider }) => [provider?.code, extra.branchOfService.get(code)]));
  const [sideFrom, sideTo] = [parties(servingFrom), parties(servingTo)];
  type End = (typeof extra.referrals)[number]['fromService'];
  type Branch = (typeof extra.referrals)[number]['fromBranch'];
  const stands = (side: Set<unknown>, service: End, branch: Branch) =>
    [service?.provider?.code, service?.branch?.code, branch?.code, branch?.nationalSociety?.code].some(
      (code) => code !== undefined && side.has(code),
    );
  const referred = extra.referrals.some(
    (one) =>
      one.serviceType?.code === type &&
      holds(one) &&
      stands(sideFrom, one.fromService, one.fromBranch) &&
      stands(sideTo, one.toService, one.toBranch),
  );
  const agreed = extra.agreements.some(
    (one) =>
      one.topics.some(({ code }) => code === type) &&
      holds(one) &&
      one.parties.some(
        (a) => sideFrom.has(a.code) && one.parties.some((b) => b.code !== a.code && sideTo.has(b.code)),
      ),
  );
  if (referred || agreed) return { status: 'LINKED', lacking: null };
  const said = ({ country }: { country: string }, serving: readonly ServiceSeen[]) => {
    const stating = facts.statements.filter((one) => one.links && one.adminArea === null);
    return serving.every(({ provider }) =>
      stating.some(
        (one) =>
          one.country?.code === country &&
          one.serviceTypes.some(({ code }) => code === type) &&
          one.asOf <= DAY &&
          DAY < one.freshUntil &&
          one.providerKinds.includes(provider?.kind ?? ''),
      ),
    );
  };
  const stated = said(from, servingFrom) && said(to, servingTo);
  return { status: stated ? 'UNLINKED' : 'UNKNOWN', lacking: 'LINK' };
}
