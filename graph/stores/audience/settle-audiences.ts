import { type Audience, narrower, statedAudience } from '../../model/audience.ts';
import { type AnyFact, type KindName, KIND_NAMES } from '../../model/kinds.ts';
import { ownersOf } from '../../model/owners.ts';
import { restsOn } from '../../model/rests-on.ts';
import { dependences, dependents } from './audience-fields.ts';
import type { AudienceRows, NewAudience, StoredVersion } from './audience-rows.ts';
import { addChangedCodes } from './changed-codes.ts';
import { firstAudience } from './first-audience.ts';
import { CommittedAudiences, KnownVersions } from './known-versions.ts';
import { settleStatements } from './settle-statements.ts';
import { coveredShapes } from './covered-shapes.ts';
import { type WrittenShapes, shapeOf } from './written-shapes.ts';

const BATCH = 5_000;

/**
 * Gives every version that a load wrote its audience, and finds the new ones of committed versions, which the store
 * writes when it publishes the load. Kinds in the order of KINDS, so that what a fact rests on is settled before it.
 *
 * Begins with little: the shapes of what was written, and the codes for whose readers this load changes something.
 */
export async function settleAudiences(
  rows: AudienceRows,
  shapes: WrittenShapes,
): Promise<[KindName, NewAudience[]][]> {
  const committed = new CommittedAudiences();
  const known = new KnownVersions(rows, committed);
  const changed = new Map<KindName, ReadonlySet<string>>();
  const services = coveredShapes();
  for (const kind of KIND_NAMES) {
    const by = dependents(kind).filter((one) => rows.hadFacts(one.kind));
    /** Codes whose audience or owners may be others now. */
    const moved = new Set<string>();
    for await (const [version, audience] of affected(kind)) {
      // What a statement of completeness no longer told, it does not tell again until it is made anew.
      const settled = kind === 'Statement' ? narrower(version.audience, audience) : audience;
      if (settled !== version.audience) committed.set(kind, version.fact, settled);
      if (kind === 'Service') services.add(version.fact, settled);
      if (by.length > 0) moved.add(version.fact.code);
    }
    if (kind === 'Statement') continue;
    if (shapes.touched.has(kind)) {
      await settleWritten(kind);
      if (by.length > 0) await addChangedCodes(moved, kind, by, rows, changed);
    }
    if (moved.size > 0) changed.set(kind, moved);
  }
  await settleStatements({ rows, shapes, known, committed, services, audienceOf });
  return committed.all();

  /** Committed versions that name something which this load changed, with the audience that follows. */
  async function* affected(kind: KindName): AsyncGenerator<[StoredVersion, Audience]> {
    const seen = new Set<string>();
    for (const { field, target } of dependences(kind)) {
      const codes = [...(changed.get(target) ?? [])];
      if (codes.length === 0 || !rows.hadFacts(kind)) continue;
      for await (const batch of rows.naming(kind, field, codes)) {
        const fresh = batch.filter(({ fact }) => !seen.has(`${fact.source} ${fact.code}`));
        await learnAll(kind, factsOf(fresh));
        for (const version of fresh) {
          seen.add(`${version.fact.source} ${version.fact.code}`);
          yield [version, await audienceOf(kind, version.fact)];
        }
      }
    }
  }

  async function settleWritten(kind: KindName): Promise<void> {
    const audiences = new Map<string, Audience>();
    const ofKind = shapes.of(kind);
    if (ofKind !== null) {
      const facts = [...ofKind];
      let plain = true;
      for (let from = 0; from < facts.length; from += BATCH) {
        const batch = facts.slice(from, from + BATCH);
        await learnAll(kind, batch);
        for (const fact of batch) {
          const audience = await audienceOf(kind, fact);
          audiences.set(shapeOf(kind, fact), audience);
          plain &&= audience === firstAudience(fact);
        }
      }
      if (plain) return;
    }
    for await (const batch of rows.written(kind)) {
      if (ofKind === null) await learnAll(kind, factsOf(batch));
      const changes: NewAudience[] = [];
      for (const { fact, audience } of batch) {
        const { code, source } = fact;
        const settled = audiences.get(shapeOf(kind, fact)) ?? (await audienceOf(kind, fact));
        if (settled !== audience) changes.push({ code, source, audience: settled });
      }
      if (changes.length > 0) await rows.setWritten(kind, changes);
    }
  }

  /** Asks at once for what the audiences of these facts follow from. */
  async function learnAll(kind: KindName, facts: readonly AnyFact[]): Promise<void> {
    known.makeRoom();
    for (const { field, target } of dependences(kind)) {
      await known.learn(target, facts.flatMap((fact) => fact[field] ?? []).map(String));
    }
  }

  /** A fact's audience by the rule: its own words and owners, and what it rests on. */
  async function audienceOf(kind: KindName, fact: AnyFact): Promise<Audience> {
    const owners = isOwned(fact) ? await ownersOf(kind, fact, known.stated) : [];
    let audience = statedAudience(String(fact['visibility']), owners);
    for (const { field, target } of restsOn(kind)) {
      const code = fact[field];
      if (code === null || code === undefined) continue;
      await known.learn(target, [String(code)]);
      audience = narrower(audience, known.audience(target, String(code)));
    }
    return audience;
  }
}

const factsOf = (versions: readonly StoredVersion[]): AnyFact[] => versions.map(({ fact }) => fact);
const isOwned = ({ visibility }: AnyFact): boolean => visibility === 'NETWORK' || visibility === 'RESTRICTED';
