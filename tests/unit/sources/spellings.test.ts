import { describe, expect, it } from 'vitest';
import { makeXlsx } from '../../support/make-xlsx.ts';
import { outcomes, readFixture, society } from './read-fixture.ts';

/** One 3W row in Tripoli, Lebanon, under several spellings of its hashtags. */
const VALUES: Readonly<Record<string, string>> = {
  org: 'Relief Partners',
  sector: 'WASH',
  activity: 'Water trucking',
  country: 'LBN',
  adm1: 'Nord',
  lat: '34.43',
  lon: '35.84',
  date: '2024-05-31',
};
const SPELLINGS: readonly (readonly [about: string, tags: Readonly<Record<string, string>>])[] = [
  [
    '#geo+lat',
    {
      org: '#org',
      sector: '#sector',
      activity: '#activity',
      country: '#country+code',
      adm1: '#adm1+name',
      lat: '#geo+lat',
      lon: '#geo+lon',
      date: '#date',
    },
  ],
  [
    '#lat_deg',
    {
      org: '#org+name',
      sector: '#sector+cluster',
      activity: '#activity+name',
      country: '#country+iso3+code',
      adm1: '#adm1',
      lat: '#lat_deg',
      lon: '#lon_deg',
      date: '#date+reported',
    },
  ],
  [
    '#org+impl+name',
    {
      org: '#org+impl+name',
      sector: '#sector+name+fr',
      activity: '#subsector',
      country: '#country',
      adm1: '#adm1+name+ar',
      lat: '#lat',
      lon: '#lon',
      date: '#date+end',
    },
  ],
  [
    'spaced and in capitals',
    {
      org: '#ORG +name',
      sector: '#Sector +cluster',
      activity: '#Activity',
      country: '#Country +code',
      adm1: '#Adm1 +name',
      lat: '#Geo +lat',
      lon: '#Geo +lon',
      date: '#Date',
    },
  ],
];

function table(tags: Readonly<Record<string, string>>, delimiter: string, reversed: boolean): string {
  const fields = reversed ? Object.keys(VALUES).toReversed() : Object.keys(VALUES);
  return [
    fields.map((field) => `En-tête ${field}`),
    fields.map((field) => tags[field]!),
    fields.map((field) => VALUES[field]!),
  ]
    .map((cells) => cells.join(delimiter))
    .join('\r\n');
}

const SERVICE = {
  serviceType: 'WASH',
  country: 'LBN',
  adminAreas: ['LBN:nord'],
  lat: 34.43,
  lon: 35.84,
  asOf: '2024-05-31',
};

