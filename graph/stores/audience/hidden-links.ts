import { type Audience, narrower } from '../../model/audience.ts';
import type { CountryLink } from '../../model/covers.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import { type LinkKind, TYPES_OF } from './link-kind.ts';
import type { KnownVersions } from './known-versions.ts';

/** What says in which countries a link is: its field, and the kind that this names. */
const ENDS: Record<LinkKind, readonly (readonly [field: string, target: KindName])[]> = {
  Agreement: [['parties', 'NationalSociety']],
  Referral: [
    ['fromService', 'Service'],
    ['fromBranch', 'Branch'],
    ['toService', 'Service'],
    ['toBranch', 'Branch'],
  ],
};

export interface HiddenLink {
  readonly link: CountryLink;
  readonly audience: Audience;
}

/** Links that not everybody finds, each different one once. */
export interface HiddenLinks extends Iterable<HiddenLink> {
  /** What the link names must have been learnt. */
  add(kind: LinkKind, fact: AnyFact, audience: Audience): void;
}

export function hiddenLinks(known: KnownVersions): HiddenLinks {
  const links = new Map<string, HiddenLink>();
  return {
    add(kind, fact, audience) {
      const ends = ENDS[kind].flatMap(([field, target]) =>
        [fact[field] ?? []].flat().map((code) => ({ target, code: String(code) })),
      );
      const stated = ends.filter(({ target, code }) => known.facts(target, code).length > 0);
      // Who may not know a party does not find the agreement between its services.
      const found = stated.reduce(
        (all, { target, code }) => narrower(all, known.audience(target, code)),
        audience,
      );
      if (found === 'public') return;
      const countries = stated
        .flatMap(({ target, code }) => known.facts(target, code))
        .flatMap(({ country }) => country ?? []);
      const validFrom = fact['validFrom'] as string | null;
      const validUntil = fact['validUntil'] as string | null;
      for (const country of new Set(countries.map(String))) {
        for (const type of [fact[TYPES_OF[kind]] ?? []].flat()) {
          const link = { country, serviceType: String(type), validFrom, validUntil };
          links.set(JSON.stringify([found, link]), { link, audience: found });
        }
      }
    },
    [Symbol.iterator]: () => links.values(),
  };
}
