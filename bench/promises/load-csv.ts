import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BenchSize, Contest, Promised } from '../harness/promise.ts';
import { timed } from '../harness/timed.ts';
import type { LoadContest } from '../load-contest.ts';
import { neo4jContest } from '../neo4j-contest.ts';
import { writeServices } from '../services-csv.ts';
import { sqliteContest } from '../sqlite-contest.ts';
import { SIZES } from '../world/sizes.ts';
import { atLeast } from './at-least.ts';
import { sameText } from './same-text.ts';

const SEED = 1;

/** A CSV of as many services as a world of the size has, against writing of the same rows that are ready-made. */
export const loadIntoSqlite: Promised = {
  name: 'load-sqlite',
  promise: 'load of CSV, embedded',
  complexity: 'O(rows)',
  whyShort:
    'the bare INSERTs are given rows that are ready. Of ours a third is writing them, a tenth the same csv-parse, and the rest is what loading is: cells are read and checked, persons looked for, rows set aside until the whole file is known (a row may name one that comes later, and a refused file leaves nothing), versions compared by their hash. It was three times as much: facts are checked without zod unless one is refused, young objects get room, statements are prepared once. Reading in a second thread would be the next step.',
  sizes: ['S', 'M'],
  quickSizes: ['S'],
  prepare: (size) => contestOf(size, (folder, file, rows) => sqliteContest(folder, file, rows)),
};

export const loadIntoNeo4j: Promised = {
  name: 'load-neo4j',
  promise: 'load of CSV into Neo4j',
  complexity: 'O(rows)',
  sizes: ['S'],
  quickSizes: [],
  prepare: (size) => contestOf(size, (_, file, rows) => neo4jContest(file, rows)),
};

async function contestOf(
  size: BenchSize,
  open: (folder: string, file: string, rows: number) => Promise<LoadContest>,
): Promise<Contest> {
  const rows = SIZES[size].services;
  const folder = await mkdtemp(path.join(tmpdir(), 'trailcare-bench-'));
  const file = path.join(folder, 'service.csv');
  await writeServices(file, rows, SEED);
  const { ours, bare, reset, written, close } = await open(folder, file, rows);
  const run = async (work: () => Promise<void>) => {
    await reset();
    const { ms } = await timed(work);
    return { ms, answer: await written() };
  };
  return {
    inputs: 1,
    rounds: 3,
    ours: () => run(ours),
    peers: Object.entries(bare).map(([name, work]) => ({
      name,
      goal: atLeast(0.5),
      answer: () => run(work),
      differs: sameText,
    })),
    notes: () => [`${rows.toLocaleString('en')} services at ${size}.`],
    async close() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