describe('hxl, by other spellings of its hashtags', () => {
  it.each(SPELLINGS)('%s: columns in either order, semicolons, Windows-1252 and UTF-16', async (_, tags) => {
    const options = { asOf: '2024-05-31' };
    for (const content of [
      table(tags, ',', false),
      table(tags, ';', true),
      Buffer.from(table(tags, '\t', true), 'latin1'),
      Buffer.from(`\uFEFF${table(tags, ';', false)}`, 'utf16le'),
    ]) {
      const { format, facts } = await readFixture('3w.txt', content, options);
      expect(format).toBe('hxl');
      expect(facts('Service')).toEqual([expect.objectContaining(SERVICE)]);
      expect(facts('Provider')).toEqual([expect.objectContaining({ name: 'Relief Partners' })]);
    }
  });

  it('reads the tagged sheet wherever it stands, below titles', async () => {
    const [, tags] = SPELLINGS[0]!;
    const rows = Object.keys(VALUES);
    const sheet = [
      ['A title'],
      [],
      rows,
      rows.map((field) => tags[field]!),
      rows.map((field) => VALUES[field]!),
    ];
    const notes = [['Notes'], ['Read me', 'Second'], ['a', 'b']];
    for (const sheets of [
      { Notes: notes, Data: sheet },
      { Data: sheet, Notes: notes },
    ]) {
      const { format, facts } = await readFixture('3w.xlsx', makeXlsx(sheets));
      expect(format).toBe('hxl');
      expect(facts('Service')).toEqual([expect.objectContaining(SERVICE)]);
    }
  });

  it('reads who does what in Spanish and in Arabic without hashtags', async () => {
    const spanish =
      'Organización;Sector;Actividad;Departamento;País;Latitud;Longitud;Año\nSocorro Común;Agua y saneamiento;Distribución de agua;Antioquia;Colombia;6,25;-75,56;2023\n';
    const { format, facts } = await readFixture('4w.csv', Buffer.from(spanish, 'latin1'));
    expect(format).toBe('who-what-where');
    expect(facts('Service')).toEqual([
      expect.objectContaining({ serviceType: 'WASH', country: 'COL', lat: 6.25, asOf: '2023-12-31' }),
    ]);
    const arabic =
      'المنظمة,القطاع,النشاط,المحافظة,الدولة,السنة\nجمعية الإغاثة,التعليم,تعليم,محافظة اربد,الأردن,2024\n';
    const read = await readFixture('3w-ar.csv', arabic);
    expect(read.format).toBe('who-what-where');
    expect(read.facts('Service')).toEqual([
      expect.objectContaining({ serviceType: 'EDUCATION', country: 'JOR' }),
    ]);
  });
});

describe('branches, of other Societies', () => {
  const graph = {
    NationalSociety: [
      society('TUN', 'Tunisian Red Crescent'),
      society('MEX', 'Mexican Red Cross'),
      society('MAR', 'Moroccan Red Crescent'),
    ],
  };
  const options = { asOf: '2025-01-31' };

  it.each([
    [
      'French, semicolons, Latin-1',
      Buffer.from(
        'Pays;Antenne;Latitude;Longitude;Bénévoles;Téléphone\nTunisie;Comité régional de Gabès;33,88;10,10;120;+216 75 555 010\n',
        'latin1',
      ),
      'TUN',
      'Comité régional de Gabès',
      120,
    ],
    [
      'Spanish, tabs, longitude first',
      'Longitud\tLatitud\tSeccional\tVoluntarios\tISO3\n-99.13\t19.43\tSeccional Centro\t1 200\tMEX\n',
      'MEX',
      'Seccional Centro',
      1200,
    ],
    [
      'Arabic',
      'الاسم,خط العرض,خط الطول,عدد المتطوعين,الدولة,هاتف\nفرع مراكش,31.63,-8.0,45,المغرب,0524555010\n',
      'MAR',
      'فرع مراكش',
      45,
    ],
    [
      'GeoJSON with another order of keys',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            geometry: { coordinates: [10.1, 33.88], type: 'Point' },
            properties: { VOLUNTEERS: 12, Branch: 'Gabès', CONTACT: 'Jane Doe' },
            type: 'Feature',
          },
        ],
      }),
      'TUN',
      'Gabès',
      12,
    ],
  ])('load: %s', async (_, content, country, name, volunteers) => {
    const { format, facts } = await readFixture('list', content, options, graph);
    expect(format).toBe('branches');
    expect(facts('Branch')).toEqual([expect.objectContaining({ country, name, volunteers })]);
    expect(JSON.stringify(facts('Branch'))).not.toMatch(/555|Doe/u);
  });

  it('are refused in words: a country without a Society that we know, no name, an impossible point', async () => {
    const list =
      'Branch,lat,lon,volunteers,country\nA,33.88,10.1,1,Narnia\n,33.88,10.1,1,Tunisia\nB,120,200,1,Tunisia\n';
    const { results } = await readFixture('list.csv', list, options, graph);
    expect(outcomes(results)).toEqual([
      expect.stringContaining('rejected: "Narnia" is not a country'),
      'rejected: The branch has no name.',
      expect.stringContaining('rejected: The point '),
    ]);
  });
});
