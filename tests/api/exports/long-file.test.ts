import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFor } from '../../../api/context.ts';
import { openExport } from '../../../api/export/open-export.ts';
import { networkHolder } from '../../../api/network-holder.ts';
import { LOCAL_USER } from '../../../graph/access/principal.ts';
import { MOVEMENT_VIEWER } from '../../../graph/model/viewer.ts';
import { loadFacts, type OpenedStore } from '../../contract/context.ts';
import { type Api, apiOn } from '../support/api-on.ts';
import { openEmptySqliteStore } from '../support/stores.ts';
import { world } from '../support/world.ts';
import type { TextRow } from './files.ts';

describe('a long file', () => {
  let opened: OpenedStore;
  let long: Api;
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world({ branchCount: 2_500 }));
    long = await apiOn(opened.store);
  });
  afterAll(async () => {
    await long?.close();
    await opened?.close();
  });

  it('has every service once, in the order of codes', async () => {
    const rows: TextRow[] = parse((await long.get('/export/services.csv')).text, {
      bom: true,
      columns: true,
    });
    const codes = rows.map(({ code }) => code!);
    expect(codes.length).toBeGreaterThan(5_000);
    expect(codes).toEqual([...new Set(codes)].toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('is of one revision, whatever is loaded while it is written', async () => {
    const before = (await long.get('/export/branches.csv')).text;
    const networks = networkHolder(opened.store, { pollMs: 0, report: () => {} });
    const services = { store: opened.store, networks, now: () => new Date('2026-11-02') };
    const context = contextFor(services, { principal: LOCAL_USER, viewer: MOVEMENT_VIEWER });
    const { chunks, revision } = await openExport(context, 'branches.csv', []);
    const iterator = chunks[Symbol.asyncIterator]();
    const header = await iterator.next();
    const firstPage = await iterator.next();
    let during = `${header.value}${firstPage.value}`;
    const renamed = world({ branchCount: 2_500 }).Branch!.map((branch) => ({ ...branch, name: 'Renamed' }));
    await loadFacts(opened.store, { Branch: renamed });
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      during += String(next.value);
    }
    expect(revision).toBe(1);
    expect(firstPage.value.length).toBeLessThan(before.length * 0.9);
    expect(during).toBe(before);
    networks.close();

    await long.refresh();
    const after = await long.get('/export/branches.csv');
    expect(after.headers['trailcare-revision']).toBe('2');
    expect(after.text).toContain('Renamed');
  });
});
