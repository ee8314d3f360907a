import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

  it('after a refusal only `standing` may wait, and as many as before once the queue was empty for a while', async () => {
    const queue = boundedQueue({ what: 'jobs', atOnce: 1, waiting: 20, standing: 2, inTurns: true });
    const ask = async (count: number) => {
      const all = await Promise.allSettled(Array.from({ length: count }, () => queue.run(short)));
      return all.filter(({ status }) => status === 'fulfilled').length;
    };
    expect(await ask(22)).toBe(21);
    expect(await ask(22)).toBe(3);
    // By then a quarter of what was is forgotten.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await ask(22)).toBe(21);
  });
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
        const jobs: { end: () => void; gone: AbortController }[] = [];
        const ends: Promise<unknown>[] = [];
        let running = 0;
        const check = () => {
          expect(running).toBeLessThanOrEqual(atOnce);
          expect(queue.state().waiting).toBeLessThanOrEqual(atOnce + waiting);
          expect(queue.state().running + queue.state().waiting).toBeLessThanOrEqual(atOnce + waiting);
        };
        for (const one of actions) {
          if (one.what === 'come') {
            const { promise, resolve } = Promise.withResolvers<void>();
            const gone = new AbortController();
            jobs.push({ end: resolve, gone });
            const job = async () => {
              running += 1;
              check();
              await promise;
              running -= 1;
              if (one.fails) throw new Error('it failed');
            };
            ends.push(Promise.allSettled([queue.run(job, gone.signal)]));
          } else if (one.what === 'turn') await turn();
          else if (one.what === 'end') jobs[one.which]?.end();
          else jobs[one.which]?.gone.abort();
          check();
        }
        for (const { end } of jobs) end();
        await Promise.all(ends);
        expect(queue.state()).toEqual({ running: 0, waiting: 0 });
      },
    ),
    { numRuns: 100 },
  );
});
