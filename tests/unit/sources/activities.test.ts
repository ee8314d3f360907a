import { describe, expect, it } from 'vitest';
import { outcomes, provider, readFixture, society } from './read-fixture.ts';

const ETHIOPIA = `\uFEFFMonth,Activity status,Donor Name,Program partner Acronym,Implementing Partner Acronym,Implementing Partner Name,Implementing Partner Type,Region,Zone,Woreda,WoredaPcod,Cluster,Activity,Lat,Long
August,Completed,D1,X,GOAL,GOAL  Ethiopia,International NGO,Tigray,Central,Axum,ET010401,Health,Provide primary health care,14.12,38.72
August,On-going,D2,X,GOAL,GOAL Ethiopia,International NGO,Tigray,Central,Axum,ET010401,Health,Provide\u00A0primary health care,14.12,38.72
August,Planned,D2,X,TDA,Tigray Development Association,National NGO,Tigray,Central,Adwa,ET010402,WASH,Emergency water,14.16,38.90
August,On-going,D2,X,TDA,Tigray Development Association,National NGO,Tigray,Central,Adwa,ET010402,Peace,Quiet strolls,14.16,38.90
August,Perhaps,D2,X,TDA,Tigray Development Association,National NGO,Tigray,Central,Adwa,ET010402,WASH,Emergency water,14.16,38.90
,,,,,,,,,,,,,,
August,On-going,D2,X,,,,Tigray,Central,Adwa,ET010402,WASH,Emergency water,14.16,38.90
`;
const goal = { Provider: [provider('org-goal', 'GOAL', { acronym: 'GOAL' })] };

describe('who-what-where', () => {
  it('refuses rows without a year when no as-of is given', async () => {
    await expect(readFixture('3w.csv', ETHIOPIA)).rejects.toThrow(/--as-of/u);
  });

  it('accounts for every row', async () => {
    const { format, results } = await readFixture('3w.csv', ETHIOPIA, { asOf: '2025-09-15' }, goal);
    expect(format).toBe('who-what-where');
    expect(outcomes(results)).toEqual([
      'facts',
      'facts',
      'facts',
      'facts',
      'rejected: The status is none that we know.',
      'blank',
      'rejected: No organisation is named.',
    ]);
  });

  it('gives one activity under two statuses one key, and ranks the ongoing one higher', async () => {
    const { results } = await readFixture('3w.csv', ETHIOPIA, { asOf: '2025-09-15' }, goal);
    const [completed, ongoing] = results;
    if (completed?.outcome !== 'facts' || ongoing?.outcome !== 'facts')
      throw new Error('both rows are facts');
    expect(completed.key).toBe(ongoing.key);
    expect(ongoing.rank! > completed.rank!).toBe(true);
  });

  it('dates a row by the last day of its month, and lets a monthly 3W lapse after 90 days', async () => {
    const { facts } = await readFixture('3w.csv', ETHIOPIA, { asOf: '2025-09-15' }, goal);
    expect(facts('Service')).toContainEqual(
      expect.objectContaining({
        provider: 'org-goal',
        status: 'ACTIVE',
        asOf: '2025-08-31',
        staleFrom: '2025-11-29',
        validUntil: null,
      }),
    );
    expect(facts('Service')).toContainEqual(
      expect.objectContaining({ status: 'PLANNED', serviceType: 'WASH' }),
    );
    const winter = await readFixture(
      '3w.csv',
      ETHIOPIA.replaceAll('August', 'December'),
      { asOf: '2026-02-01' },
      goal,
    );
    expect(winter.facts('Service')[0]).toMatchObject({ asOf: '2025-12-31' });
  });

  it('takes the point for the district, with the areas that the row names as its chain', async () => {
    const { facts, warnings, dropped } = await readFixture('3w.csv', ETHIOPIA, { asOf: '2025-09-15' }, goal);
    expect(facts('Service')[0]).toMatchObject({
      country: 'ETH',
      precision: 'AREA',
      adminAreas: ['ET010401', 'ETH:tigray', 'ETH:tigray/central'],
      eligibility: 'UNKNOWN',
      groups: ['EVERYONE'],
    });
    expect(facts('AdminArea')).toContainEqual(
      expect.objectContaining({ code: 'ET010401', level: 3, parent: 'ETH:tigray/central', name: 'Axum' }),
    );
    expect(warnings.filter(({ code }) => code === 'COUNTRY_BY_PCODE')).toHaveLength(1);
    expect(dropped.map(({ column }) => column)).toEqual(['Donor Name', 'Program partner Acronym']);
  });

  it('keeps what maps to nothing as OTHER with its words, and says so', async () => {
    const { facts, warnings } = await readFixture('3w.csv', ETHIOPIA, { asOf: '2025-09-15' }, goal);
    expect(facts('Service')).toContainEqual(
      expect.objectContaining({ serviceType: 'OTHER', sourceWords: ['Peace', 'Quiet strolls'] }),
    );
    expect(warnings.map(({ code }) => code)).toContain('ACTIVITY_NOT_MAPPED');
    expect(facts('Provider')).toEqual([
      expect.objectContaining({
        code: 'org-tigray-development-association',
        kind: 'NATIONAL_NGO',
        source: 'test',
      }),
    ]);
  });

  it('reads another country in another language, with dates of its own', async () => {
    const colombia = `Sector;Actividad;Organización;Tipo de organización;Departamento;Municipio;Latitud;Longitud;Estado actividad;Fecha inicio;Fecha fin;Mes;Año
Salud;Atención primaria en salud;Cruz Roja Colombiana;Sociedad Nacional;La Guajira;Maicao;11,38;-72,24;En curso;2025-01-15;;marzo;2025
Agua;Agua potable;Acción Contra el Hambre;ONG Internacional;La Guajira;Uribia;11,71;-72,27;Finalizado;2024-05-01;2025-02-28;marzo;2025
`;
    const graph = {
      NationalSociety: [
        society('COL', 'Colombian Red Cross Society', { localNames: ['es:Cruz Roja Colombiana'] }),
      ],
    };
    const { format, facts, results } = await readFixture('3w-col.csv', colombia, { country: 'COL' }, graph);
    expect(format).toBe('who-what-where');
    expect(outcomes(results)).toEqual(['facts', 'facts']);
    expect(facts('Service')).toEqual([
      expect.objectContaining({
        serviceType: 'PRIMARY_HEALTH',
        provider: 'ns-col',
        asOf: '2025-03-31',
        validFrom: '2025-01-15',
        staleFrom: '2025-06-29',
      }),
      expect.objectContaining({
        status: 'COMPLETED',
        validUntil: '2025-02-28',
        staleFrom: null,
        serviceType: 'WASH',
      }),
    ]);
  });
});

