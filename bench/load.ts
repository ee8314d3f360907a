/**
 * `node bin/node24.mjs bench/load.ts --store sqlite|neo4j --rows N [--rounds N]`: how long a load of a CSV takes against bare writing of the
 * same rows, in turn, in the same run. The goal is half the speed of the bare one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Contest } from './contest.ts';
import { writeServices } from './services-csv.ts';

const SEED = 1;
const OURS = 'trailcare load';

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    rows: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
  },
});
const rows = Number(values.rows);
const folder = await mkdtemp(path.join(tmpdir(), 'trailcare-bench-'));
try {
  const file = path.join(folder, 'service.csv');
  await writeServices(file, rows, SEED);
  const contest = await contestOf(values.store, file);
  try {
    await compare(contest, Number(values.rounds));
  } finally {
    await contest.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function contestOf(store: string, file: string): Promise<Contest> {
  if (store === 'sqlite') return (await import('./sqlite-contest.ts')).sqliteContest(folder, file, rows);
  if (store === 'neo4j') return (await import('./neo4j-contest.ts')).neo4jContest(file, rows);
  throw new Error(`--store ${store}: sqlite or neo4j`);
}

/** Each in turn, so that what else the machine does falls on all of them. */
async function compare({ ours, bare, reset, written }: Contest, rounds: number): Promise<void> {
  const runs = Object.entries({ [OURS]: ours, ...bare });
  const times = new Map<string, Seconds[]>(runs.map(([name]) => [name, []]));
  let expected: string | null = null;
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of runs) {
      await reset();
      times.get(name)!.push(await timeOf(work));
      const left = await written();
      expected ??= left;
      if (left !== expected) throw new Error(`${name} wrote ${left}, and not ${expected}`);
    }
  }
  console.log(`${rows} services, medians of ${rounds}`);
  const load = medians(times.get(OURS)!);
  for (const [name, all] of times) {
    const { wall, cpu } = medians(all);
    const ratio = name === OURS ? '' : `: the load is ${(wall / load.wall).toFixed(2)} times as fast`;
    console.log(`${name}${ratio} (${wall.toFixed(2)} s, of which this process ${cpu.toFixed(2)} s of CPU)`);
  }
}

interface Seconds {
  readonly wall: number;
  /** Of this process, all threads. */
  readonly cpu: number;
}

async function timeOf(work: () => Promise<void>): Promise<Seconds> {
  const [startedMs, cpuBefore] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall: (performance.now() - startedMs) / 1000, cpu: (user + system) / 1e6 };
}

function medians(times: readonly Seconds[]): Seconds {
  const middle = (clock: keyof Seconds) =>
    times.map((time) => time[clock]).toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
  return { wall: middle('wall'), cpu: middle('cpu') };
}
