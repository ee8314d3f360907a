import { describe, expect, test } from 'vitest';
import { answerOn } from '../../api/answers-on.ts';
import type { View } from '../../graph/analysis/view.ts';
import { breather } from '../../graph/jobs/breather.ts';

// A view is known by its identity alone.
const aView = () => ({}) as View;
const here = () => new AbortController();
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Counts how often it computes; ends when told, or when its signal aborts. */
function work() {
  const begun: AbortSignal[] = [];
  let end: (answer: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const compute = (signal: AbortSignal) => {
    begun.push(signal);
    return new Promise<string>((resolve, reject) => {
      [end, fail] = [resolve, reject];
      signal.addEventListener('abort', () => reject(new Error('given up')));
    });
  };
  return { compute, begun, end: (answer: string) => end(answer), fail: (error: Error) => fail(error) };
}

describe('an answer on a view', () => {
  test('is computed once for all who ask at the same time, and kept for those who ask later', async () => {
    const [view, { compute, begun, end }] = [aView(), work()];
    const ask = () => answerOn(view, 'q', { gone: here().signal }, compute);
    const both = [ask(), ask()];
    end('a');
    expect(await Promise.all(both)).toEqual(['a', 'a']);
    expect(await ask()).toBe('a');
    expect(begun).toHaveLength(1);
  });

  test('is of its question and its view alone', async () => {
    const [view, gone] = [aView(), here().signal];
    let computed = 0;
    const count = async () => (computed += 1);
    expect(await answerOn(view, 'q', { gone }, count)).toBe(1);
    expect(await answerOn(view, 'other', { gone }, count)).toBe(2);
    expect(await answerOn(aView(), 'q', { gone }, count)).toBe(3);
    expect(await answerOn(view, 'q', { gone }, count)).toBe(1);
  });

  test('is not kept when it failed, nor when it is not good enough', async () => {
    const [view, gone, first] = [aView(), here().signal, work()];
    const failing = answerOn(view, 'q', { gone }, first.compute);
    first.fail(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    const poor = { gone, isKept: (answer: string) => answer === 'good' };
    expect(await answerOn(view, 'q', poor, async () => 'poor')).toBe('poor');
    expect(await answerOn(view, 'q', poor, async () => 'good')).toBe('good');
    expect(await answerOn(view, 'q', poor, async () => 'never')).toBe('good');
  });

  test('goes on while one waits for it, and ends with the last', async () => {
    const [view, { compute, begun, end }] = [aView(), work()];
    const [one, other, late] = [here(), here(), here()];
    const first = answerOn(view, 'q', { gone: one.signal }, compute);
    const second = answerOn(view, 'q', { gone: other.signal }, compute);
    one.abort();
    await expect(first).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(begun[0]!.aborted).toBe(false);
    other.abort();
    await expect(second).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(begun[0]!.aborted).toBe(true);
    const third = answerOn(view, 'q', { gone: late.signal }, compute);
    expect(begun).toHaveLength(2);
    end('b');
    expect(await third).toBe('b');
    await expect(answerOn(view, 'q', { gone: one.signal }, compute)).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
  });

  test('is one of a bounded number: the one that was not asked for longest goes', async () => {
    const [view, gone] = [aView(), here().signal];
    const computed: number[] = [];
    const ask = (n: number) => answerOn(view, String(n), { gone }, async () => computed.push(n));
    for (let n = 0; n < 8; n += 1) await ask(n);
    await ask(0);
    await ask(8);
    await ask(9);
    computed.length = 0;
    for (const n of [0, 9, 1]) await ask(n);
    expect(computed).toEqual([1]);
  });
});

describe('a breather', () => {
  test('lets others have their turn while it works, and stops when nobody waits', async () => {
    const gone = here();
    const pause = breather(gone.signal);
    let others = 0;
    const until = performance.now() + 60;
    const turn = setInterval(() => (others += 1), 1);
    while (performance.now() < until) await pause();
    clearInterval(turn);
    expect(others).toBeGreaterThan(1);
    gone.abort();
    await settled();
    await expect(pause()).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
});
