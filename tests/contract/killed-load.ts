import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../graph/open-store.ts';
import { at } from './context.ts';
import { generationOf } from './generation.ts';

const CHILD = path.join(import.meta.dirname, 'children', 'load-generation.ts');

/** When the loader is killed: so long after it said this. Its puts are numbered from 1 to 6, or to size / 5,000. */
export interface Moment {
  after: string;
  waitMs: number;
}

const MOMENTS: Moment[] = [
  { after: 'began', waitMs: 0 },
  { after: 'put 1', waitMs: 0 },
  { after: 'put 4', waitMs: 7 },
  { after: 'put 6', waitMs: 0 },
  { after: 'committing', waitMs: 0 },
  { after: 'committing', waitMs: 3 },
];

/** A store that loaders of `size` services are run on: as for `openStore`, with its environment. */
export interface LoadTarget {
  url: string;
  env: Record<string, string>;
  size: number;
}

export interface KilledLoadStore {
  /** Called when the tests run. The store must be empty. */
  open: () => Promise<Omit<LoadTarget, 'size'> & { close: () => Promise<void> }>;
}

/**
 * A loader of `size` services is killed at several moments. Each time the store is as before or complete, at the old
 * revision too, and the next load works. One test, because each load builds on the last. `log` hears what became of each.
 */
export function killedLoadContract(
  name: string,
  { open }: KilledLoadStore,
  { size = 3_000, moments = MOMENTS, timeoutMs = 60_000, log = (_line: string): void => {} } = {},
): void {
  describe(`a killed load of ${size} services on ${name}`, () => {
    it(
      'leaves the store as it was or complete, and the next load works',
      async () => {
        const { url, env, close } = await open();
        const target = { url, env, size };
        const seconds = stopwatch();
        const outcomes: string[] = [];
        try {
          expect(await runLoader(target, 1)).toMatchObject({ ended: 'complete' });
          log(`${name}: first load of ${size} ${seconds()} s`);
          let generation = 1;
          await expectGeneration(target, [generation]);
          for (const moment of moments) {
            seconds();
            const { ended } = await runLoader(target, generation + 1, moment);
            const ran = seconds();
            const found = await expectGeneration(target, possibleAfter(ended, generation));
            const outcome = `${ended}, ${found === generation ? 'as before' : 'complete'}`;
            outcomes.push(outcome);
            const looked = seconds();
            expect(await runLoader(target, found + 1)).toMatchObject({ ended: 'complete' });
            log(
              `${name}: ${moment.after} +${moment.waitMs} ms: ${outcome}; load ${ran} s, look ${looked} s, next load ${seconds()} s`,
            );
            generation = await expectGeneration(target, [found + 1]);
          }
        } finally {
          await close();
        }
        // The moments are worth something only when some of them were early enough.
        expect(outcomes.filter((outcome) => outcome === 'killed, as before').length).toBeGreaterThanOrEqual(
          Math.ceil(moments.length / 2),
        );
      },
      timeoutMs,
    );
  });
}

export interface LoaderEnd {
  ended: 'complete' | 'failed' | 'killed';
  /** What it wrote to stderr. */
  complaint: string;
  /** From the moment to its end; 0 without a moment. */
  afterMomentMs: number;
}

/** Loads a generation in a process of its own; at the moment `strike` happens, which kills that process unless said. */
export async function runLoader(
  { url, env, size }: LoadTarget,
  generation: number,
  moment: Moment | null = null,
  strike: (loader: ChildProcess) => void = (loader) => loader.kill('SIGKILL'),
): Promise<LoaderEnd> {
  const child = spawn(process.execPath, [CHILD, url, String(generation), String(size)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (data) => (complaint += String(data)));
  const exit = new Promise<NodeJS.Signals | number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ?? code ?? -1));
  });
  let struckAt: number | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== moment?.after) continue;
    await setTimeout(moment.waitMs);
    struckAt = performance.now();
    strike(child);
  }
  const status = await exit;
  const afterMomentMs = struckAt === null ? 0 : performance.now() - struckAt;
  if (status === 'SIGKILL') return { ended: 'killed', complaint, afterMomentMs };
  if (status === 0) return { ended: 'complete', complaint, afterMomentMs };
  if (struckAt === null) throw new Error(`The loader ended with ${status}: ${complaint}`);
  return { ended: 'failed', complaint, afterMomentMs };
}

/** What a store may hold after a loader of the next generation: what was acknowledged stays. */
export const possibleAfter = (ended: LoaderEnd['ended'], generation: number): number[] =>
  ended === 'complete' ? [generation + 1] : [generation, generation + 1];

/** Seconds since the last call, in tenths. */
export function stopwatch(): () => string {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const seconds = ((now - last) / 1000).toFixed(1);
    last = now;
    return seconds;
  };
}

/** Which of the generations the store holds, whole; fails when it is none or a mixture. */
export async function expectGeneration(
  { url, env, size }: LoadTarget,
  possible: readonly number[],
): Promise<number> {
  const store = await openStore(url, env);
  try {
    const revision = await store.revision();
    const names = new Set<unknown>();
    const codes: string[] = [];
    for await (const batch of store.scan('Service', at(revision))) {
      for (const { code, name } of batch) {
        codes.push(code);
        names.add(name);
      }
    }
    expect(names.size).toBe(1);
    const generation = Number(String([...names][0]).split(' ')[1]);
    expect(possible).toContain(generation);
    expect(codes).toEqual(generationOf(generation, size).map(({ code }) => code));
    expect((await store.counts(at(revision))).Service).toBe(size);
    const inArea = { first: 1, where: [{ test: 'in', field: 'adminAreas', values: ['area-3'] }] } as const;
    const ofArea = generationOf(generation, size).filter((one) =>
      (one.adminAreas as string[]).includes('area-3'),
    );
    expect((await store.page('Service', inArea, at(revision))).totalCount).toBe(ofArea.length);
    const record = await store.record('scenario', 'generation');
    expect(record).toMatchObject({ version: generation, body: JSON.stringify({ generation }) });
    // Each complete load is one revision and one audit record; the one before can still be read.
    expect(revision).toBe(generation);
    expect((await store.listLoads({ first: 1_000 })).map((load) => load.revision)).toEqual(
      Array.from({ length: generation }, (_, n) => generation - n),
    );
    expect((await store.counts(at(Math.max(1, revision - 1)))).Service).toBe(size);
    return generation;
  } finally {
    await store.close();
  }
}
