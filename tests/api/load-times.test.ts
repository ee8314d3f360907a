import { describe, expect, it } from 'vitest';
import { publishedAt, replacedAt } from '../../api/load-times.ts';
import type { GraphStore, LoadPage, LoadRecord } from '../../graph/store.ts';

/** A store whose audit holds loads of these revisions, oldest first; the n-th was at `t<n>`. */
function storeWith(revisions: readonly number[]): GraphStore {
  const loads = revisions
    .map((revision, n) => ({ id: n + 1, revision, at: `t${n}` }) as LoadRecord)
    .toReversed();
  const listLoads = async ({ first, before }: LoadPage) =>
    loads.filter(({ id }) => id < (before ?? Infinity)).slice(0, first);
  return { listLoads } as unknown as GraphStore;
}

describe('the times of loads', () => {
  it('a revision is as old as the load that published it, not as those that changed nothing after it', async () => {
    const store = storeWith([1, 1, 2, 2, 2, 3]);
    expect(await publishedAt(store, 2)).toBe('t2');
    expect(await replacedAt(store, 1)).toBe('t2');
    expect(await replacedAt(store, 2)).toBe('t5');
    expect(await replacedAt(store, 3)).toBeNull();
    expect(await publishedAt(store, 0)).toBeNull();
  });

  it('is found behind any number of loads that changed nothing', async () => {
    const store = storeWith([1, 2, ...Array.from({ length: 2_500 }, () => 2)]);
    expect(await publishedAt(store, 2)).toBe('t1');
    expect(await replacedAt(store, 1)).toBe('t1');
    expect(await publishedAt(store, 1)).toBe('t0');
  });
});
