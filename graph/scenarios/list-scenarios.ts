import type { Principal } from '../access/principal.ts';
import type { Viewer } from '../model/viewer.ts';
import type { GraphStore, Reading } from '../store.ts';
import { readScenarioRecord, type ScenarioRecord } from './scenario-record.ts';

/** Records read at once: each may be large. */
const BATCH = 100;

/** Who asks, and what he may read. */
export interface Asking {
  readonly principal: Principal;
  readonly viewer: Viewer;
}

interface ScenariosAsked {
  readonly first: number;
  /** Scenarios whose code is greater than this: codes begin with the day. */
  readonly after: string | null;
}

interface ScenarioPage {
  readonly scenarios: readonly ScenarioRecord[];
  readonly hasNextPage: boolean;
}

/** Whether the scenario is this account's own. */
export const isOwner = ({ actor }: Principal, { owner }: Pick<ScenarioRecord, 'owner'>): boolean =>
  actor === owner;

/**
 * Scenarios that the account is shown, by code, which is oldest first. Reads no further than the page's end. `report` is told of records
 * that hold no scenario, and why.
 */
export async function listScenarios(
  store: GraphStore,
  asking: Asking,
  { first, after }: ScenariosAsked,
  report: (code: string, problem: unknown) => void = () => {},
): Promise<ScenarioPage> {
  const scenarios: ScenarioRecord[] = [];
  for (let from: string | null | undefined = after; from !== undefined;) {
    const records = await store.records('scenario', { first: BATCH, after: from });
    const stored: ScenarioRecord[] = [];
    for (const record of records) {
      const read = readScenarioRecord(record);
      if ('problem' in read) report(record.id, read.problem);
      else stored.push(read.scenario);
    }
    scenarios.push(...(await shownScenarios(store, asking, stored)));
    from = records.length < BATCH || scenarios.length > first ? undefined : records.at(-1)!.id;
  }
  return { scenarios: scenarios.slice(0, first), hasNextPage: scenarios.length > first };
}

/** The scenario; null when there is none, or none that the account is shown. */
export async function findScenario(
  store: GraphStore,
  asking: Asking,
  code: string,
): Promise<ScenarioRecord | null> {
  const record = await store.record('scenario', code);
  const read = record && readScenarioRecord(record);
  const stored = read !== null && 'scenario' in read ? [read.scenario] : [];
  return (await shownScenarios(store, asking, stored))[0] ?? null;
}

/** Its owner's own, and what is shared, to readers of the Movement who may read all trails that it names; decision 0018. */
async function shownScenarios(
  store: GraphStore,
  { principal, viewer }: Asking,
  scenarios: readonly ScenarioRecord[],
): Promise<ScenarioRecord[]> {
  if (!viewer.movement) return [];
  const meant = scenarios.filter((scenario) => scenario.shared || isOwner(principal, scenario));
  const reading: Reading = { revision: await store.revision(), viewer };
  const trails = await store.get('Trail', [...new Set(meant.flatMap((one) => one.trails ?? []))], reading);
  return meant.filter(
    (scenario) => isOwner(principal, scenario) || (scenario.trails ?? []).every((trail) => trails.has(trail)),
  );
}
