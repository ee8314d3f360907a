import { describe, expect, it } from 'vitest';
import { keys, lookup, outcomes, readFixture, society, stop } from './read-fixture.ts';

const societies = {
  NationalSociety: [
    society('ETH', 'Ethiopian Red Cross Society'),
    society('GRC', 'Hellenic Red Cross'),
    society('CMR', 'Cameroon Red Cross'),
  ],
};

describe('branches', () => {
  const list = `branchName,lat,lon,numberOfVolunteers,contactPerson,contactNumber
  Ambo  Pharmacy,8.98,37.85,,Someone,0911
Jimma Ambulance Station,7.67,36.83,12,Someone,0911
Jimma  Ambulance Station,7.67,36.83,12,Someone,0911
Gedeo Branch,6.41,38.31,many,Someone,
Mesela Branch,9.0342688,45.8009248,,,
`;

  it.each([
    'Branch secretary',
    'Secrétaire du comité',
    'Presidente de la seccional',
    'اسم المسؤول',
    'مدير الفرع',
    'Reported by',
  ])('%s is a person, not another name of the branch', async (header) => {
    const table = `Branch,Lat,Lon,Volunteers,${header}\nAdama,8.54,39.27,3,Jane Doe\n`;
    const options = { asOf: '2025-01-31', country: 'ETH' };
    const { facts, dropped } = await readFixture('b.csv', table, options, {
      NationalSociety: [society('ETH', 'ERCS')],
    });
    expect(facts('Branch')).toMatchObject([{ name: 'Adama', alternatives: [] }]);
    expect(dropped).toEqual([{ column: header, reason: 'personal data: not read, not kept' }]);
  });

  it('need a date and, when their points lie in several countries, a country', async () => {
    await expect(readFixture('list.csv', list)).rejects.toThrow(/--as-of/u);
    await expect(readFixture('list.csv', list, { asOf: '2026-07-10' }, societies)).rejects.toThrow(
      /--country.*ETH \(4\), SOM \(1\)/u,
    );
  });

  it('become local units, with a service where their words tell one', async () => {
    const { format, results, facts, warnings } = await readFixture(
      'list.csv',
      list,
      { asOf: '2026-07-10', country: 'ETH' },
      societies,
    );
    expect(format).toBe('branches');
    expect(outcomes(results)).toEqual([
      'facts',
      'facts',
      'facts',
      expect.stringMatching(/^rejected: The number of volunteers/u),
      'facts',
    ]);
    expect(keys(results)[1]).toBe(keys(results)[2]);
    expect(facts('Branch').map((fact) => [fact['name'], fact['kind'], fact['volunteers']])).toEqual([
      ['Ambo Pharmacy', 'PHARMACY', null],
      ['Jimma Ambulance Station', 'AMBULANCE_STATION', 12],
      ['Mesela Branch', 'BRANCH', null],
    ]);
    expect(
      facts('Service').map((fact) => [
        fact['serviceType'],
        fact['provider'],
        fact['precision'],
        fact['staleFrom'],
      ]),
    ).toEqual([
      ['PHARMACY', 'ns-eth', 'POINT', '2027-07-10'],
      ['EMERGENCY_TRANSPORT', 'ns-eth', 'POINT', '2027-07-10'],
    ]);
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'OUTSIDE_COUNTRY', message: expect.stringContaining('66.7 km') }),
    ]);
  });

  it('never keep a contact', async () => {
    const { facts, dropped } = await readFixture(
      'list.csv',
      list,
      { asOf: '2026-07-10', country: 'ETH' },
      societies,
    );
    expect(dropped).toEqual([
      { column: 'contactPerson', reason: expect.stringContaining('personal') },
      { column: 'contactNumber', reason: expect.stringContaining('personal') },
    ]);
    expect(JSON.stringify([...facts('Branch'), ...facts('Service')])).not.toContain('Someone');
  });

  it('are reported when far from the other rows of their region', async () => {
    const rows = [
      'Patras,38.25,21.73',
      'Arta,38.4,21.6',
      'Pyrgos,37.67,21.44',
      'Aigio,38.25,22.08',
      'Agrinio,35.183,25.717',
    ];
    const file = `branchName,lat,lon,region\n${rows.map((row) => `${row},Western Greece`).join('\n')}\n`;
    const { warnings } = await readFixture('x.csv', file, { asOf: '2026-01-01', country: 'GRC' }, societies);
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'FAR_FROM_REGION', message: expect.stringContaining('"Agrinio"') }),
    ]);
  });

  it('are read from French semicolons and from GeoJSON, which takes its country from the outlines', async () => {
    const cameroon =
      'ISO3;Branch;Location;lat;lng;Volunteers\nCMR;Comité départemental du Djerem;Tibati;6,42;12,62;25\n';
    const french = await readFixture('cmr.csv', cameroon, { asOf: '2024-10-22' }, societies);
    expect(french.facts('Branch')).toEqual([
      expect.objectContaining({
        name: 'Comité départemental du Djerem',
        nationalSociety: 'ns-cmr',
        lat: 6.42,
        volunteers: 25,
      }),
    ]);
    const feature = (id: string, name: string, type: string, lon: number, lat: number) => ({
      type: 'Feature',
      properties: { ID: id, NAME: name, TYPE: type, REGION: 'Attica', STAFF: 'No' },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    });
    const collection = {
      type: 'FeatureCollection',
      features: [
        feature('H1', 'Hellenic Red Cross', 'Headquarters', 23.73, 37.97),
        feature('H2', 'Lamia Branch', 'Branch', 22.43, 38.9),
      ],
    };
    const greek = await readFixture(
      'hrc.geojson',
      JSON.stringify(collection),
      { asOf: '2016-12-20' },
      societies,
    );
    expect(
      greek.facts('Branch').map((fact) => [fact.code, fact['kind'], fact['country'], fact['adminAreas']]),
    ).toEqual([
      ['test:H1', 'HEADQUARTERS', 'GRC', ['GRC:attica']],
      ['test:H2', 'BRANCH', 'GRC', ['GRC:attica']],
    ]);
    expect(greek.warnings.map(({ code }) => code)).toEqual(['COUNTRY_BY_POINTS']);
  });
});

