import { describe, expect, test } from 'vitest';
import { keptFacts } from '../../api/kept-facts.ts';
import type { Fact, KindName } from '../../graph/model/kinds.ts';
import { MOVEMENT_VIEWER, PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import type { GraphStore, Reading } from '../../graph/store.ts';

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
