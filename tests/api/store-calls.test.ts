import { describe, expect, it } from 'vitest';
import type { GraphStore } from '../../graph/store.ts';
import { loadFacts } from '../contract/context.ts';
import { apiOn } from './support/api-on.ts';
import { CONTRACT_QUERIES, contractText } from './support/contract-queries.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

/** The store with a list of the calls that were made to it. */
function counted(store: GraphStore): { store: GraphStore; calls: string[] } {
  const calls: string[] = [];
  const counting = new Proxy(store, {
    get(target, name: keyof GraphStore) {
      const method: unknown = target[name];
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        const [what] = given;
        calls.push(typeof what === 'string' ? `${name} ${what}` : name);
        return (method as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
  return { store: counting, calls };
}

/** Calls that a query makes once the network is built. */
async function callsOf(
  query: string,
  variables: Record<string, unknown>,
  branchCount: number,
): Promise<string[]> {
  const opened = await openEmptySqliteStore();
  await loadFacts(opened.store, world({ branchCount }));
  const { store, calls } = counted(opened.store);
  const api = await apiOn(store);
  try {
    await api.ask('{ coverage(all: true) { revision } }');
    calls.length = 0;
    const { body } = await api.ask(query, variables);
    expect(body.errors).toBeUndefined();
    return calls.toSorted();
  } finally {
    await api.close();
    await opened.close();
  }
}

describe('no store call per row', () => {
  it.each(Object.entries(CONTRACT_QUERIES))(
    '%s makes the same calls for 2 branches as for 20',
    async (name, variables) => {
      const few = await callsOf(contractText(name), variables, 2);
      const many = await callsOf(contractText(name), variables, 20);
      expect(many).toEqual(few);
      expect(many.length).toBeLessThanOrEqual(20);
    },
  );

  it('figures, their subjects and their sources are one call each', async () => {
    const query = `{ coverage(all: true, asOf: "2026-11-01") { gaps(first: 1000) { nodes { figures {
      value stop { code } leg { code } trail { code } source { code } fact { code sources { code } } } } }
      questions(first: 1000) { nodes { figures { value leg { code } trail { code } source { code } } } } } }`;
    const calls = await callsOf(query, {}, 2);
    expect(calls).toEqual([
      ...['Flow', 'IncidentTotal', 'Leg', 'Source', 'Stock', 'Stop', 'Trail'].map((kind) => `get ${kind}`),
      ...['Flow', 'IncidentTotal', 'Stock'].map((kind) => `sourcesOf ${kind}`),
    ]);
  });

  it('lists below lists below lists are one call each', async () => {
    const query = `{ countries { nodes { nationalSocieties { networks { code } branches(first: 3) { nodes { services(first: 2) { nodes {
      serviceType { code } provider { name nationalSociety { code } } sources { code } } } sources { code } } } } } } }`;
    const few = await callsOf(query, {}, 2);
    expect(await callsOf(query, {}, 20)).toEqual(few);
  });
});
