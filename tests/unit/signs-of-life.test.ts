import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Silent, signsOfLife } from '../../graph/stores/neo4j/signs-of-life.ts';

const never = () => new Promise<never>(() => {});
const patience = { silentMs: 4_500, atMostMs: 35_000 };

describe('signs of life of a database', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** How a call ended, and after how long. */
  async function endOf(call: Promise<unknown>): Promise<{ ms: number; end: unknown }> {
    const beganMs = performance.now();
    const ended = new Promise<{ ms: number; end: unknown }>((resolve) => {
      const note = (end: unknown) => resolve({ ms: performance.now() - beganMs, end });
      call.then(note, note);
    });
    // Longer than any patience here.
    await vi.advanceTimersByTimeAsync(60_000);
    return ended;
  }

  it('a call that nobody answers is given up after its patience', async () => {
    const alive = signsOfLife(never, { askAfterMs: 2_000 });
    const { ms, end } = await endOf(alive.watch(patience, never));
    expect(end).toBeInstanceOf(Silent);
    expect(ms).toBeLessThan(5_000);
    expect(alive.silentMs()).toBeGreaterThanOrEqual(4_500);
  });

  it('a slow call goes on while the server answers something else', async () => {
    const alive = signsOfLife(async () => {}, { askAfterMs: 2_000 });
    const slow = () => new Promise((resolve) => setTimeout(() => resolve('slow'), 20_000));
    const { ms, end } = await endOf(alive.watch(patience, slow));
    expect(end).toBe('slow');
    expect(ms).toBeGreaterThanOrEqual(20_000);
    expect(alive.silentMs()).toBe(0);
  });

  it('and is given up when its own answer can no longer come', async () => {
    const alive = signsOfLife(async () => {}, { askAfterMs: 2_000 });
    const { ms, end } = await endOf(alive.watch(patience, never));
    expect(end).toBeInstanceOf(Silent);
    expect(ms).toBeGreaterThanOrEqual(35_000);
  });

  it('one question is asked for all who wait, and none while answers come quickly', async () => {
    const ask = vi.fn(async () => {});
    const alive = signsOfLife(ask, { askAfterMs: 2_000 });
    await alive.watch(patience, async () => 1);
    expect(ask).not.toHaveBeenCalled();
    const waiting = Array.from({ length: 50 }, () => alive.watch(patience, never).catch(() => {}));
    await vi.advanceTimersByTimeAsync(2_100);
    expect(ask).toHaveBeenCalledTimes(1);
    alive.abandon();
    await Promise.all(waiting);
  });

  it('a call that fails by itself fails with its own reason', async () => {
    const alive = signsOfLife(never, { askAfterMs: 2_000 });
    const { end } = await endOf(alive.watch(patience, async () => Promise.reject(new Error('refused'))));
    expect(end).toMatchObject({ message: 'refused' });
  });

  it('those who wait on a line that is given up are told at once', async () => {
    const alive = signsOfLife(never, { askAfterMs: 2_000 });
    const waiting = alive.watch(patience, never);
    alive.abandon();
    await expect(waiting).rejects.toBeInstanceOf(Silent);
  });

  it('no step of the clock changes the patience', async () => {
    const alive = signsOfLife(never, { askAfterMs: 2_000 });
    const waiting = endOf(alive.watch(patience, never));
    vi.setSystemTime(new Date('2031-01-01'));
    const { ms } = await waiting;
    expect(ms).toBeLessThan(5_000);
  });
});