describe('health-sites', () => {
  const list = `CODE,name,OWNERSHIP,type,STATUS,lat,lon,fid
C0,Lucy Pharmacy,,pharmacy,,9.013,38.739,1
C0,Black Lion,,hospital,,9.02,38.75,2
C0,አዲስ ከተማ ጤና ጣቢያ,,,,9.03,38.72,3
C0,,,,,9.04,38.70,4
C0,Lucy Pharmacy,,pharmacy,,9.013,38.739,5
C0,Mercy Clinic,public,clinic,,9.05,38.70,6
C0,Nowhere Clinic,,clinic,,0,0,7
`;

  it('do not trust an id that repeats, and are told by type, then by name', async () => {
    const { format, results, facts, warnings } = await readFixture(
      'sites.csv',
      list.replace(/.*Nowhere.*\n/u, ''),
      { asOf: '2026-07-10' },
    );
    expect(format).toBe('health-sites');
    expect(keys(results)[0]).toBe(keys(results)[4]);
    expect(warnings.map(({ code }) => code)).toEqual(['COUNTRY_BY_POINTS', 'ID_REPEATS']);
    expect(facts('Service').map((fact) => [fact['name'], fact['serviceType'], fact['provider']])).toEqual([
      ['Lucy Pharmacy', 'PHARMACY', 'org-operator-not-stated-eth'],
      ['Black Lion', 'PRIMARY_HEALTH', 'org-operator-not-stated-eth'],
      ['አዲስ ከተማ ጤና ጣቢያ', 'PRIMARY_HEALTH', 'org-operator-not-stated-eth'],
      [null, 'OTHER', 'org-operator-not-stated-eth'],
      ['Mercy Clinic', 'PRIMARY_HEALTH', 'org-operator-not-stated-eth-public'],
    ]);
  });

  it('refuse (0, 0)', async () => {
    const { results } = await readFixture('sites.csv', list, { asOf: '2026-07-10', country: 'ETH' });
    expect(outcomes(results).at(-1)).toMatch(/\(0, 0\)/u);
  });

  it('are read from an OpenStreetMap export of another country', async () => {
    const osm = `osm_id,name,amenity,healthcare,operator,addr_street,Y,X,lat,lon
n1,Farmacia Central,pharmacy,,,Calle 1,,,4.61,-74.08
n2,Puesto de salud,clinic,centre,Cruz Verde,Calle 2,,,4.62,-74.09
`;
    const { format, facts } = await readFixture('col.csv', osm, { asOf: '2025-01-01' });
    expect(format).toBe('health-sites');
    expect(facts('Service').map((fact) => [fact['country'], fact['serviceType'], fact['provider']])).toEqual([
      ['COL', 'PHARMACY', 'org-operator-not-stated-col'],
      ['COL', 'PRIMARY_HEALTH', 'org-cruz-verde'],
    ]);
  });
});

