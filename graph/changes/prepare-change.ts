import { badInput, notFound, TrailcareError } from '../errors.ts';
import { type Principal, refused, stewardedSocieties } from '../access/principal.ts';
import { checkFact, referencesOf } from '../model/check-fact.ts';
import { dateProblem } from '../model/day.ts';
import type { AnyFact, KindName } from '../model/kinds.ts';
import { personalDataIn } from '../model/personal-data.ts';
import { factHash } from '../model/versions.ts';
import type { GraphStore, Reading } from '../store.ts';
import type { FactChange, WritableKind } from './change.ts';
import { codePrefix, completeDraft } from './complete-draft.ts';
import { draftVisibility } from './draft-visibility.ts';
import { ownersOfFact } from './owners.ts';
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

/** Societies that a change concerns: those that own the fact before or after it. NOT_FOUND when there is nothing to end. */
export async function concernedSocieties(
  change: FactChange,
  { store, reading }: Preparing,
): Promise<string[]> {
  const before = await factBefore(change, store, reading);
  const concerned = new Set(before === null ? [] : await ownersOfFact(change.kind, before, store, reading));
  if (change.action === 'upsert') {
    for (const owner of await ownersOfFact(change.kind, change.draft, store, reading)) concerned.add(owner);
  }
  return [...concerned].toSorted();
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
  let fact: AnyFact;
  if (change.action === 'end') {
    if (dateProblem(change.on) !== null) throw badInput('on', change.on, 'a day as YYYY-MM-DD');
    fact = { ...before!, source: source.code, asOf: today, validUntil: change.on };
    if (kind === 'Service') fact['staleFrom'] = null;
  } else {
    const visibility = await draftVisibility(kind, change.draft, store, reading);
    fact = completeDraft(kind, change.draft, { society, source: source.code, today, visibility });
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
    fact: await checked(kind, fact, store, reading),
    before,
    source: source as unknown as AnyFact,
  };
}

/** FORBIDDEN unless the writer is a steward of the Societies that own the fact: all of them, or for what joins several, one. */
export function requireSteward(principal: Principal, kind: WritableKind, owners: readonly string[]): string {
  const own = owners.filter((owner) => stewardedSocieties(principal, 'write').includes(owner));
  const enough = JOINS.has(kind) ? own.length > 0 : own.length > 0 && own.length === owners.length;
  if (enough) return own[0]!;
  const needs =
    owners.length === 0
      ? 'a National Society to which it belongs: facts of other organisations come from files'
      : `a steward of ${owners.join(JOINS.has(kind) ? ' or ' : ' and ')}, with scope write`;
  throw refused(principal, `Writing this ${kind}`, needs);
}

/** Kinds between several Societies: each may state it. */
const JOINS: ReadonlySet<WritableKind> = new Set(['Agreement', 'Referral', 'Statement']);

/** CONFLICT, with the version that there is, unless it is the one that the writer saw. Null: there was none. */
export function requireVersion(kind: WritableKind, before: AnyFact | null, expected: string | null): void {
  const current = before === null ? null : factHash(kind, before);
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
    current: before,
  });
}

async function factBefore(change: FactChange, store: GraphStore, reading: Reading): Promise<AnyFact | null> {
  const code = change.action === 'end' ? change.code : (change.draft['code'] as string | null | undefined);
  const found =
    typeof code !== 'string' ? undefined : (await store.get(change.kind, [code], reading)).get(code);
  if (found === undefined && change.action === 'end') throw notFound(change.kind, change.code);
  return (found as unknown as AnyFact | undefined) ?? null;
}

async function checked(kind: KindName, fact: AnyFact, store: GraphStore, reading: Reading): Promise<AnyFact> {
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
  for (const [field, value] of Object.entries(whole)) {
    for (const text of Array.isArray(value) ? value : typeof value === 'string' ? [value] : []) {
      const person = personalDataIn(text);
      if (person !== null && field !== 'code' && field !== 'source') {
        throw new TrailcareError(
          'BAD_INPUT',
          `${field} holds ${person}. Trailcare keeps nothing of persons: state the service, not whom to call.`,
          { argument: field },
        );
      }
    }
  }
  const wanted = new Map<KindName, [field: string, code: string][]>();
  for (const [field, target, code] of referencesOf(result.put)) {
    if (field !== 'source') wanted.set(target, [...(wanted.get(target) ?? []), [field, code]]);
  }
  for (const [target, named] of wanted) {
    const found = await store.get(
      target,
      named.map(([, code]) => code),
      reading,
    );
    const missing = named.find(([, code]) => !(found as ReadonlyMap<string, unknown>).has(code));
    if (missing !== undefined) throw badInput(missing[0], missing[1], `the code of a ${target}`);
  }
  return whole;
}
