import { badInput, notFound, TrailcareError } from '../errors.ts';
import { type Principal, refused, stewardedSocieties } from '../access/principal.ts';
import { checkFact, referencesOf } from '../model/check-fact.ts';
import type { Visibility } from '../model/closed-lists.ts';
import { dateProblem } from '../model/day.ts';
import { narrowest } from '../model/default-visibility.ts';
import type { AnyFact, KindName } from '../model/kinds.ts';
import { personsInFact } from '../model/persons-in-fact.ts';
import { isStewardSource } from '../model/steward-sources.ts';
import type { GraphStore, Reading } from '../store.ts';
import type { FactChange, WritableKind } from './change.ts';
import { codePrefix, completeDraft } from './complete-draft.ts';
import { draftVisibility } from './draft-visibility.ts';
import { factVersion } from './fact-version.ts';
import { maskReferences } from './mask-references.ts';
import { readableCodes } from './readable-codes.ts';
import { ownersOfDraft, ownersOfFact, WITHHELD_OWNER } from './owners.ts';
import { stewardSource } from './steward-source.ts';

/** A change that is checked: what is written, and what it takes the place of. */
export interface PreparedChange {
  readonly kind: WritableKind;
  readonly fact: AnyFact;
  /** The fact as the writer sees it now; null when there is none. */
  readonly before: AnyFact | null;
  /** Everything that it is stated by: put before the fact. */
  readonly source: AnyFact;
}

export interface Preparing {
  readonly store: GraphStore;
  /** The newest revision, as the writer may read it: what he may not read is not there, in errors too. */
  readonly reading: Reading;
  readonly today: string;
}