describe('camps', () => {
  const list = `location_pcode,population,location_id,latitude,longitude,year,country_code_2,_id
20AGO001,635,80,-9.1042257,13.7289167,2022,AO,Bengo
ETHs000162,"49,466",1,7.64825,34.26808,2022,ET,Pugnido : Point
NAMs001250,3998,2,-21.067094,17.3641866,2022,NA,Osire : Point
NAM,687,3,-22.2482997,17.2256359,2022,NA,Dispersed in the country / territory
JORs1,38000,4,31.9,36.58,2022,JO,Zarqa: Azraq Camp
JORs2,12,5,31.9,36.58,2022,JO,MedellÃ­n: Point
JORx3,12,5,31.9,36.58,2022,JO,Irbid : Muhafazah - Governorate
`;

  it('are places with a year-end stock; areas are rejected, Namibia is NA, and a shared point is reported', async () => {
    const near = await lookup({ Stop: [stop('trails:osire', 'Osire', 'NAM', -21.07, 17.36)] });
    const { format, results, facts, warnings } = await readFixture('camps.csv', list, {}, near);
    expect(format).toBe('camps');
    expect(outcomes(results)).toEqual([
      'rejected: Is an area, by its p-code, not a place.',
      'facts',
      'facts',
      'rejected: Is a count of people dispersed in a country, not a place.',
      'facts',
      'facts',
      'rejected: Is an area ("Muhafazah - Governorate"), not a place.',
    ]);
    expect(facts('Stop').map((fact) => [fact.code, fact['name'], fact['kind'], fact['country']])).toEqual([
      ['unhcr-loc:ETHs000162', 'Pugnido', 'CAMP', 'ETH'],
      ['unhcr-loc:NAMs001250', 'Osire', 'CAMP', 'NAM'],
      ['unhcr-loc:JORs1', 'Azraq Camp', 'CAMP', 'JOR'],
      ['unhcr-loc:JORs2', 'Medellín', 'CAMP', 'JOR'],
    ]);
    expect(facts('Stock')[0]).toMatchObject({
      stop: 'unhcr-loc:ETHs000162',
      people: 49466,
      onDate: '2022-12-31',
    });
    expect(warnings.map(({ code }) => code).toSorted()).toEqual(['MAY_BE_SAME_STOP', 'SHARED_POINT']);
  });

  it('are read from a list of another kind, with country names and a date', async () => {
    const other =
      'Camp name,Pays,Population,Latitude,Longitude,Date,Pcode\nFarchana,Tchad,30000,13.6,21.8,2024-06-30,TD0801\n';
    const { format, facts } = await readFixture('tchad.csv', other);
    expect(format).toBe('camps');
    expect(facts('Stop')).toEqual([
      expect.objectContaining({ code: 'test:TD0801', name: 'Farchana', country: 'TCD', kind: 'CAMP' }),
    ]);
    expect(facts('Stock')[0]).toMatchObject({ people: 30000, onDate: '2024-06-30' });
  });
});

