import { narrower, statedAudience, wider } from '../../graph/model/audience.ts';
import { type AnyFact, KIND_NAMES, type KindName } from '../../graph/model/kinds.ts';
import { RESTS } from './rests.ts';

/** A current version; `audience` is null for one that this load wrote. */
export interface PlainVersion {
  fact: AnyFact;
  audience: string | null;
}

type Current = (kind: KindName) => readonly PlainVersion[];

/** Gives every current version its audience: the rule, applied to everything, however little has changed. */
export function settlePlainly(current: Current): void {
  const versionsOf = (kind: KindName, code: unknown) =>
    current(kind).filter(({ fact }) => fact.code === code);

  function owners(kind: KindName, fact: AnyFact): string[] {
    switch (kind) {
      case 'NationalSociety':
        return [fact.code];
      case 'Branch':
      case 'Provider':
      case 'Indicator':
      case 'Statement':
        return fact.nationalSociety === null ? [] : [String(fact.nationalSociety)];
      case 'Agreement':
        return fact.parties as string[];
      case 'Service':
        return [...agreed('Provider', fact.provider), ...agreed('Branch', fact.branch)];
      case 'Referral':
        return [
          ...agreed('Service', fact.fromService),
          ...agreed('Branch', fact.fromBranch),
          ...agreed('Service', fact.toService),
          ...agreed('Branch', fact.toBranch),
        ];
      default:
        return [];
    }
  }

  /** Owners in whom all versions of a code agree. */
  function agreed(kind: KindName, code: unknown): string[] {
    const [first, ...others] = versionsOf(kind, code).map(({ fact }) => owners(kind, fact));
    return (first ?? []).filter((owner) => others.every((list) => list.includes(owner)));
  }

  const readersOf = (kind: KindName, code: unknown): string =>
    versionsOf(kind, code)
      .map(({ audience }) => audience!)
      .reduce<string | null>((all, one) => (all === null ? one : wider(all, one)), null) ?? 'restricted';

  const covers = (statement: AnyFact, service: AnyFact): boolean => {
    const kinds = versionsOf('Provider', service.provider).map(({ fact }) => fact.kind ?? null);
    return (
      service.country === statement.country &&
      (statement.serviceTypes as string[]).includes(String(service.serviceType)) &&
      (statement.adminArea === null ||
        (service.adminAreas as string[]).includes(String(statement.adminArea))) &&
      (kinds.length === 0 ||
        kinds.some((kind) => kind === null || (statement.providerKinds as string[]).includes(String(kind))))
    );
  };

  for (const kind of KIND_NAMES) {
    for (const version of current(kind)) {
      const { fact } = version;
      let audience = statedAudience(String(fact.visibility), owners(kind, fact));
      for (const [field, target] of RESTS[kind]) {
        if (fact[field] !== null) audience = narrower(audience, readersOf(target, fact[field]));
      }
      if (kind === 'Statement') {
        for (const service of current('Service')) {
          if (covers(fact, service.fact)) audience = narrower(audience, service.audience!);
        }
        if (version.audience !== null) audience = narrower(version.audience, audience);
      }
      version.audience = audience;
    }
  }
}
