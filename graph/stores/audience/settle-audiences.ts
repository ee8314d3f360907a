import { type Audience, narrower, statedAudience } from '../../model/audience.ts';
import type { Visibility } from '../../model/closed-lists.ts';
import { narrowest } from '../../model/default-visibility.ts';
import { type AnyFact, type KindName, KIND_NAMES } from '../../model/kinds.ts';
import { ownersOf } from '../../model/owners.ts';
import { restsOn } from '../../model/rests-on.ts';
import { dependences, dependents } from './audience-fields.ts';
import type { AudienceRows, NewAudience, StoredVersion } from './audience-rows.ts';
import { addChangedCodes } from './changed-codes.ts';
import { firstAudience } from './first-audience.ts';
import { CommittedAudiences, KnownVersions, versionKey } from './known-versions.ts';
import { narrowPast } from './narrow-past.ts';
import { settleStatements } from './settle-statements.ts';
import { settleStewardSources } from './settle-steward-sources.ts';
import { isOwnedKind, readHolds } from './stewards-holds.ts';
import { coveredShapes } from './covered-shapes.ts';
import { hiddenLinks } from './hidden-links.ts';
import { isLinkKind } from './link-kind.ts';
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
  const links = hiddenLinks(known);
  for (const kind of KIND_NAMES) {
    const by = dependents(kind).filter((one) => rows.hadFacts(one.kind));
    /** Codes whose audience or owners may be others now. */
    const moved = new Set<string>();
    const settle = (version: StoredVersion, audience: Audience) => {
      const before = committed.of(kind, version);
      // What a statement of completeness no longer told, it does not tell again until it is made anew.
      const settled = kind === 'Statement' ? narrower(before, audience) : audience;
      if (settled !== before) committed.set(kind, version, settled);
      if (kind === 'Service') services.add(version.fact, settled);
      else if (isLinkKind(kind)) links.add(kind, version.fact, settled);
      if (by.length > 0) moved.add(version.fact.code);
    };
    for await (const version of affected(kind)) {
      if (version.current) settle(version, await audienceOf(kind, version.fact, version.hold));
      else narrowByItsRests(kind, version);
    }
    if (shapes.touched.has(kind)) {
      if (kind !== 'Statement') await settleWritten(kind);
      await settleHeld(kind, settle);
      if (by.length > 0) await addChangedCodes(moved, kind, by, rows, changed);
    }
    if (moved.size > 0) changed.set(kind, moved);
  }
  await settleStatements({ rows, shapes, known, committed, services, links, learnAll, audienceOf });
  await settleStewardSources(rows, shapes, committed);
  await narrowPast(rows, shapes, committed);
  return committed.all();

  /** Committed versions that name something which this load changed, and what their stewards hold of them. */
  async function* affected(kind: KindName): AsyncGenerator<StoredVersion & { hold: Visibility | undefined }> {
    const seen = new Set<string>();
    for (const { field, target } of dependences(kind)) {
      const codes = [...(changed.get(target) ?? [])];
      if (codes.length === 0 || !rows.hadFacts(kind)) continue;
      for await (const batch of rows.naming(kind, field, codes)) {
        const fresh = batch.filter((version) => !seen.has(versionKey(version)));
        await learnAll(kind, factsOf(fresh));
        const holds = await readHolds(rows, kind, codesOf(fresh));
        for (const version of fresh) {
          seen.add(versionKey(version));
          yield { ...version, hold: holds.get(version.fact.code) };
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
      for (const { fact, audience, since } of batch) {
        const { code, source } = fact;
        const settled = audiences.get(shapeOf(kind, fact)) ?? (await audienceOf(kind, fact));
        if (settled !== audience) changes.push({ code, source, since, audience: settled });
      }
      if (changes.length > 0) await rows.setWritten(kind, changes);
    }
  }

  /** All versions of the codes of which a steward says, or said until this load, who may read them. */
  async function settleHeld(
    kind: KindName,
    settle: (version: StoredVersion, audience: Audience) => void,
  ): Promise<void> {
    if (!isOwnedKind(kind) || !(rows.hadFacts(kind) || shapes.stewarded.has(kind))) return;
    for await (const codes of rows.held(kind)) {
      const versions = (await rows.stated(kind, codes)).filter(({ current }) => current);
      await learnAll(kind, factsOf(versions));
      const holds = await readHolds(rows, kind, codes);
      const changes: NewAudience[] = [];
      for (const version of versions) {
        const { fact, written, since } = version;
        const audience = await audienceOf(kind, fact, holds.get(fact.code));
        if (!written) settle(version, audience);
        else if (kind !== 'Statement' && audience !== version.audience) {
          changes.push({ code: fact.code, source: fact.source, since, audience });
        }
      }
      if (changes.length > 0) await rows.setWritten(kind, changes);
    }
  }

  /** Of what is past: it would tell of what is hidden now. What nobody states any more was withdrawn, and hides nothing. */
  function narrowByItsRests(kind: KindName, version: StoredVersion): void {
    let audience = committed.of(kind, version);
    for (const { field, target } of restsOn(kind)) {
      const code = version.fact[field];
      if (code === null || code === undefined || known.facts(target, String(code)).length === 0) continue;
      audience = narrower(audience, known.audience(target, String(code)));
    }
    if (audience !== committed.of(kind, version)) committed.set(kind, version, audience);
  }

  /** Asks at once for what the audiences of these facts follow from. */
  async function learnAll(kind: KindName, facts: readonly AnyFact[]): Promise<void> {
    known.makeRoom();
    for (const { field, target } of dependences(kind)) {
      await known.learn(target, facts.flatMap((fact) => fact[field] ?? []).map(String));
    }
  }

  /** A fact's audience by the rule: its own words or those of its stewards, its owners, and what it rests on. */
  async function audienceOf(kind: KindName, fact: AnyFact, hold?: Visibility): Promise<Audience> {
    const own = fact['visibility'] as Visibility;
    const visibility = hold === undefined ? own : narrowest([own, hold]);
    const owners = isOwned(visibility) ? await ownersOf(kind, fact, known.stated) : [];
    let audience = statedAudience(visibility, owners);
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
const codesOf = (versions: readonly StoredVersion[]): string[] => versions.map(({ fact }) => fact.code);
const isOwned = (visibility: Visibility): boolean => visibility === 'NETWORK' || visibility === 'RESTRICTED';