const STOPS = `#name,region,country,latitude,longitude,location_type,conflict_date,population
Mekele,Tigray,Ethiopia,13.5,39.4667,conflict_zone,16,500000
Abi_Adi,Tigray,Ethiopia,13.62,39.0,town,0,10000
Hamdayet,Kassala,Sudan,14.26856,36.53171,camp,0,1000000
Limbo,Kassala,Sudan,14.2,36.5,nowhere,0,1
`;
const LINKS = `"#name1","name2","distance","forced_redirection"
"Mekele","Abi_Adi",80,
"Abi_Adi","Hamdayet",20,
"Abi_Adi","Atlantis",20,
"Abi_Adi","Mekele",80,
`;

describe('routes', () => {
  it('have stops with kinds and roles, and no populations', async () => {
    const { format, results, facts, warnings } = await readFixture('stops.csv', STOPS, {
      source: 'flee',
      trail: 'horn',
    });
    expect(format).toBe('routes');
    expect(outcomes(results)).toEqual([
      'facts',
      'facts',
      'facts',
      'rejected: The type is no kind of stop that we know.',
    ]);
    expect(facts('Stop').map((fact) => [fact.code, fact['name'], fact['kind'], fact['adminAreas']])).toEqual([
      ['flee:Mekele', 'Mekele', 'CITY', ['ETH:tigray']],
      ['flee:Abi_Adi', 'Abi Adi', 'CITY', ['ETH:tigray']],
      ['flee:Hamdayet', 'Hamdayet', 'CAMP', ['SDN:kassala']],
    ]);
    expect(facts('Stock')).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['POPULATION_NOT_READ']);
    expect(facts('TrailCountry').map((fact) => [fact.code, fact['roles']])).toEqual([
      ['horn/ETH', ['ORIGIN', 'TRANSIT']],
      ['horn/SDN', ['DESTINATION']],
    ]);
  });

  it('have links of the same source that go both ways, and say when one is shorter than the great circle', async () => {
    const known = await lookup({ Stop: [stop('other:Mekele', 'Mekele', 'ETH', 13.49, 39.47)] });
    await readFixture('stops.csv', STOPS, { source: 'flee', trail: 'horn' }, known);
    const { format, results, facts, warnings } = await readFixture(
      'links.csv',
      LINKS,
      { source: 'flee', trail: 'horn' },
      known,
    );
    expect(format).toBe('routes');
    expect(outcomes(results)[2]).toMatch(/^rejected: "Atlantis" is not a stop/u);
    expect(keys(results)[0]).toBe(keys(results)[3]);
    expect(facts('Leg').map((fact) => fact.code)).toEqual([
      'flee:Mekele--Abi_Adi',
      'flee:Abi_Adi--Mekele',
      'flee:Abi_Adi--Hamdayet',
      'flee:Hamdayet--Abi_Adi',
    ]);
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'LEG_TOO_SHORT', message: expect.stringMatching(/276/u) }),
    ]);
  });

  it('are read with other header words', async () => {
    const stops = 'name,lat,lon,type,iso3\nAgadez,16.97,7.99,city,NER\nSabha,27.04,14.43,town,LBY\n';
    const { format, facts } = await readFixture('sahara.csv', stops, { source: 'sahara' });
    expect([format, facts('Trail')[0]?.code, facts('Stop').length]).toEqual(['routes', 'sahara', 2]);
    const links = await readFixture(
      'ways.csv',
      'from,to,km\nAgadez,Sabha,1500\n',
      { source: 'sahara' },
      {
        Stop: [
          stop('sahara:Agadez', 'Agadez', 'NER', 16.97, 7.99),
          stop('sahara:Sabha', 'Sabha', 'LBY', 27.04, 14.43),
        ],
      },
    );
    expect(links.facts('Leg').map((fact) => fact['km'])).toEqual([1500, 1500]);
  });
});
