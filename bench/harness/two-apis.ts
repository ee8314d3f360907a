import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeGeneration } from '../../tests/support/write-generation.ts';
import { WORLD_SOURCE } from '../world/made-world.ts';
import { startWorldNeo4j } from '../world/world-neo4j.ts';
import { askGraphql } from './ask-graphql.ts';
import type { BenchSize } from './promise.ts';
import { quantile } from './spread.ts';
import { startApi } from './start-api.ts';

/** A light query: one country, from the store, and the revision of the answer. */
const LIGHT = 'query Light { about { revision } country(code: "KEN") { code name } }';
/** Makes a server build its network. */
const MEASURE =
  'query Measure { coverage(countries: ["KEN"], serviceTypes: ["RFL"]) { summary { served } } }';
const BETWEEN_MS = 50;
const WARM_UP_FACTS = 1_000;

export interface NoticedLoad {
  /** From the time that the load's commit noted, until the other process answers with its facts. */
  readonly noticedMs: number;
  /** Of light queries to the other process meanwhile, the load included. */
  readonly p99Ms: number;
}

/** Two API processes and one Neo4j with a made-up world. */
export interface TwoApis {
  /** Loads services through the one, all others than before, and waits for the other. */
  load(facts: number): Promise<NoticedLoad>;
  /** p99 of light queries to the other while nothing is loaded, for so long. */
  idleP99(ms: number): Promise<number>;
  close(): Promise<void>;
}

export async function startTwoApis(size: BenchSize): Promise<TwoApis> {
  const world = await startWorldNeo4j(size, { onCopy: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'trailcare-bench-loads-'));
  // The light query is the same each time, and is to be answered each time.
  const unlimited = { TRAILCARE_CLIENT_REQUESTS_PER_MINUTE: '1000000', TRAILCARE_KEPT_ANSWERS_MB: '0' };
  const [one, other] = [
    await startApi(world.url, null, unlimited),
    await startApi(world.url, null, unlimited),
  ];
  const agent = new http.Agent({ keepAlive: true });
  const ask = askGraphql(`${other.origin}/graphql`, agent);
  for (const api of [one, other]) await askGraphql(`${api.origin}/graphql`, agent)(MEASURE, {});
  let generation = 0;

  /** One after the other, with a pause between. */
  async function light(until: (revision: number) => boolean): Promise<number[]> {
    const times: number[] = [];
    const state: { done: boolean; problem: Error | null } = { done: false, problem: null };
    const askOnce = async () => {
      const started = performance.now();
      try {
        const answer = await ask(LIGHT, {});
        times.push(performance.now() - started);
        state.done ||= until((answer as { about: { revision: number } }).about.revision);
      } catch (problem) {
        state.problem = problem instanceof Error ? problem : new Error(String(problem));
        state.done = true;
      }
    };
    while (!state.done) {
      await askOnce();
      await sleep(BETWEEN_MS);
    }
    if (state.problem !== null) throw state.problem;
    return times.toSorted((a, b) => a - b);
  }

  /** See `TwoApis.load`. */
  async function load(facts: number): Promise<NoticedLoad> {
    generation += 1;
    const file = writeGeneration(folder, generation, facts);
    const form = new FormData();
    form.append(
      'file',
      new Blob([readFileSync(file, 'utf8').replaceAll('soak-list', WORLD_SOURCE)]),
      path.basename(file),
    );
    const state = { answered: false, seenAt: 0 };
    const before = ((await ask(LIGHT, {})) as { about: { revision: number } }).about.revision;
    const loading = (async () => {
      const answer = await fetch(`${one.origin}/load`, { method: 'POST', body: form });
      const said = await answer.text();
      if (!answer.ok) throw new Error(`The load was answered with ${answer.status}: ${said.slice(0, 500)}`);
      state.answered = true;
    })();
    const times = light((revision) => {
      if (revision > before && state.seenAt === 0) state.seenAt = Date.now();
      return state.seenAt > 0 && state.answered;
    });
    const [, all] = await Promise.all([loading, times]);
    const { records } = await world.driver.executeQuery(
      'MATCH (l:Load) WHERE l.number > 0 RETURN l.at AS at ORDER BY l.number DESC LIMIT 1',
    );
    const committedAt = Date.parse(String(records[0]!.get('at')));
    return { noticedMs: state.seenAt - committedAt, p99Ms: quantile(all, 0.99) };
  }

  // A new Neo4j plans and compiles what a load asks, which takes three times as long as the load after it.
  await load(WARM_UP_FACTS);
  return {
    load,
    async idleP99(ms) {
      const until = performance.now() + ms;
      return quantile(await light(() => performance.now() > until), 0.99);
    },
    async close() {
      agent.destroy();
      await Promise.all([one.stop(), other.stop()]);
      await world.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
