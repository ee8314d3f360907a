import iconv from 'iconv-lite';
import { makeXlsx } from '../make-xlsx.ts';
import { PERSON } from './person.ts';
import type { Base } from './base.ts';

const { name, phone, mail } = PERSON;
const csv = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const file = (fileName: string, bytes: Buffer, ...options: string[]): Base => ({
  name: fileName,
  files: [{ name: fileName, bytes }],
  options,
});

const BRANCHES = [
  'Nom;Latitude;Longitude;Type;Bénévoles;Personne de contact;Téléphone;Courriel;Remarques',
  `Comité de Yaoundé;3,8667;11,5167;Comité départemental;12;${name};${phone};${mail};Demander ${name}`,
  `"Comité de Garoua; Nord";9,3;13,4;Antenne;;${name};${phone};${mail};`,
  `Comité de Maroua;10,591;14,3159;Antenne;No data;${name};${phone};${mail};"deux\nlignes"`,
];

/** Small files of our own, with the quirks of real ones: a record of every format and container that the loaders know. */
export const FIXTURES: readonly Base[] = [
  file(
    'branches-semicolon.csv',
    iconv.encode(BRANCHES.join('\r\n'), 'windows-1252'),
    '--country',
    'CMR',
    '--as-of',
    '2026-01-01',
  ),
  file(
    'branches-utf16.csv',
    iconv.encode(BRANCHES.join('\n'), 'utf16le', { addBOM: true }),
    '--country',
    'CMR',
    '--as-of',
    '2026-01-01',
  ),
  file(
    'hxl.csv',
    csv(
      'Organisation,Sector,Activity,Country,Region,Lat,Long,Start,Status,Focal point,Phone',
      '#org+name,#sector,#activity,#country+code,#adm1+name,#geo+lat,#geo+lon,#date+start,#status,#contact+name,#contact+phone',
      `Red Cross,Health,Mobile clinic,ETH,Oromia,9.03,38.74,2026-01-01,Ongoing,${name},${phone}`,
      `"Aid, Inc",Protection|WASH,Child friendly space,KEN,Nairobi,-1.28,36.82,01/15/2026,Planned,${name},${phone}`,
      `Helpers,Shelter,Tents,SDN,Khartoum,15.5,32.55,2026-02-03,Completed,${name},${phone}`,
    ),
    '--as-of',
    '2026-03-01',
  ),
  file(
    'hxl-rows.json',
    json([
      ['Org', 'Sector', 'Country', 'Area', 'Lat', 'Lon', 'Mail'],
      ['#org', '#sector', '#country+code', '#adm1', '#lat_deg', '#lon_deg', '#contact+email'],
      ['Red Cross', 'Health', 'ETH', 'Oromia', '9.03', '38.74', mail],
      ['Helpers', 'WASH', 'KEN', 'Nairobi', -1.28, 36.82, mail],
    ]),
    '--as-of',
    '2026-03-01',
  ),
  file(
    'activities.xlsx',
    makeXlsx({
      Readme: [['Read me'], ['Nothing here']],
      '3W': [
        ['Activities of June'],
        [],
        [
          'Cluster',
          'Activity',
          'Implementing Partner',
          'Country',
          'Region',
          'Status',
          'Start date',
          'Lat',
          'Long',
          'Contact person',
        ],
        [
          'Health',
          'Primary health care',
          'Red Cross',
          'Ethiopia',
          'Oromia',
          'Ongoing',
          { excelDay: 46_000 },
          9.03,
          38.74,
          name,
        ],
        [
          'WASH',
          'Water point',
          'Helpers',
          'Kenya',
          'Nairobi',
          'Ongoing',
          { excelDay: 46_010 },
          -1.28,
          36.82,
          name,
        ],
        ['Protection', 'Legal aid', 'Helpers', 'Sudan', 'Khartoum', 'Planned', null, 15.5, 32.55, name],
      ],
    }),
    '--as-of',
    '2026-06-30',
  ),
  file(
    'incidents.json',
    json(
      [1, 2, 3].map((n) => ({
        'Main ID': `2026.MMP${n}`,
        'Incident Date': `2026-01-0${n}`,
        Year: '2026',
        'Number Dead': n,
        'Minimum Estimated Number of Missing': 2,
        Coordinates: '33.71, 12.49',
        'Migration route': 'Central Mediterranean',
        'Information Source': name,
        'Name of person': name,
      })),
    ),
  ),
  file(
    'arrivals.csv',
    csv(
      'Ruta,Fecha,Nacionalidad,Llegadas',
      'Mediterráneo central,2025-01-01,SDN,12',
      'Mediterráneo central,2025-02-01,SDN,"1.200"',
      'Ruta atlántica,2025-02-01,MLI,7',
    ),
    '--definition',
    'ARRIVALS',
  ),
  file(
    'directory.json',
    json([
      {
        id: 'org-1',
        name: 'Legal Aid',
        email: mail,
        contacts: [{ id: 'c', name, phones: [{ number: phone }] }],
        services: [
          {
            id: 's-1',
            name: 'Immigration advice',
            status: 'active',
            eligibility_description: `Migrants. Ask ${name}, ${phone}, ${mail}`,
            fees_description: 'Free',
            email: mail,
            service_at_locations: [
              {
                id: 'sl-1',
                location: {
                  id: 'l-1',
                  name: 'Office',
                  latitude: 28.54,
                  longitude: -81.38,
                  addresses: [{ country: 'US', state_province: 'FL', city: 'Orlando' }],
                },
              },
            ],
            taxonomy_terms: [{ id: 't', name: 'Legal services' }],
          },
        ],
      },
    ]),
    '--as-of',
    '2026-01-01',
  ),
  file(
    'advisor.json',
    json(
      [1, 2].map((n) => ({
        type: 'Feature',
        id: n,
        geometry: { type: 'Point', coordinates: [35.7, 32.03] },
        properties: {
          locationName: 'Amman',
          partnerName: 'Helpers ',
          comments: `Ask ${name} ${phone} ${mail}`,
          activityCategory: 'EDUCATION',
          activityName: 'Education opportunities',
          startDate: '2026-01-01',
          endDate: '2026-12-31',
          indicators: { 'Remedial Tutoring': n },
          '2. Nationality': { Syrian: true },
          '3. Intake Criteria': { 'Open to all': true },
          '5. Coverage': { Countrywide: true },
        },
      })),
    ),
  ),
  file(
    'lines.geojson',
    json({
      type: 'FeatureCollection',
      name: 'routes',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
      features: [
        {
          type: 'Feature',
          properties: { Route_name: 'Fuzz route', landorsea: 'land', contact: name },
          geometry: {
            type: 'LineString',
            coordinates: [
              [38.74, 9.03],
              [37.46, 12.6],
              [36.4, 14.9],
            ],
          },
        },
        {
          type: 'Feature',
          properties: { Route_name: 'Fuzz route', landorsea: 'sea', contact: name },
          geometry: {
            type: 'LineString',
            coordinates: [
              [13.18, 32.89],
              [12.6, 35.5],
            ],
          },
        },
        {
          type: 'Feature',
          properties: { name: 'Crossing', type: 'Border crossing', country: 'Sudan', contact: name },
          geometry: { type: 'Point', coordinates: [36.4, 14.9] },
        },
      ],
    }),
    '--as-of',
    '2026-01-01',
  ),
  file(
    'societies.yml',
    Buffer.from(
      [
        '# Societies',
        ...['Kenya Red Cross', 'Sudanese Red Crescent'].flatMap((society, n) => [
          `- National Society name: ${society}`,
          `  Country: ${['Kenya', 'Sudan'][n]}`,
          `  ISO3: ${['KEN', 'SDN'][n]}`,
          '  Alternative National Society names:',
          `  - "${society} Society"`,
          `  Contact person: ${name}`,
        ]),
      ].join('\n'),
    ),
    '--as-of',
    '2026-01-01',
  ),
  file(
    'native-services.json',
    json([
      {
        code: 'f-1',
        name: 'Clinic',
        serviceType: 'PRIMARY_HEALTH',
        provider: 'ns-ken',
        status: 'ACTIVE',
        country: 'KEN',
        lat: -1.28,
        lon: 36.82,
        precision: 'POINT',
        groups: ['EVERYONE'],
        eligibility: 'OPEN',
      },
      {
        code: 'f-2',
        name: 'Calls',
        serviceType: 'RFL',
        provider: 'ns-ken',
        status: 'ACTIVE',
        country: 'KEN',
        precision: 'COUNTRY',
        groups: ['EVERYONE'],
        eligibility: 'OPEN',
        remote: true,
      },
    ]),
    '--as-of',
    '2026-01-01',
  ),
  file(
    'undesa-long.csv',
    csv(
      'Year,Destination,Origin,Migrants',
      '2020,Kenya,Somalia,"12,000"',
      '2020,Kenya,Sudan,300',
      '2020,WORLD,Sudan,1',
    ),
    '--as-of',
    '2020-07-01',
  ),
  {
    name: 'routes.csv',
    files: [
      {
        name: 'places.csv',
        bytes: csv(
          '#name,region,country,latitude,longitude,location_type,conflict_date,population',
          'Alpha,North,Ethiopia,9.03,38.74,town,0,',
          'Beta,North,Ethiopia,12.6,37.46,conflict_zone,1,500',
          'Gamma,East,Sudan,14.9,36.4,camp,,',
        ),
      },
      {
        name: 'links.csv',
        bytes: csv(
          '"#name1","name2","distance","forced_redirection"',
          '"Alpha","Beta","430",""',
          '"Beta","Gamma","300","2"',
        ),
      },
    ],
    options: ['--source', 'fuzz-routes'],
  },
];
