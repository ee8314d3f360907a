import { NO_CHANGES } from './changed-view.ts';
import { servesFully } from './fullness.ts';
import { toMetre } from './kilometres.ts';
import { soleServers } from './sole-servers.ts';
import { withPauses } from './steps.ts';
import type { View } from './view.ts';
import type { WhatIf } from './what-if.ts';

export const CRITICAL_BY = ['SERVICE', 'BRANCH', 'PROVIDER'] as const;
export type CriticalBy = (typeof CRITICAL_BY)[number];

/** What is lost with one service, or with all of a branch or provider. */
export interface Loss {
  /** Place of the service, branch or provider. */
  readonly member: number;
  /** Those of the types asked that serve now. */
  readonly services: readonly number[];
  /** 1 + how many are lost with more km: those with equal km share a rank. */
  readonly rank: number;
  /** kmWithoutCare and kmUnknown that come to be. */
  readonly kmNotInCare: number;
  readonly kmWithoutCare: number;
  readonly kmUnknown: number;
  /** Null when no leg on which care is lost has a published flow. */
  readonly personKmNotInCare: number | null;
  /** Of kmNotInCare, those on legs without a published flow. */
  readonly kmWithoutFlow: number;
  /** Expected cells that are served no more. */
  readonly gapsOpened: number;
  readonly turnedUnknown: number;
  readonly handoversLost: number;
}

/** All that is critical, and what was looked at: an empty list says nothing by itself. */
export interface Critical {
  readonly list: readonly Loss[];
  /** Services, branches or providers with a service that serves now, wherever it is. With those beside whom others serve everywhere nothing is lost. */
  readonly lookedAt: number;
  /** Services that serve now and of which nobody states the branch or provider: in no loss. */
  readonly servicesWithoutMember: number;
}

interface CriticalAsk {
  readonly types: readonly number[];
  /** One: the km of several groups are not added up. */
  readonly group: number;
  readonly by: CriticalBy;
}

/**
 * All whose loss takes km out of care, the most first; ties by person-km, then by code. Decision 0002, rule 38. Asks for each that alone
 * serves some stop or leg what would be without it, of one preparation, with a `pause` between them: O(stops near the scope × services
 * that bear on each + those that serve alone × what lies around each).
 */
export async function criticalServices(
  view: View,
  question: WhatIf,
  { types, group, by }: CriticalAsk,
  pause: () => Promise<void> = async () => {},
): Promise<Critical> {
  const { services } = view.network;
  const column = { SERVICE: null, BRANCH: services.branch, PROVIDER: services.provider }[by];
  const memberOf = (service: number) => (column === null ? service : column[service]!);
  const members = new Map<number, { all: number[]; serving: number[] }>();
  let servicesWithoutMember = 0;
  for (let service = 0; service < services.codes.length; service++) {
    const member = memberOf(service);
    const serves = types.includes(services.type[service]!) && servesFully(view, service, group);
    if (member < 0) {
      if (serves) servicesWithoutMember += 1;
      continue;
    }
    const known = members.get(member) ?? { all: [], serving: [] };
    members.set(member, known);
    known.all.push(service);
    if (serves) known.serving.push(service);
  }

  const { before } = question;
  const lookedAt = [...members].filter(([, { serving }]) => serving.length > 0);
  const losses: Omit<Loss, 'rank'>[] = [];
  // Where others serve too, nothing is lost.
  const places = { stops: question.stopsNear(), legs: question.scope.legs };
  const sole =
    before.km === null
      ? new Set<number>()
      : await withPauses(soleServers(view, places, { types, group, memberOf }), pause);
  for (const [member, { all, serving }] of lookedAt) {
    if (before.km === null || !sole.has(member)) continue;
    await pause();
    const changes = {
      ...NO_CHANGES,
      closedServices: new Set(all),
      closedBranches: new Set(by === 'BRANCH' ? [member] : []),
    };
    const { after, opened, turnedUnknown } = question.after(changes);
    const rise = (was: number, is: number) => toMetre(is - was);
    const km = after.km!;
    const kmNotInCare = rise(km.kmInCare, before.km.kmInCare);
    if (kmNotInCare <= 0) continue;
    const kmWithoutFlow = rise(km.kmInCareWithoutFlow, before.km.kmInCareWithoutFlow);
    const people = rise(km.personKmInCare ?? 0, before.km.personKmInCare ?? 0);
    losses.push({
      member,
      services: serving,
      kmNotInCare,
      kmWithoutCare: rise(before.km.kmWithoutCare, km.kmWithoutCare),
      kmUnknown: rise(before.km.kmUnknown, km.kmUnknown),
      personKmNotInCare: kmWithoutFlow < kmNotInCare ? people : null,
      kmWithoutFlow,
      gapsOpened: opened.length,
      turnedUnknown: turnedUnknown.length,
      handoversLost: before.handovers.LINKED - after.handovers.LINKED,
    });
  }
  const ordered = losses.toSorted(
    (a, b) =>
      b.kmNotInCare - a.kmNotInCare ||
      (b.personKmNotInCare ?? -1) - (a.personKmNotInCare ?? -1) ||
      a.member - b.member,
  );
  // Ordered: the first with the same km stands where its rank says.
  let first = 0;
  const list = ordered.map((loss, place) => {
    if (loss.kmNotInCare !== ordered[first]!.kmNotInCare) first = place;
    return { ...loss, rank: first + 1 };
  });
  return { list, lookedAt: lookedAt.length, servicesWithoutMember };
}
