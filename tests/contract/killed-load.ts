import { spawn } from 'node:child_process';
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

export interface KilledLoadStore {
  /** As for `openStore`, with its environment. Called when the tests run. The store must be empty. */
  open: () => Promise<{ url: string; env: Record<string, string>; close: () => Promise<void> }>;
}

/**
 * A loader of `size` services is killed at several moments. Each time the store is as before or complete, at the old
 * revision too, and the next load works. One test, because each load builds on the last.
 */
export function killedLoadContract(
  name: string,
  { open }: KilledLoadStore,
  { size = 3_000, moments = MOMENTS, timeoutMs = 60_000 } = {},
): void {
  describe(`a killed load of ${size} services on ${name}`, () => {
    it(
      'leaves the store as it was or complete, and the next load works',
      async () => {
        const { url, env, close } = await open();
        const outcomes: string[] = [];
        try {
          expect(await runLoader(url, env, 1, size, null)).toBe('complete');
          let generation = 1;
          await expectGeneration(url, env, [generation], size);
          for (const moment of moments) {
            const ended = await runLoader(url, env, generation + 1, size, moment);
            const found = await expectGeneration(url, env, [generation, generation + 1], size);
            outcomes.push(
              `${moment.after} +${moment.waitMs} ms: ${ended}, ${found === generation ? 'as before' : 'complete'}`,
            );
            expect(await runLoader(url, env, found + 1, size, null)).toBe('complete');
            generation = await expectGeneration(url, env, [found + 1], size);
          }
        } finally {
          await close();
        }
        // The moments are worth something only when some of them were early enough.
        expect(outcomes.filter((outcome) => outcome.endsWith('killed, as before')).length).toBeGreaterThan(2);
      },
      timeoutMs,
    );
  });
}

async function runLoader(
  url: string,
  env: Record<string, string>,
  generation: number,
  size: number,
  moment: Moment | null,
): Promise<'killed' | 'complete'> {
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
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== moment?.after) continue;
    await setTimeout(moment.waitMs);
    child.kill('SIGKILL');
  }
  const ended = await exit;
  if (ended !== 0 && ended !== 'SIGKILL') throw new Error(`The loader ended with ${ended}: ${complaint}`);
  return ended === 'SIGKILL' ? 'killed' : 'complete';
}

/** Which of the generations the store holds, whole; fails when it is none or a mixture. */
async function expectGeneration(
  url: string,
  env: Record<string, string>,
  possible: readonly number[],
  size: number,
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
    // Each complete load is one revision and one audit record; the one before can still be read.
    expect(revision).toBe(generation);
    expect((await store.listLoads(1_000)).map((load) => load.revision)).toEqual(
      Array.from({ length: generation }, (_, n) => generation - n),
    );
    expect((await store.counts(at(Math.max(1, revision - 1)))).Service).toBe(size);
    return generation;
  } finally {
    await store.close();
  }
}
