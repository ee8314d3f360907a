import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrailcareError } from '../../graph/errors.ts';
import { boundedQueue } from '../../graph/jobs/bounded-queue.ts';

const OVERLOADED = { code: 'OVERLOADED' };
const turn = () => new Promise(setImmediate);
const short = async () => 'done';

describe('a queue whose jobs begin in turns', () => {
  it('one begins in each turn of the event loop, in the order in which they came', async () => {
    const queue = boundedQueue({ what: 'jobs', atOnce: 8, waiting: 8, inTurns: true });
    const begun: number[] = [];
    const all = [0, 1, 2].map((n) =>
      queue.run(async () => {
        begun.push(n);
      }),
    );
    expect(begun).toEqual([]);
    expect(queue.state()).toEqual({ running: 0, waiting: 3 });
    for (const expected of [[0], [0, 1], [0, 1, 2]]) {
      await turn();
      expect(begun).toEqual(expected);
    }
    await Promise.all(all);
  });

  it('short jobs that come at once are refused beyond what may run and wait, though none has begun', async () => {
    const queue = boundedQueue({ what: 'jobs', atOnce: 2, waiting: 3, inTurns: true });
    const all = await Promise.allSettled(Array.from({ length: 7 }, () => queue.run(short)));
    expect(all.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), 'rejected', 'rejected']);
    expect(all.at(-1)).toMatchObject({ reason: OVERLOADED });
  });
});

describe('a queue in which fewer may wait under a lasting load', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());
  const pass = (ms: number) => vi.advanceTimersByTime(ms);
  const queueOf = (waiting = 20) => boundedQueue({ what: 'jobs', atOnce: 1, waiting, standing: 2 });
  /** A job that runs until the function given is called. */
  function begin(queue: ReturnType<typeof queueOf>) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const ended = queue.run(() => promise);
    return async () => {
      resolve();
      await ended;
    };
  }
  /** How many of those that come now would be let in; none of them stays. */
  async function room(queue: ReturnType<typeof queueOf>, most: number) {
    const gone = new AbortController();
    const asked = Array.from({ length: most }, () => queue.run(short, gone.signal));
    gone.abort();
    const all = await Promise.allSettled(asked);
    return all.filter((one) => one.status === 'fulfilled' || one.reason.code !== 'OVERLOADED').length;
  }

  it('is one once some have waited for three seconds', async () => {
    const queue = queueOf();
    const ends = [begin(queue), begin(queue)];
    for (let ms = 0; ms < 2_800; ms += 50) {
      pass(50);
      expect(await room(queue, 5)).toBe(5);
    }
    for (let ms = 0; ms < 600; ms += 50) {
      pass(50);
      await room(queue, 1);
    }
    // One waits already.
    expect(await room(queue, 5)).toBe(1);
    for (const end of ends) await end();
    pass(10);
    expect(await room(queue, 5)).toBe(3);
    pass(200);
    expect(await room(queue, 5)).toBe(5);
  });

  it('is none while some wait for half of the time, however long', async () => {
    const queue = queueOf();
    for (let round = 0; round < 50; round++) {
      const ends = [begin(queue), begin(queue)];
      pass(50);
      for (const end of ends) await end();
      expect(await room(queue, 10)).toBe(10);
      pass(50);
    }
  });

  it('is none because one job has held the thread for seconds', async () => {
    const queue = queueOf();
    const ends = [begin(queue), begin(queue)];
    pass(3_000);
    expect(await room(queue, 10)).toBe(10);
    for (const end of ends) await end();
  });

  it('is one from when more came than may wait, until those are through', async () => {
    const queue = queueOf();
    const ends = [begin(queue)];
    expect(await room(queue, 22)).toBe(20);
    expect(await room(queue, 22)).toBe(2);
    for (const end of ends) await end();
    for (let ms = 0; ms < 300; ms += 50) {
      pass(50);
      // Refusals at the lower bound do not keep it up.
      await room(queue, 4);
    }
    expect(await room(queue, 20)).toBe(20);
  });

  it('never lets more wait than may otherwise', async () => {
    const queue = queueOf(1);
    const end = begin(queue);
    expect(await room(queue, 5)).toBe(1);
    expect(await room(queue, 5)).toBe(1);
    await end();
  });
});

