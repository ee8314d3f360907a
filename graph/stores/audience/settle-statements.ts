import { type Audience, narrower } from '../../model/audience.ts';
import { covers } from '../../model/covers.ts';
import type { Visibility } from '../../model/closed-lists.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import type { AudienceRows, NewAudience } from './audience-rows.ts';
import { type CoveredService, type CoveredShapes, coveredShapes } from './covered-shapes.ts';
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
  /** The audience that a fact has by itself, what its stewards hold of it, and what it rests on. */
  audienceOf: (kind: KindName, fact: AnyFact, hold?: Visibility) => Promise<Audience>;
}

/**
 * A statement of completeness is read only by who reads every service of which it speaks: else ABSENT would be told
 * where there is a hidden one. A statement that was committed is narrowed by the services of this load alone, and never
 * widened: when a hidden service goes, nobody learns it.
 */
export async function settleStatements(settling: Settling): Promise<void> {
  const { rows, shapes, committed, services } = settling;
  if (rows.hadFacts('Statement')) {
    if (shapes.touched.has('Service')) {
      for (const { fact, audience } of await rows.hiddenWritten()) services.add(fact, audience);
    }
    const hidden = [...services];
    const countries = [...new Set(hidden.map(({ fact }) => String(fact['country'])))];
    if (countries.length > 0) {
      await learnProviders(settling, hidden);
      for await (const batch of rows.naming('Statement', 'country', countries)) {
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
  const { rows, committed, audienceOf } = settling;
  const moved = committed.codes('Service');
  for await (const batch of rows.written('Statement')) {
    const countries = [...new Set(batch.map(({ fact }) => String(fact['country'])))];
    const all = coveredShapes();
    for (const { fact, audience } of await rows.hiddenIn(countries, moved)) all.add(fact, audience);
    for (const version of moved.length === 0 ? [] : await rows.stated('Service', moved)) {
      if (version.current) all.add(version.fact, committed.of('Service', version));
    }
    const hidden = [...all];
    await learnProviders(settling, hidden);
    const holds = await readHolds(
      rows,
      'Statement',
      batch.map(({ fact }) => fact.code),
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

async function learnProviders({ known }: Settling, services: readonly CoveredService[]): Promise<void> {
  await known.learn(
    'Provider',
    services.map(({ fact }) => String(fact['provider'])),
  );
}

function narrowed(
  { known }: Settling,
  statement: AnyFact,
  audience: Audience,
  services: readonly CoveredService[],
): Audience {
  let settled = audience;
  for (const { fact, audience: ofService } of services) {
    // Whatever it covers, it would not be narrower.
    if (narrower(settled, ofService) === settled) continue;
    const kinds = known.facts('Provider', String(fact['provider'])).map(({ kind }) => kind ?? null);
    if (covers(statement, fact, kinds)) settled = narrower(settled, ofService);
  }
  return settled;
}
