import { describe, expect, it } from 'vitest';
import { keys, outcomes, readFixture, society } from './read-fixture.ts';

describe('native', () => {
  it('fills what a row leaves out: envelope, visibility of restricted types, the day on which a service lapses', async () => {
    const table =
      'code,serviceType,provider,stop,lat,lon,groups,asOf\ns1,SGBV_RESPONSE,org-a,x,,,WOMEN|CHILDREN,2025-01-01\ns2,FOOD,org-a,,9.5,38,,\n';
    const graph = { ServiceType: [{ code: 'SGBV_RESPONSE', source: 's', restricted: true }] };
    const { format, facts } = await readFixture(
      'service.csv',
      table,
      { asOf: '2025-06-30', staleDays: 90 },
      graph,
    );
    expect(format).toBe('native');
    expect(facts('Service')).toEqual([
      expect.objectContaining({
        code: 's1',
        source: 'test',
        visibility: 'RESTRICTED',
        staleFrom: '2025-04-01',
        groups: ['CHILDREN', 'WOMEN'],
        precision: 'POINT',
      }),
      expect.objectContaining({
        code: 's2',
        visibility: 'PUBLIC',
        asOf: '2025-06-30',
        staleFrom: '2025-09-28',
        groups: ['EVERYONE'],
        eligibility: 'UNKNOWN',
      }),
    ]);
  });

  it('hides a house for those whom somebody may be looking for, unless its row says otherwise, which is told', async () => {
    const rows = [
      ['survivors', 'SHELTER', 'SURVIVORS_OF_TRAFFICKING', ''],
      ['refuge', 'SHELTER', 'CHILDREN|SURVIVORS_OF_SGBV|WOMEN', ''],
      ['children-alone', 'RECEPTION_CENTRE', 'UNACCOMPANIED_AND_SEPARATED_CHILDREN', ''],
      ['families', 'SHELTER', 'CHILDREN|WOMEN', ''],
      ['everyone', 'SHELTER', 'EVERYONE|SURVIVORS_OF_SGBV', ''],
      ['no-roof', 'MHPSS', 'SURVIVORS_OF_TORTURE', ''],
      ['told-wider', 'SHELTER', 'SURVIVORS_OF_SGBV', 'MOVEMENT'],
      ['told-narrower', 'FOOD', 'EVERYONE', 'NETWORK'],
    ];
    const table = `code,serviceType,provider,stop,groups,visibility,asOf\n${rows
      .map(
        ([code, type, groups, visibility]) => `${code},${type},org-a,x,${groups},${visibility},2025-01-01\n`,
      )
      .join('')}`;
    const { facts, warnings } = await readFixture('service.csv', table);
    expect(Object.fromEntries(facts('Service').map(({ code, visibility }) => [code, visibility]))).toEqual({
      survivors: 'RESTRICTED',
      refuge: 'RESTRICTED',
      'children-alone': 'RESTRICTED',
      families: 'PUBLIC',
      everyone: 'PUBLIC',
      'no-roof': 'PUBLIC',
      'told-wider': 'MOVEMENT',
      'told-narrower': 'NETWORK',
    });
    expect(warnings).toEqual([
      {
        code: 'WIDER_THAN_USUAL',
        message:
          'Service told-wider is MOVEMENT, as its row says; such facts are RESTRICTED where a row says nothing.',
      },
    ]);
  });

  it('refuses a service that would never lapse, and values of the wrong kind, by name', async () => {
    const table = 'code,serviceType,provider,stop,remote\ns1,FOOD,org-a,x,\ns2,FOOD,org-a,x,perhaps\n';
    const { results } = await readFixture('service.csv', table);
    expect(outcomes(results)).toEqual([
      'rejected: The Service has neither an as-of nor an end date: it would never lapse.',
      'rejected: Is neither true nor false.',
    ]);
  });

  it('makes a National Society a provider too', async () => {
    const table =
      'code,name,localNames,alternatives,country,ifrcRegion,ifrcId\nns-eth,Ethiopian Red Cross Society,am:ቀይ መስቀል,ERCS,ETH,AFRICA,DET001\n';
    const { facts } = await readFixture('anything.csv', table);
    expect(facts('Provider')).toEqual([
      expect.objectContaining({
        code: 'ns-eth',
        nationalSociety: 'ns-eth',
        kind: 'NATIONAL_SOCIETY',
        alternatives: ['ERCS', 'ቀይ መስቀል'],
      }),
    ]);
  });

  it('dates statements, codes memberships, and reads JSON with its own types', async () => {
    const statement = 'code,country,serviceTypes,providerKinds,asOf\nst,ETH,FOOD,UN|ICRC,2025-01-01\n';
    expect((await readFixture('statement.csv', statement)).facts('Statement')[0]).toMatchObject({
      freshUntil: '2026-01-01',
      links: false,
    });
    const trailStop = 'trail,stop,roles\nt,a,ORIGIN|TRANSIT\n';
    expect((await readFixture('trail-stop.csv', trailStop)).facts('TrailStop')[0]).toMatchObject({
      code: 't/a',
      roles: ['ORIGIN', 'TRANSIT'],
    });
    const stops = [
      { code: 'a', name: 'A', kind: 'CITY', country: 'ETH', lat: 9, lon: 38.5, alternatives: ['B'] },
    ];
    const json = await readFixture('stops.json', JSON.stringify(stops));
    expect([json.format, json.facts('Stop')[0]]).toEqual([
      'native',
      expect.objectContaining({ alternatives: ['B'], lon: 38.5, otherCountry: null }),
    ]);
  });

  it('leaves tables of others to others: a list of camps with a code is not ours', async () => {
    const list = 'code,name,lat,lon,population,year,country\nC1,Farchana,13.6,21.8,30000,2024,TCD\n';
    expect((await readFixture('list.csv', list)).format).toBe('camps');
  });

  it('names columns that are no field', async () => {
    const { dropped } = await readFixture('trail.csv', 'code,name,description,Url,phone\nt,T,d,u,1\n');
    expect(dropped).toEqual([
      { column: 'Url', reason: 'no field of a Trail' },
      { column: 'phone', reason: expect.stringContaining('personal') },
    ]);
  });
});

