import { type Audience, narrower } from '../../model/audience.ts';
import { covers, listsLink } from '../../model/covers.ts';
import type { Visibility } from '../../model/closed-lists.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import type { AudienceRows, NewAudience, StoredVersion } from './audience-rows.ts';
import { type CoveredService, type CoveredShapes, coveredShapes } from './covered-shapes.ts';
import { type HiddenLink, type HiddenLinks, hiddenLinks } from './hidden-links.ts';
import { LINK_KINDS, type LinkKind } from './link-kind.ts';
import type { CommittedAudiences, KnownVersions } from './known-versions.ts';
import { readHolds } from './stewards-holds.ts';
import type { WrittenShapes } from './written-shapes.ts';

interface Settling {
  rows: AudienceRows;
  shapes: WrittenShapes;
  known: KnownVersions;
  committed: CommittedAudiences;
  /** Committed services that were looked at again. */
  services: CoveredShapes;
  /** The same of agreements and referrals. */
  links: HiddenLinks;
  /** Asks for what facts of the kind name. */
  learnAll: (kind: KindName, facts: readonly AnyFact[]) => Promise<void>;
  /** The audience that a fact has by itself, what its stewards hold of it, and what it rests on. */
  audienceOf: (kind: KindName, fact: AnyFact, hold?: Visibility) => Promise<Audience>;
}

/** What statements of completeness must not tell to be all that there is. */
interface Hidden {
  readonly services: readonly CoveredService[];
  readonly links: readonly HiddenLink[];
}

/**
 * A statement of completeness is read only by who reads every service of which it speaks, and, when it speaks of links,
 * every agreement and referral: else ABSENT or UNLINKED would be told where there is a hidden one. A statement that was
 * committed is narrowed by what this load touched alone, and never widened: when something hidden goes, nobody learns it.
 */
export async function settleStatements(settling: Settling): Promise<void> {
  const { rows, shapes, committed, services, links } = settling;
  if (rows.hadFacts('Statement')) {
    if (shapes.touched.has('Service')) {
      for (const { fact, audience } of await rows.hiddenWritten()) services.add(fact, audience);
    }
    for (const kind of LINK_KINDS) {
      if (shapes.touched.has(kind)) await addLinks(settling, links, kind, rows.linksWritten(kind));
    }
    const hidden = { services: [...services], links: [...links] };
    const countries = new Set([
      ...hidden.services.map(({ fact }) => String(fact['country'])),
      ...hidden.links.map(({ link }) => link.country),
    ]);
    if (countries.size > 0) {
      await learnProviders(settling, hidden);
      for await (const batch of rows.naming('Statement', 'country', [...countries])) {
        for (const version of batch) {
          const before = committed.of('Statement', version);
          const after = narrowed(settling, version.fact, before, hidden);
          if (after !== before) committed.set('Statement', version, after);
        }
      }
    }
  }
  if (shapes.touched.has('Statement')) await settleWritten(settling);
}

async function settleWritten(settling: Settling): Promise<void> {
  const { rows, audienceOf } = settling;
  for await (const batch of rows.written('Statement')) {
    const facts = batch.map(({ fact }) => fact);
    const hidden = {
      services: await servicesUnder(settling, facts),
      links: await linksUnder(settling, facts),
    };
    await learnProviders(settling, hidden);
    const holds = await readHolds(
      rows,
      'Statement',
      facts.map(({ code }) => code),
    );
    const changes: NewAudience[] = [];
    for (const { fact, audience, since } of batch) {
      const { code, source } = fact;
      const own = await audienceOf('Statement', fact, holds.get(code));
      const settled = narrowed(settling, fact, own, hidden);
      if (settled !== audience) changes.push({ code, source, since, audience: settled });
    }
    if (changes.length > 0) await rows.setWritten('Statement', changes);
  }
}

/** All hidden services of which these statements may speak. */
async function servicesUnder(
  { rows, committed }: Settling,
  statements: readonly AnyFact[],
): Promise<CoveredService[]> {
  const moved = committed.codes('Service');
  const countries = [...new Set(statements.map(({ country }) => String(country)))];
  const all = coveredShapes();
  for (const { fact, audience } of await rows.hiddenIn(countries, moved)) all.add(fact, audience);
  for (const version of moved.length === 0 ? [] : await rows.stated('Service', moved)) {
    if (version.current) all.add(version.fact, committed.of('Service', version));
  }
  return [...all];
}

/** All hidden agreements and referrals of which these statements may speak. */
async function linksUnder(settling: Settling, statements: readonly AnyFact[]): Promise<HiddenLink[]> {
  const { rows, known, committed } = settling;
  const listing = statements.filter(({ links }) => links === true);
  const types = [...new Set(listing.flatMap(({ serviceTypes }) => serviceTypes as string[]))];
  if (types.length === 0) return [];
  const all = hiddenLinks(known);
  for (const kind of LINK_KINDS) {
    await addLinks(settling, all, kind, rows.linksOn(kind, types));
    // Public ones that this load hides.
    const moved = committed.codes(kind);
    if (moved.length > 0) await addLinks(settling, all, kind, [await rows.stated(kind, moved)]);
  }
  return [...all];
}

async function addLinks(
  { committed, learnAll }: Settling,
  links: HiddenLinks,
  kind: LinkKind,
  batches: AsyncIterable<StoredVersion[]> | Iterable<StoredVersion[]>,
): Promise<void> {
  for await (const batch of batches) {
    const current = batch.filter((version) => version.current);
    await learnAll(
      kind,
      current.map(({ fact }) => fact),
    );
    for (const version of current) links.add(kind, version.fact, committed.of(kind, version));
  }
}

async function learnProviders({ known }: Settling, { services }: Hidden): Promise<void> {
  await known.learn(
    'Provider',
    services.map(({ fact }) => String(fact['provider'])),
  );
}

function narrowed(
  { known }: Settling,
  statement: AnyFact,
  audience: Audience,
  { services, links }: Hidden,
): Audience {
  let settled = audience;
  for (const { fact, audience: ofService } of services) {
    // Whatever it covers, it would not be narrower.
    if (narrower(settled, ofService) === settled) continue;
    const kinds = known.facts('Provider', String(fact['provider'])).map(({ kind }) => kind ?? null);
    if (covers(statement, fact, kinds)) settled = narrower(settled, ofService);
  }
  for (const { link, audience: ofLink } of links) {
    if (listsLink(statement, link)) settled = narrower(settled, ofLink);
  }
  return settled;
}
