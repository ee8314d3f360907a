import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../graph/open-store.ts';
import { STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import { temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';
import { outcomes, readFixture } from './read-fixture.ts';

const SERVICE = {
  id: 'ac14',
  name: 'Community kitchen',
  status: 'active',
  description: 'Ask for Jane Doe, +44 1234 234567',
  email: 'jane@example.org',
  eligibility_description: 'Open to everyone',
  minimum_age: 0,
  maximum_age: 100,
  last_modified: '2023-03-15T10:30:45.123Z',
  organization: { id: 'd9', name: 'Example Kitchens', email: 'jane@example.org' },
  phones: [{ number: '+44 1234 234567' }],
  contacts: [{ name: 'Jane Doe' }],
  attributes: [{ taxonomy_term: { id: 't', name: 'Soup kitchens' } }],
  schedules: [{ byday: 'TH,FR', opens_at: '10:00:00', closes_at: '18:00:00' }],
  service_at_locations: [
    {
      id: 'e9',
      location: {
        id: '3a',
        name: 'Centre',
        latitude: 31.5,
        longitude: 34.47,
        addresses: [{ city: 'Gaza', state_province: 'Gaza', country: 'PS' }],
      },
    },
  ],
};
const page = (...contents: unknown[]) =>
  JSON.stringify({ total_items: contents.length, total_pages: 1, page_number: 1, contents });
const serviceOf = async (more: object, options = {}) =>
  (await readFixture('services.json', page({ ...SERVICE, ...more }), options)).facts('Service')[0]!;

describe('hsds, JSON of an API', () => {
  it('is a service at each of its locations, with its term, hours and date', async () => {
    const { format, facts } = await readFixture('services.json', page(SERVICE));
    expect(format).toBe('hsds');
    expect(facts('Service')).toEqual([
      expect.objectContaining({
        code: 'test:ac14:e9:FOOD',
        name: 'Community kitchen',
        serviceType: 'FOOD',
        provider: 'org-example-kitchens',
        country: 'PSE',
        lat: 31.5,
        precision: 'POINT',
        adminAreas: ['PSE:gaza'],
        asOf: '2023-03-15',
        eligibility: 'OPEN',
        openingDays: 'TH,FR 10:00–18:00',
        sourceWords: ['Community kitchen', 'Soup kitchens'],
      }),
    ]);
    expect(JSON.stringify(facts('Service'))).not.toMatch(/jane|1234/iu);
  });

  it('keeps eligibility, ages, papers and fees as conditions; of a text that tells how to reach somebody only that there is one', async () => {
    expect(
      await serviceOf({
        eligibility_description: 'Residents of the city; call Jane on +44 1234 234567',
        minimum_age: 12,
        maximum_age: 17,
        fees_description: 'Flat rate per hour',
        required_documents: [{ document: 'Proof of address' }],
      }),
    ).toMatchObject({
      eligibility: 'CONDITIONAL',
      groups: ['CHILDREN'],
      conditions: [
        'Age: 12 to 17',
        expect.stringMatching(/^Eligibility: (?:Residents of the city|see the source)/u),
        'Fee: Flat rate per hour',
        'Required document: Proof of address',
      ],
    });
    const told = await serviceOf({ eligibility_description: 'Call Jane on +44 1234 234567' });
    expect(told).toMatchObject({ eligibility: 'CONDITIONAL', conditions: ['Eligibility: see the source'] });
  });

  it('serves its areas where it has no location, and is refused where nothing is said of its place', async () => {
    const areas = { service_at_locations: [], service_areas: [{ name: 'Gaza Governorate' }] };
    expect(await serviceOf(areas, { country: 'PSE' })).toMatchObject({
      precision: 'AREA',
      adminAreas: ['PSE:gaza-governorate'],
      lat: null,
    });
    const bad = [
      { ...SERVICE, service_at_locations: [] },
      { ...SERVICE, organization: {} },
      { ...SERVICE, status: 'perhaps' },
      { ...SERVICE, service_at_locations: [{ id: 'x', location: { latitude: 100, longitude: 200 } }] },
    ];
    const { results } = await readFixture('services.json', page(...bad), { country: 'PSE' });
    expect(outcomes(results)).toEqual([
      'rejected: Where it is cannot be said: it has no location with a point or an address, and no service area.',
      'rejected: Its organization is not in this load.',
      'rejected: The status is none that we know.',
      'rejected: The point is out of range: latitude 100.',
    ]);
  });

  it('reads organizations with their services, and services at locations', async () => {
    const { organization, ...service } = SERVICE;
    const nestedIn = { ...organization, services: [service] };
    expect((await readFixture('organizations.json', page(nestedIn))).facts('Service')).toEqual([
      expect.objectContaining({ provider: 'org-example-kitchens', lat: 31.5 }),
    ]);
    const [at] = SERVICE.service_at_locations;
    const turned = { ...at, service: { ...service, organization, service_at_locations: undefined } };
    expect((await readFixture('at.json', page(turned))).facts('Service')).toEqual([
      expect.objectContaining({ code: 'test:ac14:e9:FOOD' }),
    ]);
  });
});

const TABLES: Record<string, string> = {
  'organizations.csv':
    'id,name,alternate_name,description,email,legal_status\no1,Casa del Migrante,CM,text,jane@example.org,asociación\no2,Nobody’s Services,,text,,\n',
  'services.csv':
    'id,organization_id,name,status,eligibility_description,fees_description\ns1,o1,Albergue,active,Sólo mujeres,\ns2,o1,Línea de ayuda,active,,\ns3,o9,Lost,active,,\n',
  'locations.csv':
    'id,organization_id,name,latitude,longitude\nl1,o1,Casa,14.9,-92.26\nl2,o1,Office,14.8,-92.3\n',
  'service_at_location.csv': 'id,service_id,location_id,description\na1,s1,l1,\n',
  'physical_addresses.csv':
    'id,location_id,address_1,city,state_province,country\nd1,l1,Calle 1,Tapachula,Chiapas,MX\nd2,l2,Calle 2,Tapachula,Chiapas,MX\n',
  'service_areas.csv': 'id,service_id,service_area\nv1,s2,México\n',
  'schedules.csv': 'id,service_id,weekday,opens_at,closes_at\nh1,s1,Lunes,08:00,20:00\n',
  'services_taxonomy.csv': 'id,service_id,taxonomy_detail\nx1,s1,Emergency Shelter\nx2,s2,Hotlines\n',
  'phones.csv': 'id,service_id,number,extension,type\np1,s1,+52 962 555 0101,,voice\n',
  'metadata.csv': 'id,resource_id,last_action_date,last_action_type\nm1,s1,2024-04-05,update\n',
  'datapackage.json': '{"name":"casa","resources":[]}',
};

it('hsds: all tables in one JSON object are refused, and why: read as one record they would be lost', async () => {
  const tables = {
    organizations: [{ id: 'o1', name: 'Legal Aid' }],
    services: [{ id: 's1', organization_id: 'o1', name: 'Advice' }],
    locations: [{ id: 'l1', latitude: 28.5, longitude: -81.3 }],
  };
  await expect(readFixture('all.json', JSON.stringify(tables))).rejects.toThrow(
    /^all\.json holds several tables of a directory \(organizations, services, locations\) in one JSON object, which HSDS does not know: .* load their folder\.$/u,
  );
});

describe('hsds, tables', () => {
  let store: string;
  let folder: string;
  beforeAll(async () => {
    store = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
    folder = path.join(temporaryFolder(), 'casa');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(TABLES)) writeFileSync(path.join(folder, name), text);
    expect((await runCli(store, ['load', '--seeds', '--without-demonstration'])).exitCode).toBe(0);
  }, 120_000);
  const files = (...names: string[]) => names.map((name) => path.join(folder, name));

  it('are joined over the files of a folder, in whatever order; a second load changes nothing', async () => {
    const args = ['load', '--json', '--as-of', '2024-01-31', folder];
    const first = await runCli(store, args);
    const summary = JSON.parse(first.out) as Record<string, unknown>;
    expect(summary).toMatchObject({
      format: 'hsds',
      rows: 16,
      rejected: 2,
      entities: { Service: 2, Provider: 2 },
    });
    expect(first.err).toContain('No service is stated to be at this location');
    expect(first.err).toContain('Its organization is not in this load');
    expect(first.out).toContain('phones.csv: personal data');
    const opened = await openStore(store, {});
    try {
      const at = { revision: await opened.revision(), viewer: STEWARD_OF_ALL };
      const services: Record<string, unknown>[] = [];
      for await (const batch of opened.scan('Service', at))
        services.push(...batch.filter(({ source }) => source === 'casa'));
      expect(services).toEqual([
        expect.objectContaining({
          code: 'casa:s1:a1:SHELTER',
          country: 'MEX',
          lat: 14.9,
          adminAreas: ['MEX:chiapas'],
          asOf: '2024-04-05',
          openingDays: 'Lunes 08:00–20:00',
          conditions: ['Eligibility: Sólo mujeres'],
        }),
        expect.objectContaining({
          code: 'casa:s2:HOTLINE',
          remote: true,
          precision: 'COUNTRY',
          asOf: '2024-01-31',
        }),
      ]);
    } finally {
      await opened.close();
    }
    const second = JSON.parse((await runCli(store, args)).out) as Record<string, unknown>;
    expect(second).toMatchObject({ accepted: 0, rejected: 2, revision: summary['revision'] });
  }, 120_000);

  it('are joined over files that are named, in the wrong order too', async () => {
    const args = ['load', '--json', '--dry-run', '--source', 'casa2', '--as-of', '2024-01-31'];
    const { out } = await runCli(store, [
      ...args,
      ...files('service_at_location.csv', 'locations.csv', 'services.csv', 'organizations.csv'),
      '--country',
      'MEX',
    ]);
    expect(JSON.parse(out)).toMatchObject({ format: 'hsds', entities: { Service: 2 } });
  }, 120_000);

  it('say what is missing: the organizations, a date', async () => {
    const alone = await runCli(store, ['load', '--as-of', '2024-01-31', ...files('services.csv')]);
    expect(alone).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining(
        'the file of organizations in the same command, with one --source for all',
      ),
    });
    const undated = await runCli(store, ['load', ...files('services.csv')]);
    expect(undated).toMatchObject({ exitCode: 1, err: expect.stringContaining('--as-of') });
  }, 120_000);

  it('take a state of the USA in an address for the country', async () => {
    const own = path.join(temporaryFolder(), 'texas');
    mkdirSync(own);
    writeFileSync(
      path.join(own, 'organizations.csv'),
      'organization_uuid,organization_name,organization_legal_status\no1,Rio Legal Aid,Active\n',
    );
    writeFileSync(
      path.join(own, 'services.csv'),
      'service_uuid,organization_uuid,service_name,service_areas,service_min_age,service_require_veteran\ns1,o1,Housing,Hidalgo County; Starr County,0,false\n',
    );
    writeFileSync(
      path.join(own, 'locations.csv'),
      'organization_uuid,location_name,location_uuid,location_address,phones\no1,Office,l1,"300 S Texas Ave, Weslaco, TX 78596",956-555-0101\n',
    );
    const { out } = await runCli(store, ['load', '--json', '--dry-run', '--as-of', '2024-01-31', own]);
    expect(JSON.parse(out)).toMatchObject({
      rows: 3,
      accepted: 2,
      rejected: 1,
      entities: { Service: 1, AdminArea: 3 },
    });
  }, 120_000);
});