describe('world-countries', () => {
  it('gives names by language, the IFRC region and Kosovo its own code', async () => {
    const record = (cca2: string, cca3: string, common: string, borders: string[]) => ({
      cca2,
      cca3,
      name: { common, official: `Republic of ${common}`, native: {} },
      translations: { fra: { common: `${common} (fr)`, official: 'x' } },
      subregion: 'Southeast Europe',
      borders,
      latlng: [42, 21],
    });
    const { format, facts } = await readFixture(
      'c.json',
      JSON.stringify([record('XK', 'UNK', 'Kosovo', ['ALB']), record('AL', 'ALB', 'Albania', ['UNK'])]),
    );
    expect(format).toBe('world-countries');
    expect(
      facts('Country').map((fact) => [fact.code, fact['borders'], fact['ifrcRegion'], fact['asOf']]),
    ).toEqual([
      ['XKX', ['ALB'], 'EUROPE_AND_CENTRAL_ASIA', null],
      ['ALB', ['XKX'], 'EUROPE_AND_CENTRAL_ASIA', null],
    ]);
    expect(facts('Country')[0]?.['names']).toContain('fr:Kosovo (fr)');
  });
});

describe('ifrc-go', () => {
  it('reads its own report of rejected records, a table of their cells, and says which keys it does not read', async () => {
    const table =
      'fields.name,fields.iso3,fields.record_type,fields.independent,fields.region,fields.society_name,fields.contacts\nFiji,FJI,1,true,2,Fiji Red Cross Society,Jane\nEast Africa Cluster,,2,true,0,,\n';
    const { format, results, facts, dropped } = await readFixture('report.csv', table);
    expect(format).toBe('ifrc-go');
    expect(outcomes(results)).toEqual([
      'facts',
      expect.stringContaining('is a cluster or region of the IFRC'),
    ]);
    expect(facts('NationalSociety')).toMatchObject([{ country: 'FJI', ifrcRegion: 'ASIA_PACIFIC' }]);
    expect(dropped).toEqual([{ column: 'fields.contacts', reason: 'personal data: not read, not kept' }]);
  });

  const known = {
    NationalSociety: [
      society('GBR', 'British Red Cross', { ifrcId: 'DGB001' }),
      society('NAM', 'Namibia Red Cross'),
    ],
  };
  const fixture = (fields: Record<string, unknown>) => ({ model: 'api.country', pk: 1, fields });

  it('states known societies again, adds new ones, and refuses what is no country', async () => {
    const records = [
      fixture({
        name: 'United Kingdom',
        record_type: 1,
        iso3: 'GBR',
        independent: true,
        society_name: 'British Red Cross',
        fdrs: 'DGB001',
        region: 3,
      }),
      fixture({
        name: 'Anguilla',
        record_type: 1,
        iso3: 'AIA',
        independent: false,
        society_name: 'British Red Cross',
      }),
      fixture({ name: 'Sahel Cluster', record_type: 2 }),
      fixture({ name: 'Benelux', iso: 'BX', society_name: 'Benelux ERU' }),
      fixture({
        name: 'Namibia',
        record_type: 1,
        iso3: 'NAM',
        independent: true,
        society_name_en: 'Namibian Society of the Red Cross',
        society_name_fr: 'Croix-Rouge de Namibie',
        region: 0,
      }),
      fixture({
        name: 'Eritrea',
        record_type: 1,
        iso3: 'ERI',
        independent: true,
        society_name: 'Red Cross Society of Eritrea',
        region: 0,
      }),
      fixture({ name: 'Nauru', record_type: 1, iso3: 'NRU', independent: true }),
    ];
    const { format, results, facts } = await readFixture(
      'countries.json',
      JSON.stringify(records),
      {},
      known,
    );
    expect(format).toBe('ifrc-go');
    expect(outcomes(results)).toEqual([
      'facts',
      'facts',
      'rejected: "Sahel Cluster" is a cluster or region of the IFRC, not a country.',
      'rejected: "Benelux" has no ISO code: it is no country.',
      'facts',
      'facts',
      'rejected: No National Society is named for NRU (Nauru).',
    ]);
    expect(keys(results)[0]).toBe(keys(results)[1]);
    expect(facts('NationalSociety').map((fact) => [fact.code, fact['country'], fact['ifrcRegion']])).toEqual([
      ['ns-gbr', 'GBR', 'EUROPE_AND_CENTRAL_ASIA'],
      ['ns-nam', 'NAM', 'AFRICA'],
      ['ns-eri', 'ERI', 'AFRICA'],
    ]);
  });

  it('reads the JSON of the API', async () => {
    const api = {
      count: 1,
      results: [
        {
          id: 5,
          iso3: 'FJI',
          name: 'Fiji',
          society_name: 'Fiji Red Cross Society',
          fdrs: 'DFJ001',
          region: { id: 2, region_name: 'Asia Pacific' },
          record_type: 1,
          independent: true,
        },
      ],
    };
    const { format, facts } = await readFixture('api.json', JSON.stringify(api));
    expect(format).toBe('ifrc-go');
    expect(facts('NationalSociety')).toEqual([
      expect.objectContaining({ code: 'ns-fji', ifrcRegion: 'ASIA_PACIFIC', ifrcId: 'DFJ001' }),
    ]);
  });
});