/** The Societies that own a fact as it is, and as it would be: a draft says whatever its writer likes, so that both are asked. */
export interface OwnersOfChange {
  /** Null: there is no such fact yet. Empty: it belongs to no Society, and nobody may change it here. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[];
}

/** NOT_FOUND when there is nothing to end. */
export async function ownersOfChange(
  change: FactChange,
  { store, reading }: Preparing,
): Promise<OwnersOfChange> {
  const { kind } = change;
  const fact = await factBefore(change, store, reading);
  let before: string[] | null = null;
  if (fact !== null) {
    // What joins several is theirs whom one of them states: else one could leave the others out, and they could not take it back.
    const versions = JOINS.has(kind) ? await store.versions(kind, fact.code, reading) : [fact];
    before = [];
    for (const version of versions) before.push(...(await ownersOfFact(kind, version, store, reading)));
  }
  const after =
    change.action === 'end'
      ? await ownersOfFact(kind, fact!, store, reading)
      : await ownersOfDraft(kind, change.draft, store, reading);
  return { before, after };
}

/**
 * All Societies that own the fact before or after the change, as far as the writer may read them; none when it would change or make what
 * belongs to none, or, but for what joins several, to one that he may not read.
 */
export function concernedSocieties(kind: WritableKind, { before, after }: OwnersOfChange): string[] {
  if (after.length === 0 || before?.length === 0) return [];
  const owners = [...new Set([...(before ?? []), ...after])].toSorted();
  const told = owners.filter((owner) => owner !== WITHHELD_OWNER);
  return JOINS.has(kind) || told.length === owners.length ? told : [];
}

/**
 * The change as the facts to write, stated by `society`. BAD_INPUT for what is no such fact, or names what the writer cannot
 * read; NOT_FOUND for a code that is neither a fact that he can read nor new under the Society's own prefix.
 */
export async function prepareChange(
  change: FactChange,
  society: string,
  preparing: Preparing,
): Promise<PreparedChange> {
  const { store, reading, today } = preparing;
  const { kind } = change;
  const before = await factBefore(change, store, reading);
  const societies = await store.get('NationalSociety', [society], reading);
  const stated = societies.get(society);
  if (stated === undefined) throw notFound('National Society', society);
  const source = stewardSource(stated);
  const held = before === null ? [] : await heldVisibilities(kind, before, store, reading);
  let fact: AnyFact;
  if (change.action === 'end') {
    if (dateProblem(change.on) !== null) throw badInput('on', change.on, 'a day as YYYY-MM-DD');
    const visibility = narrowest(held);
    fact = { ...before!, source: source.code, asOf: today, validUntil: change.on, visibility };
    if (kind === 'Service') fact['staleFrom'] = null;
  } else {
    // What is hidden stays so until its writer says otherwise.
    const visibility = narrowest([await draftVisibility(kind, change.draft, store, reading), ...held]);
    fact = completeDraft(kind, change.draft, { society, source: source.code, today, visibility });
    // The most recent as-of is shown: one of tomorrow would stand above everything that is learned today.
    if (typeof fact['asOf'] === 'string' && fact['asOf'] > today) {
      throw badInput('asOf', fact['asOf'], 'today or a day before it');
    }
    if (before === null && !fact.code.startsWith(codePrefix(society))) {
      const message = `There is no ${kind} ${JSON.stringify(fact.code)}. A new one of ${society} has a code that begins with ${codePrefix(society)}, or leaves it out.`;
      throw new TrailcareError('NOT_FOUND', message, {
        argument: 'code',
        value: fact.code,
        accepted: `${codePrefix(society)}…`,
      });
    }
  }
  return {
    kind,
    fact: await checked(kind, fact, change.action === 'end' ? before : null, preparing),
    before,
    source: source as unknown as AnyFact,
  };
}

/**
 * FORBIDDEN unless the writer is a steward of the Societies that own the fact, before and after the change: of all of them, or for
 * what joins several, of one that owns it both before and after. Returns the Society for which he writes.
 */
export function requireSteward(principal: Principal, kind: WritableKind, change: OwnersOfChange): string {
  const stewarded = stewardedSocieties(principal, 'write');
  const owners = concernedSocieties(kind, change);
  const own = owners.filter((owner) => stewarded.includes(owner));
  const both = own.filter(
    (owner) => change.after.includes(owner) && (change.before ?? [owner]).includes(owner),
  );
  const enough = JOINS.has(kind) ? both.length > 0 : own.length > 0 && own.length === owners.length;
  if (enough) return (both[0] ?? own[0])!;
  const needs =
    owners.length === 0
      ? 'a National Society to which it belongs: facts of other organisations come from files'
      : `a steward of ${owners.join(JOINS.has(kind) ? ' or ' : ' and ')}, with scope write`;
  throw refused(principal, `Writing this ${kind}`, needs);
}

/** Kinds between several Societies: each may state it. */
const JOINS: ReadonlySet<WritableKind> = new Set(['Agreement', 'Referral', 'Statement']);

/** CONFLICT, with the version that there is as the writer may read it, unless it is the one that he saw. Null: there was none. */
export async function requireVersion(
  kind: WritableKind,
  before: AnyFact | null,
  expected: string | null,
  { store, reading }: Preparing,
): Promise<void> {
  const current = before === null ? null : await factVersion(store, kind, before);
  if (current === expected) return;
  const message =
    before === null
      ? `There is no such ${kind} any more, and version ${expected} was expected.`
      : expected === null
        ? `${kind} ${before.code} exists in version ${current}: to change it, send that as expectedVersion.`
        : `${kind} ${before.code} was changed meanwhile: version ${current}, not ${expected}. Read it again before you write.`;
  throw new TrailcareError('CONFLICT', message, {
    argument: 'expectedVersion',
    value: expected,
    currentVersion: current,
    current: before === null ? null : await maskReferences(kind, before, store, reading),
  });
}

/** What is said of who may read a fact, by the source that is shown and by stewards: a file may be newer than what hides it. */
async function heldVisibilities(
  kind: WritableKind,
  shown: AnyFact,
  store: GraphStore,
  reading: Reading,
): Promise<Visibility[]> {
  const versions = await store.versions(kind, shown.code, reading);
  const stewards = versions.filter(({ source }) => isStewardSource(source));
  return [shown['visibility'] as Visibility, ...stewards.map(({ visibility }) => visibility)];
}

/** The fact that a change would change, as the reader sees it; null when there is none yet. NOT_FOUND when there is none to end. */
export async function factBefore(
  change: FactChange,
  store: GraphStore,
  reading: Reading,
): Promise<AnyFact | null> {
  const code = change.action === 'end' ? change.code : (change.draft['code'] as string | null | undefined);
  const found =
    typeof code !== 'string' ? undefined : (await store.get(change.kind, [code], reading)).get(code);
  if (found === undefined && change.action === 'end') throw notFound(change.kind, change.code);
  return (found as unknown as AnyFact | undefined) ?? null;
}

/** What the fact names already, as `kept` does, may be what the writer cannot read: he does not state it, and is not told of it. */
async function checked(
  kind: KindName,
  fact: AnyFact,
  kept: AnyFact | null,
  { store, reading }: Preparing,
): Promise<AnyFact> {
  const result = checkFact([kind, fact]);
  if ('rejection' in result) {
    const { column, value, rule, accepted } = result.rejection;
    throw new TrailcareError('BAD_INPUT', `${rule} Accepted: ${accepted}`, {
      argument: column,
      value,
      accepted,
    });
  }
  const [, whole] = result.put;
  const found = personsInFact(kind, whole);
  if (found !== null) {
    throw new TrailcareError(
      'BAD_INPUT',
      `${found.field} holds ${found.person}. Trailcare keeps nothing of persons: state the service, not whom to call.`,
      { argument: found.field },
    );
  }
  if (kept !== null) return whole;
  const stated = referencesOf([kind, whole]).filter(([field]) => field !== 'source');
  const named = stated.map(([, target, code]) => [target, code] as const);
  const isReadable = await readableCodes(named, store, reading);
  const missing = stated.find(([, target, code]) => !isReadable(target, code));
  if (missing !== undefined) throw badInput(missing[0], missing[2], `the code of a ${missing[1]}`);
  return whole;
}