describe('a queue that is told whose the jobs are', () => {
  it.each([false, true])(
    'runs at most half as many of one client as it may, and those of others go before the rest (in turns: %s)',
    async (inTurns) => {
      const queue = boundedQueue({ what: 'jobs', atOnce: 4, waiting: 2, inTurns });
      const ends = new Map<string, () => void>();
      const begin = (name: string, client?: string) =>
        queue.run(
          () =>
            new Promise<void>((resolve) => {
              ends.set(name, resolve);
            }),
          undefined,
          client,
        );
      const settle = async () => {
        for (let n = 0; n < 6; n++) await turn();
      };
      const all = [1, 2].map((n) => begin(`a${n}`, 'a'));
      await settle();
      all.push(...[3, 4, 5, 6].map((n) => begin(`a${n}`, 'a')));
      await settle();
      expect([...ends.keys()]).toEqual(['a1', 'a2']);
      // They wait for their own: there is as much room for others as if they were not there.
      queue.requireRoom();
      all.push(begin('b1', 'b'), begin('nobody'));
      await settle();
      expect([...ends.keys()]).toEqual(['a1', 'a2', 'b1', 'nobody']);
      all.push(begin('b2', 'b'), begin('c1', 'c'));
      expect(() => queue.requireRoom()).toThrow(expect.objectContaining(OVERLOADED));
      ends.get('a1')!();
      // Before the next one begins, one of a's may, not all of them.
      await Promise.resolve();
      expect(() => queue.requireRoom()).toThrow(expect.objectContaining(OVERLOADED));
      await settle();
      // Of c none runs, of a and b one.
      expect([...ends.keys()].slice(4)).toEqual(['c1']);
      ends.get('c1')!();
      await settle();
      expect([...ends.keys()].slice(5)).toEqual(['a3']);
      for (const name of ['b1', 'nobody', 'a2', 'a3', 'a4', 'a5', 'a6', 'b2']) {
        await settle();
        ends.get(name)!();
      }
      await Promise.all(all);
      expect(queue.state()).toEqual({ running: 0, waiting: 0 });
    },
  );
});

it('whatever comes, runs, fails and leaves: never more run or wait than may, each ends once, and the queue ends empty', async () => {
  const action = fc.oneof(
    fc.record({ what: fc.constant('come' as const), fails: fc.boolean() }),
    fc.record({ what: fc.constant('end' as const), which: fc.nat(20) }),
    fc.record({ what: fc.constant('leave' as const), which: fc.nat(20) }),
    fc.record({ what: fc.constant('turn' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(3),
      fc.array(action, { maxLength: 40 }),
      async (inTurns, atOnce, waiting, actions) => {
        const queue = boundedQueue({ what: 'jobs', atOnce, waiting, inTurns });
        const jobs: { end: () => void; gone: AbortController; ends: Promise<string>; full: boolean }[] = [];
        let running = 0;
        let most = 0;
        const check = () => {
          const state = queue.state();
          expect(state.running + state.waiting).toBeLessThanOrEqual(atOnce + waiting);
        };
        for (const one of actions) {
          if (one.what === 'come') {
            const { promise, resolve } = Promise.withResolvers<void>();
            const gone = new AbortController();
            const state = queue.state();
            const full = state.running + state.waiting >= atOnce + waiting;
            const job = async () => {
              running += 1;
              most = Math.max(most, running);
              await promise;
              running -= 1;
              if (one.fails) throw new TrailcareError('BAD_INPUT', 'it failed');
            };
            const ends = queue.run(job, gone.signal).then(
              () => 'done',
              (problem: TrailcareError) => problem.code,
            );
            jobs.push({ end: resolve, gone, ends, full });
          } else if (one.what === 'turn') await turn();
          else if (one.what === 'end') jobs[one.which]?.end();
          else jobs[one.which]?.gone.abort();
          check();
        }
        for (const { end } of jobs) end();
        for (const { ends, full, gone } of jobs) {
          const end = await ends;
          if (full) expect(end).toBe('OVERLOADED');
          else
            expect(gone.signal.aborted ? ['TIMEOUT', 'done', 'BAD_INPUT'] : ['done', 'BAD_INPUT']).toContain(
              end,
            );
        }
        expect(most).toBeLessThanOrEqual(atOnce);
        expect(queue.state()).toEqual({ running: 0, waiting: 0 });
      },
    ),
    { numRuns: 100 },
  );
});
