import { describe, expect, it } from 'vitest';
import { makeXlsx } from '../../support/make-xlsx.ts';
import { keys, outcomes, readFixture, society } from './read-fixture.ts';

const graph = {
  NationalSociety: [
    society('ETH', 'Ethiopian Red Cross Society'),
    society('COL', 'Colombian Red Cross'),
    society('MAR', 'Moroccan Red Crescent'),
    society('NOR', 'Norwegian Red Cross'),
  ],
};
const envelope = (results: readonly unknown[]) =>
  JSON.stringify({ count: results.length, next: null, previous: null, results });

const UNIT = {
  id: 17,
  local_branch_name: 'አዳማ ቅርንጫፍ',
  english_branch_name: 'Adama Branch',
  type: 1,
  type_details: { id: 1, code: 1, name: 'Administrative' },
  subtype: 'Branch office',
  country: 63,
  country_details: { id: 63, name: 'Ethiopia', iso3: 'ETH' },
  location_geojson: { type: 'Point', coordinates: [39.27, 8.54] },
  date_of_data: '2024-05-13',
  visibility: 3,
  visibility_display: 'Public',
  focal_person_en: 'Jane Doe',
  email: 'jane@example.org',
  phone: '+251 911 555 010',
};

describe('local units of GO', () => {
  it('are branches, with their place, date and both names; persons stay out', async () => {
    const { format, facts, dropped } = await readFixture('units.json', envelope([UNIT]), {}, graph);
    expect(format).toBe('ifrc-go');
    expect(facts('Branch')).toEqual([
      expect.objectContaining({
        code: 'test:17',
        name: 'Adama Branch',
        alternatives: ['አዳማ ቅርንጫፍ'],
        kind: 'BRANCH',
        nationalSociety: 'ns-eth',
        lat: 8.54,
        lon: 39.27,
        asOf: '2024-05-13',
        visibility: 'PUBLIC',
      }),
    ]);
    expect(JSON.stringify(facts('Branch'))).not.toMatch(/jane|555/iu);
    for (const column of ['focal_person_en', 'email', 'phone'])
      expect(dropped).toContainEqual({ column, reason: 'personal data: not read, not kept' });
  });

  it('are shown to no more readers than GO shows them to', async () => {
    const seen = async (visibility_display: string) =>
      (await readFixture('units.json', envelope([{ ...UNIT, visibility_display }]), {}, graph)).facts(
        'Branch',
      )[0]!['visibility'];
    expect(await seen('RCRC Movement')).toBe('MOVEMENT');
    expect(await seen('IFRC Secretariat')).toBe('RESTRICTED');
    expect(await seen('a new word')).toBe('MOVEMENT');
  });

  it('load from a fixture, and tell a service where type and point do', async () => {
    const fields = {
      ...UNIT,
      type_details: { name: 'Health Care' },
      health: { health_facility_type_details: { name: 'Pharmacy' } },
    };
    const fixture = [{ model: 'local_units.localunit', pk: 4, fields: { ...fields, id: undefined } }];
    const { format, facts } = await readFixture(
      'fixture.json',
      JSON.stringify(fixture),
      { visibility: 'MOVEMENT' },
      graph,
    );
    expect(format).toBe('ifrc-go');
    expect(facts('Branch')).toEqual([expect.objectContaining({ code: 'test:4', visibility: 'MOVEMENT' })]);
    expect(facts('Service')).toEqual([
      expect.objectContaining({ serviceType: 'PHARMACY', branch: 'test:4' }),
    ]);
  });

  const sheet = [
    ['Administrative Details', null, null, null, null, null, 'Location', null],
    [
      'Date of Update',
      'Local Unit Name (En)',
      'Local Unit Name (Local)',
      'Visibility',
      'Coverage',
      'Focal Person (En)',
      'Latitude',
      'Longitude',
    ],
    [
      'Required. DD/MM/YYYY',
      'Enter the Local Unit Name in English',
      'Required. Enter the name',
      'Required',
      'Required',
      'Enter the name',
      'Required. Enter the latitude',
      'Required. Enter the longitude',
    ],
    [{ excelDay: 45_329 }, null, 'Seccional Antioquia', 'Public', 'Local', 'Jane Doe', 6.25, -75.56],
    [{ excelDay: 45_330 }, 'Cali Branch', 'Seccional Cali', 'Public', 'Local', 'John Doe', 3.45, -76.53],
  ] as const;
  const options = [
    ['level', 'Visibility'],
    ['National', 'RCRC Movement'],
    ['Local', 'Public'],
    ['Subnational', 'IFRC Secretariat'],
  ] as const;

  it.each([
    ['first', { Data: sheet, options }],
    ['last', { options, Data: sheet }],
  ])(
    'load from the import sheet, %s of the workbook, below merged headings and instructions',
    async (_, sheets) => {
      const { format, results, facts } = await readFixture('import.xlsx', makeXlsx(sheets), {}, graph);
      expect(format).toBe('ifrc-go');
      expect(outcomes(results)).toEqual(['blank', 'facts', 'facts']);
      expect(facts('Branch').map(({ name, country, asOf }) => [name, country, asOf])).toEqual([
        ['Seccional Antioquia', 'COL', '2024-02-07'],
        ['Cali Branch', 'COL', '2024-02-08'],
      ]);
      expect(JSON.stringify(facts('Branch'))).not.toContain('Doe');
    },
  );

  it('load from a sheet with Spanish headings, in another order', async () => {
    const table =
      'Longitud;Latitud;Nombre de la unidad local;Fecha de actualización;Visibilidad;Persona de contacto\n-75,56;6,25;Seccional Antioquia;2023-02-01;Público;Juana\n';
    const { format, facts } = await readFixture('unidades.csv', Buffer.from(table, 'latin1'), {}, graph);
    expect(format).toBe('ifrc-go');
    expect(facts('Branch')).toEqual([
      expect.objectContaining({ name: 'Seccional Antioquia', lat: 6.25, visibility: 'MOVEMENT' }),
    ]);
  });
});

