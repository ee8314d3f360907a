import { randomBytes } from 'node:crypto';
import { forbidden, type Principal, refused } from '../access/principal.ts';
import { allRecords } from '../all-records.ts';
import { badInput, notFound, TrailcareError } from '../errors.ts';
import { inOneLoad } from '../in-one-load.ts';
import { personalDataIn } from '../model/personal-data.ts';
import type { GraphStore } from '../store.ts';
import { type Asking, findScenario, isOwner } from './list-scenarios.ts';
import {
  readScenarioRecord,
  type ScenarioBody,
  type ScenarioDraft,
  type ScenarioRecord,
} from './scenario-record.ts';

/** Of one account: more than a person compares, and few enough that nobody fills the store. */
const MOST_SCENARIOS = 100;
const MAX_NAME = 200;
/** How long a write waits for a load that runs. */
const WAIT_MS = 5_000;

interface Writer extends Asking {
  readonly now: Date;
}

/** The scenario that is replaced, in the version that its writer saw. */
interface Replaced {
  readonly code: string;
  readonly version: number;
}

/** UNAUTHENTICATED or FORBIDDEN for who may store no scenarios: it takes a reader of the Movement with scope write. */
export function requireScenarioWriter({ principal, viewer }: Asking): void {
  if (viewer.movement && principal.scopes.includes('write') && principal.scopes.includes('read')) return;
  const needs = 'an account that reads what is for the Movement, with scopes read and write';
  throw refused(principal, 'Storing a scenario', needs);
}

/** NOT_FOUND for one that the account is not shown, FORBIDDEN for one of another, CONFLICT for another version. */
export async function requireOwnScenario(
  store: GraphStore,
  asking: Asking,
  { code, version }: Replaced,
): Promise<ScenarioRecord> {
  requireScenarioWriter(asking);
  const scenario = await findScenario(store, asking, code);
  if (scenario === null) throw notFound('scenario', code);
  if (!isOwner(asking.principal, scenario))
    throw forbidden('Changing this scenario', 'the account of its owner');
  if (scenario.version === version) return scenario;
  throw new TrailcareError(
    'CONFLICT',
    `The scenario is in version ${scenario.version}, not ${version}: read it again.`,
    { argument: 'version', value: version, currentVersion: scenario.version },
  );
}

/**
 * Stores what was computed just now, with its audit record, in one transaction. `replaced` null: a new one. LIMIT_EXCEEDED when the account
 * has as many as it may have; OVERLOADED while a load runs.
 */
export async function storeScenario(
  store: GraphStore,
  draft: ScenarioDraft,
  computed: Omit<ScenarioBody['computed'], 'at'>,
  replaced: Replaced | null,
  writer: Writer,
): Promise<ScenarioRecord> {
  requireScenarioWriter(writer);
  const name = checkedName(draft.name);
  const { principal } = writer;
  const at = writer.now.toISOString();
  return inOneLoad(store, WAIT_MS, async (session) => {
    const before = replaced && (await requireOwnScenario(store, writer, replaced));
    if (before === null) await requireFew(store, principal);
    const code = before?.code ?? `${at.slice(0, 10)}-${randomBytes(6).toString('hex')}`;
    const body: ScenarioBody = {
      ...draft,
      name,
      owner: principal.actor,
      createdAt: before?.createdAt ?? at,
      changedAt: at,
      computed: { ...computed, at },
    };
    const version = before?.version ?? 0;
    await session.putRecord('scenario', code, JSON.stringify(body), version);
    await session.commit(auditOf(principal, before === null ? 'store' : 'replace', code, before, body));
    return { code, version: version + 1, ...body };
  });
}

/** Removes a scenario of the account, with an audit record. */
export async function deleteScenario(store: GraphStore, which: Replaced, writer: Writer): Promise<void> {
  requireScenarioWriter(writer);
  await inOneLoad(store, WAIT_MS, async (session) => {
    const before = await requireOwnScenario(store, writer, which);
    await session.removeRecord('scenario', which.code, which.version);
    await session.commit(auditOf(writer.principal, 'delete', which.code, before, null));
  });
}

async function requireFew(store: GraphStore, principal: Principal): Promise<void> {
  let own = 0;
  for await (const record of allRecords(store, 'scenario')) {
    const read = readScenarioRecord(record);
    if ('scenario' in read && isOwner(principal, read.scenario)) own += 1;
  }
  if (own < MOST_SCENARIOS) return;
  throw new TrailcareError(
    'LIMIT_EXCEEDED',
    `This account has ${own} scenarios, and no more may be kept: delete one, or replace it.`,
    { limit: MOST_SCENARIOS },
  );
}

function checkedName(given: string): string {
  const name = given.trim();
  if (name === '' || name.length > MAX_NAME) {
    throw badInput('name', given.slice(0, MAX_NAME), `a text of 1 to ${MAX_NAME} characters`);
  }
  const person = personalDataIn(name);
  if (person === null) return name;
  throw new TrailcareError('BAD_INPUT', `The name holds ${person}: nothing of persons is kept.`, {
    argument: 'name',
  });
}

/** What of a scenario is in the log, which administrators read: what it supposes is its owner's. */
const logged = (scenario: ScenarioBody | null) =>
  scenario && {
    shared: scenario.shared,
    changes: scenario.changes.length,
    revision: scenario.computed.revision,
  };

const auditOf = (
  { actor }: Principal,
  action: string,
  code: string,
  before: ScenarioBody | null,
  after: ScenarioBody | null,
) => ({
  actor,
  format: `${action} scenario`,
  source: 'scenarios',
  files: [],
  summary: JSON.stringify({ scenario: code, before: logged(before), after: logged(after) }),
});