const HXL = `Country name,Admin level 1,Latitude,Longitude,Sector,Sector (Arabic),Link,Organisation
#country,#adm1,#lat_deg,#lon_deg,#sector,,,#org
Lebanon,Bekaa,33.8333,36,Health,,http://x,UNHCR
Lebanon,Bekaa,33.8333,36,Health|Shelter,,http://x,Red Cross
Mali Situation,Burkina Faso,13.1971,-2.74658,Health,,,UNHCR
Thailand-Myanmar,Tak,16.9,98.8,Health,,,UNHCR
Lebanon,Bekaa,35.9,33.8,Health,,http://x,UNHCR
Lebanon,,,,Health,,http://x,UNHCR
Lebnon,Bekaa,33.8333,36,Health,,http://x,UNHCR
`;
const lebanon = {
  NationalSociety: [society('LBN', 'Lebanese Red Cross')],
  Provider: [provider('org-unhcr', 'United Nations High Commissioner for Refugees', { acronym: 'UNHCR' })],
};

describe('hxl', () => {
  it('accounts for every row: situations, swapped coordinates, missing places, misspelt countries', async () => {
    const { format, results, warnings } = await readFixture('3w.csv', HXL, { asOf: '2025-04-30' }, lebanon);
    expect(format).toBe('hxl');
    expect(outcomes(results)).toEqual([
      'facts',
      'facts',
      'facts',
      'rejected: "Thailand-Myanmar": two: the border of Thailand and Myanmar.',
      expect.stringMatching(/^rejected: Latitude and longitude are swapped/u),
      'rejected: No area within LBN and no point is named: where it is cannot be said.',
      expect.stringMatching(/^rejected: "Lebnon"/u),
    ]);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'COUNTRY_BY_AREA' }));
  });

  it('reads no column whose tag or title is of a person', async () => {
    const file =
      'Who,Mail,Contact person,What,Where,Land\n#org,#org+contact+email,#org+name,#sector,#adm1,#country\nUNHCR,x@example.org,Jane,Health,Bekaa,Lebanon\n';
    const { facts, dropped } = await readFixture('3w.csv', file, { asOf: '2025-04-30' }, lebanon);
    expect(facts('Service')).toMatchObject([{ provider: 'org-unhcr' }]);
    expect(dropped.map(({ column }) => column)).toEqual(['Mail', 'Contact person']);
  });

  it('splits values at bars, and a bare Red Cross is the National Society of the country', async () => {
    const { facts } = await readFixture('3w.csv', HXL, { asOf: '2025-04-30' }, lebanon);
    const ours = facts('Service').filter((fact) => fact['provider'] === 'ns-lbn');
    expect(ours.map((fact) => String(fact['serviceType'])).toSorted()).toEqual(['PRIMARY_HEALTH', 'SHELTER']);
    expect(facts('Service').map((fact) => fact['staleFrom'])).toContain('2026-04-30');
  });

  it('reads attributes in any order, dates, codes, and lets header words fill a partial hashtag row', async () => {
    const chad = `Title,Province,Cluster,Acronyme,Organisation,TypeOrganisation,Debut,Etat
#adm1+code,#adm1+name,#sector,#org+acronym,,,#date+start,#status
TD19,Barh El Gazel,Santé,ACF,Action Contre la Faim,ONG Internationale,2025-01-01,En cours
TD07,Lac,WASH,CRT,Croix Rouge Tchadienne,Mouvement de la Croix Rouge,01/13/2025,Suspendu
TD07,Lac,WASH,CRT,Croix Rouge Tchadienne,Mouvement de la Croix Rouge,31/02/2025,En cours
`;
    const graph = { NationalSociety: [society('TCD', 'Red Cross of Chad')] };
    const { facts, results } = await readFixture('tchad.csv', chad, { asOf: '2025-04-30' }, graph);
    expect(outcomes(results).slice(0, 2)).toEqual(['facts', 'facts']);
    expect(outcomes(results)[2]).toMatch(/^rejected: The date /u);
    expect(facts('Service')).toEqual([
      expect.objectContaining({
        country: 'TCD',
        adminAreas: ['TD19'],
        provider: 'org-action-contre-la-faim',
        validFrom: '2025-01-01',
      }),
      expect.objectContaining({ status: 'SUSPENDED', provider: 'ns-tcd', validFrom: '2025-01-13' }),
    ]);
    expect(facts('Provider')[0]).toMatchObject({ acronym: 'ACF', kind: 'INTERNATIONAL_NGO' });
  });

  it('refuses a file that nothing places in a country', async () => {
    const file = '#adm1+name,#sector,#org\nLac,WASH,ACF\n';
    await expect(readFixture('x.csv', file, { asOf: '2025-04-30' })).rejects.toThrow(/--country/u);
    const { facts } = await readFixture('x.csv', file, { asOf: '2025-04-30', country: 'TCD' });
    expect(facts('Service')[0]).toMatchObject({ country: 'TCD', adminAreas: ['TCD:lac'], lat: null });
  });

  it('hides the places of restricted types unless the file is told otherwise', async () => {
    const graph = {
      ...lebanon,
      ServiceType: [
        { code: 'SGBV_RESPONSE', source: 's', defaultReachKm: 5, restricted: true, countsAsService: true },
      ],
    };
    const file =
      HXL.split('\n').slice(0, 2).join('\n') + '\nLebanon,Bekaa,33.8333,36,Gender-Based Violence,,,UNHCR\n';
    const { facts } = await readFixture('3w.csv', file, { asOf: '2025-04-30' }, graph);
    expect(facts('Service')[0]).toMatchObject({ serviceType: 'SGBV_RESPONSE', visibility: 'RESTRICTED' });
  });

  it('a house for unaccompanied children is restricted without a column that says so', async () => {
    const file =
      '#country,#adm1,#sector,#activity,#org\nLebanon,Bekaa,Protection,Shelter for unaccompanied minors,UNHCR\n';
    const { facts } = await readFixture('3w.csv', file, { asOf: '2025-04-30' }, lebanon);
    expect(facts('Service')[0]).toMatchObject({ serviceType: 'RECEPTION_CENTRE', visibility: 'RESTRICTED' });
  });
});