const PROJECT = {
  id: 900,
  name: 'A name that is free text',
  reporting_ns: 137,
  reporting_ns_detail: { id: 137, iso3: 'NOR', society_name: 'Norwegian Red Cross' },
  reporting_ns_contact_name: 'Jane Doe',
  reporting_ns_contact_email: 'jane@example.org',
  project_country: 63,
  project_country_detail: { id: 63, iso3: 'ETH', name: 'Ethiopia' },
  project_districts_detail: [
    { id: 1, name: 'Oromia' },
    { id: 2, name: 'Somali' },
  ],
  primary_sector: 0,
  primary_sector_display: 'WASH',
  secondary_sectors: [3, 7],
  secondary_sectors_display: ['Education', 'NS Strengthening'],
  status: 1,
  status_display: 'Ongoing',
  start_date: '2024-01-01',
  end_date: '2026-12-31',
  modified_at: '2025-03-15T10:30:45.123456Z',
  visibility: 'public',
};

describe('3W projects of GO', () => {
  it('are one service per sector, of the Society that reports, over the districts', async () => {
    const {
      format,
      facts,
      keys: rows,
    } = { ...(await readFixture('projects.json', envelope([PROJECT]), {}, graph)), keys };
    expect(format).toBe('ifrc-go');
    expect(facts('Service').map(({ code, serviceType }) => [code, serviceType])).toEqual([
      ['test:project-900:wash', 'WASH'],
      ['test:project-900:education', 'EDUCATION'],
      ['test:project-900:ns-strengthening', 'NOT_A_SERVICE'],
    ]);
    expect(facts('Service')[0]).toMatchObject({
      provider: 'ns-nor',
      country: 'ETH',
      status: 'ACTIVE',
      asOf: '2025-03-15',
      validUntil: '2026-12-31',
      adminAreas: ['ETH:oromia', 'ETH:somali'],
      precision: 'AREA',
      eligibility: 'UNKNOWN',
      conditions: [],
    });
    expect(rows).toBe(keys);
    expect(JSON.stringify(facts('Service'))).not.toMatch(/jane|free text/iu);
  });

  it('are refused in words without a district, a Society, a country, a sector, or with days that cannot be', async () => {
    const bad = [
      { ...PROJECT, project_districts_detail: [] },
      { ...PROJECT, reporting_ns_detail: null },
      { ...PROJECT, project_country_detail: { iso3: 'XQX' } },
      { ...PROJECT, primary_sector_display: null, secondary_sectors_display: [] },
      { ...PROJECT, end_date: '2020-01-01' },
      { ...PROJECT, status_display: 'Maybe' },
    ];
    const { results } = await readFixture('projects.json', envelope(bad), {}, graph);
    expect(outcomes(results)).toEqual([
      'rejected: Where in ETH it is cannot be said: no district is named.',
      'rejected: Its National Society is none that we know.',
      expect.stringContaining('rejected: XQX: '),
      'rejected: No sector is named.',
      'rejected: It ends before it starts (2024-01-01).',
      'rejected: The status is none that we know.',
    ]);
  });

  it('load from a fixture whose status is a number', async () => {
    const fixture = [
      {
        model: 'deployments.project',
        pk: 12,
        fields: {
          ...PROJECT,
          id: undefined,
          status: 2,
          status_display: undefined,
          secondary_sectors_display: [],
        },
      },
    ];
    const { facts } = await readFixture('projects.json', JSON.stringify(fixture), {}, graph);
    expect(facts('Service')).toEqual([
      expect.objectContaining({ code: 'test:project-12:wash', status: 'COMPLETED' }),
    ]);
  });
});

describe('lists of Societies', () => {
  const yaml = `# Societies
---
- National Society name: Moroccan Red Crescent
  Country: Morocco
  ISO3: MAR
  ISO2: MA
  Region: Middle East and North Africa
  National Society ID: DMA001
  Alternative National Society names:
  - Croissant-Rouge marocain
  Alternative country names: []
- National Society name: []
  Country: Western Sahara
  ISO3: ESH
  Region: []
  National Society ID: []
`;

  it('load from YAML', async () => {
    const { format, results, facts } = await readFixture('societies.yml', yaml, {}, graph);
    expect(format).toBe('ifrc-go');
    expect(outcomes(results)).toEqual([
      'facts',
      'rejected: No National Society is named for ESH (Western Sahara).',
    ]);
    expect(facts('NationalSociety')).toEqual([
      expect.objectContaining({
        code: 'ns-mar',
        ifrcId: 'DMA001',
        alternatives: ['Croissant-Rouge marocain'],
      }),
    ]);
  });

  it('says what is wrong with other YAML', async () => {
    await expect(readFixture('broken.yml', '- name: a\n  b: [1\n- c')).rejects.toThrow(
      /broken\.yml: is not YAML/u,
    );
    await expect(
      readFixture(
        'bomb.yml',
        `- a: &a [x]\n${'bcdefghij'
          .split('')
          .map((key, i) => `  ${key}: &${key} [${`*${'abcdefghij'[i]},`.repeat(20)}]\n`)
          .join('')}`,
      ),
    ).rejects.toThrow(/bomb\.yml: is not YAML.*alias/u);
    await expect(readFixture('list.csv', '- name,lat\n- a,1\n')).rejects.toThrow(/no format recognises it/u);
  });
});
