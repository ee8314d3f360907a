import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { networkHolder } from '../../api/network-holder.ts';
import type { BuildNetwork } from '../../graph/jobs/networks/build-in-thread.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import { makeViewer, MOVEMENT_VIEWER, PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { fact } from '../contract/facts.ts';
import { openEmptySqliteStore } from './support/stores.ts';

describe('the networks in memory', () => {
  let opened: OpenedStore;
  beforeEach(async () => {
    opened = await openEmptySqliteStore();
    await load('first');
  });
  afterEach(() => opened.close());

  const load = (code: string) =>
    loadFacts(opened.store, {
      Source: [fact('Source', 'test-source')],
      Country: [fact('Country', 'LBY')],
      Stop: [fact('Stop', code, { country: 'LBY', kind: 'CITY' })],
    });

  function holder() {
    const problems: unknown[] = [];
    let scans = 0;
    const store = {
      ...opened.store,
      scan: ((kind, at) => {
        if (kind === 'Stop') scans += 1;
        return opened.store.scan(kind, at);
      }) satisfies typeof opened.store.scan,
    };
    const networks = networkHolder(store, { pollMs: 0, report: (problem) => problems.push(problem) });
    return { networks, scans: () => scans, problems };
  }

  it('requests share the build of a network, and viewers have their own', async () => {
    const { networks, scans } = holder();
    const [one, other] = await Promise.all([networks.at(1, PUBLIC_VIEWER), networks.at(1, PUBLIC_VIEWER)]);
    expect(one).toBe(other);
    expect(scans()).toBe(1);
    expect(await networks.at(1, MOVEMENT_VIEWER)).not.toBe(one);
    expect(scans()).toBe(2);
  });

  it('a new revision is built beside the running one, and then answers', async () => {
    const { networks } = holder();
    await networks.at(1, PUBLIC_VIEWER);
    await load('second');
    expect(await networks.revision(PUBLIC_VIEWER)).toBe(1);
    await networks.refresh();
    await expect.poll(() => networks.revision(PUBLIC_VIEWER)).toBe(2);
    expect([...(await networks.at(2, PUBLIC_VIEWER)).stops.codes]).toEqual(['first', 'second']);
    expect([...(await networks.at(1, PUBLIC_VIEWER)).stops.codes]).toEqual(['first']);
  });

  it('who builds the next is given the one that answers, of the same viewer; a past one is built without', async () => {
    const given: [number, string, number | null][] = [];
    const build: BuildNetwork = async (revision, viewer, before = null) => {
      given.push([revision, viewer.key, before?.revision ?? null]);
      const at = { revision, viewer };
      const network = await buildNetwork((kind) => opened.store.scan(kind, at), revision, viewer);
      return { network, renewed: false };
    };
    await load('second');
    const networks = networkHolder(opened.store, { pollMs: 0, report: () => {}, build });
    await networks.at(2, PUBLIC_VIEWER);
    await expect.poll(() => networks.revision(PUBLIC_VIEWER)).toBe(2);
    await load('third');
    await networks.refresh();
    await networks.at(3, MOVEMENT_VIEWER);
    await networks.at(1, PUBLIC_VIEWER);
    expect(given).toEqual([
      [2, 'public', null],
      [3, 'public', 2],
      [3, MOVEMENT_VIEWER.key, null],
      [1, 'public', null],
    ]);
  });

  it('of the viewers that come and go, those who asked last are kept', async () => {
    const { networks, scans } = holder();
    const stewards = Array.from({ length: 8 }, (_, n) =>
      makeViewer({ movement: true, networkOf: [], restrictedOf: [`ns-${n}`] }),
    );
    for (const steward of stewards) {
      await networks.at(1, PUBLIC_VIEWER);
      await networks.at(1, steward);
    }
    expect(scans()).toBe(9);
    await networks.at(1, PUBLIC_VIEWER);
    await networks.at(1, stewards.at(-1)!);
    expect(scans()).toBe(9);
    await networks.at(1, stewards[0]!);
    expect(scans()).toBe(10);
  });

  it('a network that fell out of memory is built again', async () => {
    const { networks, scans } = holder();
    await networks.at(1, PUBLIC_VIEWER);
    for (const code of ['b', 'c', 'd', 'e']) {
      await load(code);
      await networks.refresh();
      await expect.poll(() => networks.revision(PUBLIC_VIEWER)).toBe(await opened.store.revision());
    }
    const before = scans();
    expect([...(await networks.at(1, PUBLIC_VIEWER)).stops.codes]).toEqual(['first']);
    expect(scans()).toBe(before + 1);
  });

  it('a network of the past is built again after each load, without what that hid, and then kept', async () => {
    const { networks, scans } = holder();
    await networks.at(1, PUBLIC_VIEWER);
    const hidden = fact('Stop', 'first', { country: 'LBY', kind: 'CITY', visibility: 'MOVEMENT' });
    await loadFacts(opened.store, { Stop: [hidden] });
    await networks.refresh();
    await expect.poll(() => networks.revision(PUBLIC_VIEWER)).toBe(2);
    const before = scans();
    expect([...(await networks.at(1, PUBLIC_VIEWER)).stops.codes]).toEqual([]);
    expect(scans()).toBe(before + 1);
    await networks.at(1, PUBLIC_VIEWER);
    expect(scans()).toBe(before + 1);
    expect([...(await networks.at(1, MOVEMENT_VIEWER)).stops.codes]).toEqual(['first']);
  });

  it('a build that failed is tried again', async () => {
    let broken = true;
    const store: typeof opened.store = {
      ...opened.store,
      scan(kind, at) {
        if (broken) throw new Error('The store is away.');
        return opened.store.scan(kind, at);
      },
    };
    const networks = networkHolder(store, { pollMs: 0, report: () => {} });
    await expect(networks.at(1, PUBLIC_VIEWER)).rejects.toThrow('away');
    broken = false;
    expect((await networks.at(1, PUBLIC_VIEWER)).revision).toBe(1);
  });

  it('loads of others are noticed by looking again and again', async () => {
    const networks = networkHolder(opened.store, { pollMs: 20, report: () => {} });
    await networks.at(1, PUBLIC_VIEWER);
    await load('second');
    await expect.poll(() => networks.revision(PUBLIC_VIEWER), { timeout: 5_000 }).toBe(2);
    networks.close();
  });
});
