import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyFact, Fact, KindName } from '../../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import { openStore } from '../../../graph/open-store.ts';
import { loadFacts } from '../../contract/context.ts';
import { temporaryFile, temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';
import { fact, type World, world } from '../support/world.ts';

/** A service with every word that the format carries, besides those of the world. */
const more: Partial<Fact<'Service'>> = {
  provider: 'p-eth',
  country: 'ETH',
  status: 'ACTIVE',
  precision: 'POINT',
  groups: ['EVERYONE'],
  eligibility: 'OPEN',
  asOf: '2026-06-30',
};
const MORE: AnyFact[] = [
  fact('Service', 'm-women', {
    ...more,
    name: 'Safe space',
    serviceType: 'RFL',
    groups: ['CHILDREN', 'WOMEN'],
    lat: 8,
    lon: 39,
    adminAreas: ['ET14'],
  }),
  fact('Service', 'm-ended', {
    ...more,
    name: 'Ended',
    serviceType: 'RFL',
    status: 'COMPLETED',
    validFrom: '2026-01-01',
    validUntil: '2026-03-31',
    lat: 8,
    lon: 39,
  }),
  fact('Service', 'm-later', {
    ...more,
    name: 'Later',
    serviceType: 'PRIMARY_HEALTH',
    status: 'PLANNED',
    validFrom: '2027-01-01',
    lat: 8,
    lon: 39,
  }),
  fact('Service', 'm-on-conditions', {
    ...more,
    name: 'Papers',
    serviceType: 'PRIMARY_HEALTH',
    eligibility: 'CONDITIONAL',
    conditions: ['nationals only', 'registered'],
    lat: 8,
    lon: 39,
  }),
  fact('Service', 'm-country', {
    ...more,
    name: 'Everywhere',
    serviceType: 'ADVOCACY_ACCESS',
    precision: 'COUNTRY',
  }),
  fact('Service', 'm-remote', { ...more, name: 'Line', serviceType: 'RFL', remote: true, provider: 'p-ngo' }),
];

const KEPT: readonly KindName[] = [
  'Source',
  'Country',
  'Group',
  'ServiceType',
  'NationalSociety',
  'AdminArea',
  'Provider',
];

async function storeOf(facts: World): Promise<string> {
  const url = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  const store = await openStore(url, {});
  await store.migrate();
  await loadFacts(store, facts);
  await store.close();
  return url;
}

/** What the format carries of each service; distinct ones, in order. */
async function carried(url: string): Promise<unknown[]> {
  const store = await openStore(url, {});
  const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  const page = { first: 1000 };
  const [services, providers, stops] = await Promise.all([
    store.page('Service', page, at),
    store.page('Provider', page, at),
    store.page('Stop', page, at),
  ]);
  await store.close();
  const place = (service: Fact<'Service'>) => {
    const stop = stops.facts.find(({ code }) => code === service.stop);
    return [service.lat ?? stop?.lat ?? null, service.lon ?? stop?.lon ?? null];
  };
  const rows = services.facts.map((service) =>
    JSON.stringify({
      serviceType: service.serviceType,
      provider: providers.facts.find(({ code }) => code === service.provider)!.name,
      country: service.country,
      place: place(service),
      areas: service.adminAreas,
      precision: service.precision,
      status: service.status,
      asOf: service.asOf,
      validFrom: service.validFrom,
      validUntil: service.validUntil,
      groups: service.groups,
      eligibility: service.eligibility,
      conditions: service.conditions,
      remote: service.remote,
    }),
  );
  return [...new Set(rows)].toSorted().map((row) => JSON.parse(row));
}

describe('services as hxl.csv, loaded into an empty graph', () => {
  const facts = world();
  // The ship: a leg is not a place of HXL. What is restricted is not for the local user, and the rest stays PUBLIC by --public.
  const services = [...facts.Service!, ...MORE].filter(
    ({ code, visibility }) => code !== 'sar-ship' && visibility === 'PUBLIC',
  );
  let before: string;
  let after: string;
  beforeAll(async () => {
    before = await storeOf({ ...facts, Service: services });
    after = await storeOf(Object.fromEntries(KEPT.map((kind) => [kind, facts[kind]!])));
  });

  it('are the same services, as far as the format carries them', async () => {
    const { out, exitCode } = await runCli(before, ['export', 'services.hxl.csv']);
    expect(exitCode).toBe(0);
    const file = temporaryFile('services.hxl.csv', out);
    const loaded = await runCli(after, ['load', '--json', '--public', '--source', 'back', file]);
    const summary = JSON.parse(loaded.out);
    expect(summary).toMatchObject({ format: 'hxl', rejected: 0, blank: 0 });
    expect(summary.rows).toBe(services.length);
    expect(await carried(after)).toEqual(await carried(before));
  });

  it('change nothing when they are loaded again', async () => {
    const { out } = await runCli(before, ['export', 'services.hxl.csv']);
    const file = temporaryFile('services.hxl.csv', out);
    const again = JSON.parse(
      (await runCli(after, ['load', '--json', '--public', '--source', 'back', file])).out,
    );
    expect(again).toMatchObject({ accepted: 0, rejected: 0 });
  });

  it('a word that is none of ours is refused, with its line', async () => {
    const { out } = await runCli(before, ['export', 'services.hxl.csv']);
    const file = temporaryFile('services.hxl.csv', out.replace(',RFL,', ',FAMILY_LINKS,'));
    const { err, exitCode } = await runCli(after, ['load', '--public', '--source', 'wrong', file]);
    expect(exitCode).toBe(2);
    expect(err).toContain('FAMILY_LINKS');
  });
});
