import { describe, expect, test } from 'vitest';
import { keptFacts } from '../../api/kept-facts.ts';
import type { Fact, KindName } from '../../graph/model/kinds.ts';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import type { Condition, GraphStore, PageQuery, Reading } from '../../graph/store.ts';

/** A store of one revision at a time, of whose facts some are hidden from the public. */
function aStore() {
  const hidden = new Set<string>();
  const state = { revision: 1, beforeAnswer: async () => {} };
  const store = {
    revision: async () => state.revision,
    async get(_: KindName, codes: readonly string[], { viewer }: Reading) {
      const shown = codes.filter((code) => viewer === MOVEMENT_VIEWER || !hidden.has(code));
      const found = new Map(shown.map((code) => [code, { code } as Fact<KindName>]));
      await state.beforeAnswer();
      return found;
    },
  } as unknown as GraphStore;
  return { ...keptFacts(store), hidden, state };
}

const at = (revision: number, viewer = PUBLIC_VIEWER): Reading => ({ revision, viewer });

describe('facts that were read last', () => {
  test('are there for the same kind, code, revision and viewer, and for no other', async () => {
    const { store, keptFact } = aStore();
    await store.get('Stop', ['agadez'], at(1));
    expect(keptFact('Stop', 'agadez', at(1))).toEqual({ code: 'agadez' });
    expect(keptFact('Stop', 'sabha', at(1))).toBeNull();
    expect(keptFact('Branch', 'agadez', at(1))).toBeNull();
    expect(keptFact('Stop', 'agadez', at(2))).toBeNull();
    expect(keptFact('Stop', 'agadez', at(1, MOVEMENT_VIEWER))).toBeNull();
  });

  test('a fact that is not there is not kept as one that is', async () => {
    const { store, keptFact, hidden } = aStore();
    hidden.add('agadez');
    await store.get('Stop', ['agadez'], at(1));
    expect(keptFact('Stop', 'agadez', at(1))).toBeNull();
  });

  test('with a new revision nothing is kept of the past either: a load may hide facts there too', async () => {
    const { store, keptFact, state } = aStore();
    await store.get('Stop', ['agadez'], at(1));
    state.revision = 2;
    await store.revision();
    expect(keptFact('Stop', 'agadez', at(1))).toBeNull();
  });

  test('whoever reads at a new revision makes it known as well', async () => {
    const { store, keptFact } = aStore();
    await store.get('Stop', ['agadez'], at(1));
    await store.get('Stop', ['sabha'], at(2));
    expect(keptFact('Stop', 'agadez', at(1))).toBeNull();
    expect(keptFact('Stop', 'sabha', at(2))).toEqual({ code: 'sabha' });
  });

  test('what was asked before a new revision and comes after it is not kept', async () => {
    const { store, keptFact, state } = aStore();
    await store.revision();
    state.beforeAnswer = async () => {
      state.revision = 2;
      await store.revision();
    };
    await store.get('Stop', ['agadez'], at(1));
    expect(keptFact('Stop', 'agadez', at(1))).toBeNull();
  });
});

describe('how many facts a list has', () => {
  const SUDAN: Condition[] = [{ test: 'in', field: 'country', values: ['SDN'] }];

  /** Of every list as many as the revision, and twice as many for the Movement; `asked` are the reads that counted. */
  function countingStore() {
    const asked: string[] = [];
    const state = { revision: 1, beforeAnswer: async () => {} };
    const store = {
      revision: async () => state.revision,
      async page(kind: KindName, { counted, first, where }: PageQuery, { revision, viewer }: Reading) {
        if (counted !== false) asked.push(`${kind} ${where?.length ?? 0}`);
        const total = revision * (viewer === MOVEMENT_VIEWER ? 2 : 1);
        await state.beforeAnswer();
        const facts = Array.from({ length: Math.min(first, total) }, (_, n) => ({ code: String(n) }));
        return { facts, totalCount: counted === false ? null : total, hasNextPage: first < total };
      },
    } as unknown as GraphStore;
    return { ...keptFacts(store), asked, state };
  }

  test('is counted once for the same kind, conditions, revision and viewer', async () => {
    const { store, asked } = countingStore();
    const first = await store.page('Stop', { first: 1 }, at(1));
    expect(await store.page('Stop', { first: 1, after: 'a' }, at(1))).toEqual(first);
    expect(await store.page('Stop', { first: 0, where: [] }, at(1))).toMatchObject({
      facts: [],
      totalCount: 1,
    });
    expect(asked).toEqual(['Stop 0']);
    expect((await store.page('Stop', { first: 1 }, at(1, MOVEMENT_VIEWER))).totalCount).toBe(2);
    await store.page('Branch', { first: 1 }, at(1));
    await store.page('Stop', { first: 1, where: SUDAN }, at(1));
    expect(asked).toEqual(['Stop 0', 'Stop 0', 'Branch 0', 'Stop 1']);
    expect((await store.page('Stop', { first: 1, counted: false }, at(1))).totalCount).toBeNull();
  });

  test('is counted anew with a new revision, of the past too, and what came too late is not kept', async () => {
    const { store, asked, state } = countingStore();
    await store.page('Stop', { first: 1 }, at(1));
    expect((await store.page('Stop', { first: 1 }, at(2))).totalCount).toBe(2);
    await store.page('Stop', { first: 1 }, at(1));
    expect(asked).toHaveLength(3);
    state.beforeAnswer = async () => {
      state.revision = 3;
      await store.revision();
    };
    await store.page('Branch', { first: 1 }, at(2));
    state.beforeAnswer = async () => {};
    await store.page('Branch', { first: 1 }, at(2));
    expect(asked).toHaveLength(5);
  });
});
