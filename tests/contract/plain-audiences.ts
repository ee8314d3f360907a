import { covering, narrower, statedAudience, wider } from '../../graph/model/audience.ts';
import { type AnyFact, KIND_NAMES, type KindName } from '../../graph/model/kinds.ts';
import { RESTS } from './rests.ts';

/** A version; `audience` is null for one that this load wrote. */
export interface PlainVersion {
  fact: AnyFact;
  audience: string | null;
}

type Versions = (kind: KindName) => readonly PlainVersion[];

/** From the widest to the narrowest. */
const WIDTHS = ['PUBLIC', 'MOVEMENT', 'NETWORK', 'RESTRICTED'];
/** Kinds whose facts Societies own. */
const OWNED = new Set<KindName>([
  'NationalSociety',
  'Branch',
  'Provider',
  'Indicator',
  'Statement',
  'Agreement',
  'Service',
  'Referral',
]);
const ofStewards = (code: unknown) => String(code).startsWith('steward:');

/**
 * Gives every version its audience: the rule, applied to everything, however little has changed. `past` are those that were ended,
 * by this load or before it.
 */
export function settlePlainly(current: Versions, past: Versions): void {
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

  /** A steward's source is hidden when its facts are, and not they when it is. */
  const readersOf = (kind: KindName, code: unknown): string =>
    versionsOf(kind, code)
      .map(({ fact, audience }) =>
        kind === 'Source' ? statedAudience(String(fact.visibility), []) : audience!,
      )
      .reduce<string | null>((all, one) => (all === null ? one : wider(all, one)), null) ?? 'restricted';

  const covers = (statement: AnyFact, service: AnyFact): boolean => {
    const kinds = versionsOf('Provider', service.provider).map(({ fact }) => fact.kind ?? null);
    return (
      service.country === statement.country &&
      (statement.serviceTypes as string[]).includes(String(service.serviceType)) &&
      (statement.adminArea === null ||
        (service.adminAreas as string[]).length === 0 ||
        (service.adminAreas as string[]).includes(String(statement.adminArea))) &&
      (kinds.length === 0 ||
        kinds.some((kind) => kind === null || (statement.providerKinds as string[]).includes(String(kind))))
    );
  };

  /** What an agreement or a referral joins, as far as anybody states it. */
  function endsOf(kind: 'Agreement' | 'Referral', link: AnyFact): [KindName, unknown][] {
    const named: [KindName, unknown][] =
      kind === 'Agreement'
        ? (link.parties as string[]).map((code) => ['NationalSociety', code])
        : [
            ['Service', link.fromService],
            ['Branch', link.fromBranch],
            ['Service', link.toService],
            ['Branch', link.toBranch],
          ];
    return named.filter(([target, code]) => versionsOf(target, code).length > 0);
  }

  function lists(statement: AnyFact, kind: 'Agreement' | 'Referral', link: AnyFact): boolean {
    const types = kind === 'Agreement' ? (link.topics as string[]) : [String(link.serviceType)];
    return (
      statement.links === true &&
      String(link.validUntil ?? '9999') >= String(statement.asOf ?? '0000') &&
      String(link.validFrom ?? '0000') < String(statement.freshUntil) &&
      types.some((type) => (statement.serviceTypes as string[]).includes(type)) &&
      endsOf(kind, link)
        .flatMap(([target, code]) => versionsOf(target, code))
        .some(({ fact }) => fact.country === statement.country)
    );
  }

  /** Who reads it and all that it joins. */
  const findersOf = (kind: 'Agreement' | 'Referral', { fact, audience }: PlainVersion): string =>
    endsOf(kind, fact)
      .map(([target, code]) => readersOf(target, code))
      .reduce(narrower, audience!);

  function narrowedByWhatItCovers(statement: AnyFact, audience: string): string {
    let left = audience;
    for (const service of current('Service')) {
      if (covers(statement, service.fact)) left = narrower(left, service.audience!);
    }
    for (const kind of ['Agreement', 'Referral'] as const) {
      for (const link of current(kind)) {
        if (lists(statement, kind, link.fact)) left = narrower(left, findersOf(kind, link));
      }
    }
    return left;
  }

  /** Its own word, or a narrower one of a steward of whatever Society. */
  function visibilityOf(kind: KindName, fact: AnyFact): string {
    const stewards = versionsOf(kind, fact.code).filter((version) => ofStewards(version.fact.source));
    const words = [fact, ...(OWNED.has(kind) ? stewards.map((version) => version.fact) : [])];
    return WIDTHS[Math.max(...words.map(({ visibility }) => WIDTHS.indexOf(String(visibility))))]!;
  }

  const before = new Map<string, string>();
  for (const version of [...current('Source'), ...past('Source')]) {
    const { fact, audience } = version;
    if (audience === null || !ofStewards(fact.code)) continue;
    before.set(fact.code, covering(before.get(fact.code) ?? 'restricted', audience));
  }

  for (const kind of KIND_NAMES) {
    for (const version of current(kind)) {
      const { fact } = version;
      let audience = statedAudience(visibilityOf(kind, fact), owners(kind, fact));
      for (const [field, target] of RESTS[kind]) {
        if (fact[field] !== null) audience = narrower(audience, readersOf(target, fact[field]));
      }
      if (kind === 'Statement') {
        audience = narrowedByWhatItCovers(fact, audience);
        if (version.audience !== null) audience = narrower(version.audience, audience);
      }
      version.audience = audience;
    }
  }

  // Who reads, or once read, one of its facts reads the source of a steward.
  const facts = KIND_NAMES.flatMap((kind) => (kind === 'Source' ? [] : current(kind)));
  for (const version of current('Source').filter(({ fact }) => ofStewards(fact.code))) {
    const readers = facts.filter(({ fact }) => fact.source === version.fact.code).map((one) => one.audience!);
    const all = [before.get(version.fact.code) ?? 'restricted', ...readers].reduce(covering);
    version.audience = narrower(version.audience!, all);
  }

  // What is past tells nobody what he may not read now.
  for (const kind of KIND_NAMES) {
    for (const version of past(kind)) {
      for (const [field, target] of RESTS[kind]) {
        const code = version.fact[field];
        if (code === null || versionsOf(target, code).length === 0) continue;
        version.audience = narrower(version.audience!, readersOf(target, code));
      }
      if (kind === 'Statement') version.audience = narrowedByWhatItCovers(version.fact, version.audience!);
      const now = versionsOf(kind, version.fact.code).map((one) =>
        narrower(version.audience!, one.audience!),
      );
      if (now.length > 0) version.audience = now.reduce(wider);
    }
  }
}
