import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchedStore, type WatchedStore } from '../../api/watched-store.ts';
import { storeUnavailable } from '../../graph/errors.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import type { GraphStore } from '../../graph/store.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { fact } from '../contract/facts.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

/** The store behind a line that can be cut; `calls` are those that came to it. */
function cuttable(store: GraphStore) {
  const line = { cut: false, calls: 0 };
  const behind: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(store)) {
    behind[name] =
      typeof method !== 'function'
        ? method
        : (...given: unknown[]) => {
            line.calls += 1;
            const away = storeUnavailable(
              'Neo4j at neo4j://there cannot be reached.',
              undefined,
              'Neo4j cannot be reached.',
            );
            if (line.cut && name === 'scan') throw away;
            return line.cut ? Promise.reject(away) : (method as (...all: unknown[]) => unknown)(...given);
          };
  }
  return { line, store: behind as unknown as GraphStore };
}

describe('a store that is lost while the server runs', () => {
  let opened: OpenedStore;
  let api: Api;
  let watched: WatchedStore;
  let line: { cut: boolean; calls: number };
  let nowMs = 0;
  beforeEach(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    const behind = cuttable(opened.store);
    ({ line } = behind);
    nowMs = 0;
    watched = watchedStore(behind.store, () => nowMs);
    api = await apiOn(watched.store, { graphAgeMs: watched.awayForMs });
    await api.ask('{ coverage(all: true) { revision } }');
  });
  afterEach(async () => {
    line.cut = false;
    await api.close();
    await opened.close();
  });

  const lose = async (afterMs: number) => {
    line.cut = true;
    nowMs += afterMs;
    await expect(api.refresh()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  };

  it('measures go on, with the codes of what they are about, and say how old the graph is', async () => {
    const query = `{ coverage(trails: ["central-test"], serviceTypes: ["PRIMARY_HEALTH"], groups: [EVERYONE], asOf: "2026-11-01") {
      revision summary { served absent unknown kmInCare }
      matrix { stop { code } cells { serviceType { code } status } } gaps(first: 5) { totalCount nodes { stop { code } status isolationKm } } } }`;
    const before = await api.ask(query);
    expect(before.body.errors).toBeUndefined();
    expect(before.headers['trailcare-graph-age']).toBeUndefined();
    await lose(17_000);
    const during = await api.ask(query);
    expect(during.body.data).toEqual(before.body.data);
    expect(during.body.errors).toBeUndefined();
    expect(during.headers['trailcare-graph-age']).toBe('17');
    expect(during.body.extensions).toEqual({
      ...before.body.extensions,
      storeAway: {
        graphAgeSeconds: 17,
        message: expect.stringContaining('The store has not answered for 17 s'),
      },
    });
  });

  it('journeys go on between codes of stops', async () => {
    const query =
      '{ continuity(from: "tripoli", to: "lampedusa", asOf: "2026-11-01") { journeys { km legs { mode km } stops { code } care { servedStops expectedStops } } noJourney { code } } }';
    const codes = query.replace('legs { mode km } ', '');
    const before = await api.ask(codes);
    await lose(1_000);
    expect((await api.ask(codes)).body.data).toEqual(before.body.data);
    // How a leg is gone is no part of the network's codes.
    expect((await api.ask(query)).body.errors?.[0]?.extensions['code']).toBe('STORE_UNAVAILABLE');
  });

  it('entities fail with STORE_UNAVAILABLE, at once, and what is not known is not taken for missing', async () => {
    await lose(1_000);
    line.calls = 0;
    const { body } = await api.ask(
      '{ stop(code: "tripoli") { code name } services(first: 1) { totalCount } search(text: "tri", first: 1) { totalCount } none: stop(code: "nowhere") { code } }',
    );
    expect(body.data).toEqual({ stop: null, services: null, search: null, none: null });
    expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(
      Array.from({ length: 4 }, () => 'STORE_UNAVAILABLE'),
    );
    expect(line.calls).toBe(0);
  });

  it('no answer says where the store is', async () => {
    const told = async () => {
      const { text } = await api.ask('{ stop(code: "tripoli") { code } search(text: "tri") { totalCount } }');
      return text + (await api.get('/export/services.csv')).text + (await api.get('/readyz')).text;
    };
    line.cut = true;
    const first = await told();
    expect(first).toContain('Neo4j cannot be reached.');
    await lose(1_000);
    expect(first + (await told())).not.toMatch(/\bthere\b/);
  });

  it('a file that needs more than the network has is refused, not cut', async () => {
    await lose(1_000);
    const answer = await api.get('/export/gaps.csv?trails=central-test');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.headers['trailcare-graph-age']).toBe('1');
    expect(JSON.parse(answer.text)).toMatchObject({
      errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }],
    });
  });

  it('the server stays ready and says for how long its store is away', async () => {
    await lose(90_000);
    const { status, text } = await api.get('/readyz');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ ready: true, waitingFor: null, storeAwaySeconds: 90 });
  });

  it('recovers by itself with the next look, and then has what was loaded meanwhile', async () => {
    await lose(5_000);
    await loadFacts(opened.store, {
      Source: [fact('Source', 'test-source')],
      Stop: [fact('Stop', 'new-stop', { country: 'LBY', kind: 'CITY' })],
    });
    line.cut = false;
    await api.refresh();
    const { body, headers } = await api.ask('{ stop(code: "new-stop") { code } about { revision } }');
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({ stop: { code: 'new-stop' }, about: { revision: 2 } });
    expect(headers['trailcare-graph-age']).toBeUndefined();
    expect(body.extensions?.['storeAway']).toBeUndefined();
  });

  it('a read notices it before the next look does', async () => {
    line.cut = true;
    nowMs = 3_000;
    const { body } = await api.ask('{ stop(code: "tripoli") { name } }');
    expect(body.errors?.[0]?.extensions['code']).toBe('STORE_UNAVAILABLE');
    expect(watched.awayForMs()).toBe(3_000);
  });

  it('a load that fails for a full disk does not make a store that can be read unreadable', async () => {
    const full = {
      ...opened.store,
      beginLoad: () => Promise.reject(storeUnavailable('The disk is full.')),
    };
    const { store, awayForMs } = watchedStore(full);
    await expect(store.beginLoad()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(awayForMs()).toBeNull();
    expect((await store.counts({ revision: 1, viewer: STEWARD_OF_ALL })).Trail).toBe(1);
  });

  it('an answer that another overtook tells of no earlier store', async () => {
    const answers: ((revision: number) => void)[] = [];
    const { store, awayForMs } = watchedStore({
      ...opened.store,
      revision: () => new Promise((resolve) => answers.push(resolve)),
    });
    const [first, second] = [store.revision(), store.revision()];
    answers[1]!(6);
    expect(await second).toBe(6);
    answers[0]!(5);
    expect(await first).toBe(5);
    expect(awayForMs()).toBeNull();
  });

  it('one that goes back to an earlier revision counts as lost, and the server has to end when it stays so', async () => {
    let told = 7;
    const { store, awayForMs, replaced } = watchedStore(
      { ...opened.store, revision: async () => told },
      () => nowMs,
    );
    let end: unknown = null;
    replaced.catch((reason: unknown) => (end = reason));
    expect(await store.revision()).toBe(7);
    told = 3;
    nowMs += 1_000;
    await expect(store.revision()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    // As old as the graph that is in memory, and nothing of the other is mixed with it.
    expect(awayForMs()).toBe(1_000);
    await expect(store.counts({ revision: 7, viewer: STEWARD_OF_ALL })).rejects.toMatchObject({
      message: 'The store is at revision 3, and was at 7: an earlier state of it was put in its place.',
    });
    // A member of a cluster that was behind the others.
    told = 8;
    nowMs += 4_500;
    expect(await store.revision()).toBe(8);
    expect(awayForMs()).toBeNull();
    told = 3;
    for (const ms of [0, 4_900]) {
      nowMs += ms;
      await expect(store.revision()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      expect(end).toBeNull();
    }
    nowMs += 100;
    await expect(store.revision()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(end).toMatchObject({
      message:
        'The store is at revision 3, and was at 8: an earlier state of it was put in its place. What this server holds is not of it, so it ends: start it again.',
    });
  });
});
