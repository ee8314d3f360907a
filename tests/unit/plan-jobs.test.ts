import { describe, expect, test } from 'vitest';
import { greedyPlan } from '../../graph/analysis/greedy-plan.ts';
import { planValue } from '../../graph/analysis/plan-value.ts';
import { boundedQueue } from '../../graph/jobs/bounded-queue.ts';
import { solvePlan } from '../../graph/jobs/solve-plan.ts';
import { hardPlan } from '../support/hard-plan.ts';

describe('a plan in a thread of its own', () => {
  test('is proven when there is time', async () => {
    const model = hardPlan(12);
    const { status, sites, bound } = await solvePlan(model, { seconds: 15 });
    expect(status).toBe('OPTIMAL');
    expect(
      bound! /
        planValue(
          model,
          sites!.map(({ site }) => site),
        ),
    ).toBeCloseTo(1, 9);
  });

  test('is the best found when the time is up, never less than the greedy start, with what the solver proved', async () => {
    const model = hardPlan();
    const { status, sites, bound } = await solvePlan(model, { seconds: 1 });
    expect(status).toBe('TIME_LIMIT');
    const value = planValue(
      model,
      sites!.map(({ site }) => site),
    );
    expect(value).toBeGreaterThanOrEqual(planValue(model, greedyPlan(model)!));
    if (bound !== null) expect(bound).toBeGreaterThanOrEqual(value);
  });

  test('ends when its client has gone', async () => {
    const gone = new AbortController();
    const plan = solvePlan(hardPlan(), { seconds: 600, signal: gone.signal });
    setTimeout(() => gone.abort(), 300);
    await expect(plan).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect(solvePlan(hardPlan(), { seconds: 600, signal: gone.signal })).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
  });
});

describe('a bounded queue', () => {
  const job = () => {
    let end = () => {};
    let started = false;
    const done = new Promise<void>((resolve) => {
      end = resolve;
    });
    const run = () => {
      started = true;
      return done;
    };
    return { run, end: () => end(), started: () => started };
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('runs so many at once, lets so many wait in order, and refuses more at once', async () => {
    const queue = boundedQueue({ what: 'plans', atOnce: 1, waiting: 1 });
    const [first, second, third] = [job(), job(), job()];
    const running = queue.run(first.run);
    const waiting = queue.run(second.run);
    await expect(queue.run(third.run)).rejects.toMatchObject({ code: 'OVERLOADED' });
    await settled();
    expect([first.started(), second.started(), third.started()]).toEqual([true, false, false]);
    first.end();
    await running;
    await settled();
    expect(second.started()).toBe(true);
    second.end();
    await waiting;
  });

  test('lets go of one whose client has gone while it waited, and goes on after one that failed', async () => {
    const queue = boundedQueue({ what: 'plans', atOnce: 1, waiting: 2 });
    const gone = new AbortController();
    const [first, second, third] = [job(), job(), job()];
    const running = queue.run(async () => {
      await first.run();
      throw new Error('failed');
    });
    const given = queue.run(second.run, gone.signal);
    const waiting = queue.run(third.run);
    gone.abort();
    await expect(given).rejects.toMatchObject({ code: 'TIMEOUT' });
    first.end();
    await expect(running).rejects.toThrow('failed');
    await settled();
    expect([second.started(), third.started()]).toEqual([false, true]);
    third.end();
    await waiting;
  });
});
