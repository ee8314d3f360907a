import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { asciiDigits } from '../../../loaders/formats/ascii-digits.ts';
import { cleanCell } from '../../../loaders/formats/clean-cell.ts';
import { parseCoordinates } from '../../../loaders/formats/parse-coordinates.ts';
import { parseDate } from '../../../loaders/formats/parse-date.ts';
import { parseNumber } from '../../../loaders/formats/parse-number.ts';
import { factsOfSource } from '../../support/facts-of-source.ts';
import { temporaryFile, temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';

const store = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;

beforeAll(async () => {
  expect(await runCli(store, ['load', '--seeds', '--without-demonstration'])).toMatchObject({ exitCode: 0 });
}, 120_000);

/** One list, written by four people: a clinic and a water point in Kassala. Where and the degrees are told by the cells alone. */
const TABLES: Readonly<Record<string, string>> = {
  English: `Agency,Cluster,Activity,Region,Where,P1,P2,Start date,Phone
Test Relief,Health,Mobile clinic,Kassala,Sudan,15.45,36.40,3 January 2025,555
Test Relief,WASH,Water tank,Kassala,Sudan,15.46,36.41,2025-02-15,555
`,
  French: `Agence;Secteur;Activité;Région;Où;C1;C2;Date de début;Téléphone
Test Relief;Santé;Clinique mobile;Kassala;Soudan;15,45;36,40;3 janvier 2025;555
Test Relief;Eau, hygiène et assainissement;Château d'eau;Kassala;Soudan;15,46;36,41;2025-02-15;555
`,
  Spanish: `Entidad;Sector;Actividad;Provincia;Dónde;C1;C2;Fecha inicio;Teléfono
Test Relief;Salud;Clínica móvil;Kassala;Sudán;36,40;15,45;3 de enero de 2025;555
Test Relief;Agua y saneamiento;Tanque de agua;Kassala;Sudán;36,41;15,46;15/02/2025;555
`,
  Arabic: `\u200fالجهة,القطـــاعُ,النشاط,الولاية,\u202bأين\u202c,أ,ب,تاريخ البدء,الهاتف
Test Relief,الصحة,عيادة متنقلة,Kassala,السـودان,١٥٫٤٥,٣٦٫٤٠,٣ كانون الثاني ٢٠٢٥,٥٥٥
Test Relief,المياه,خزان مياه,Kassala,السودان,١٥٫٤٦,٣٦٫٤١,٢٠٢٥/٠٢/١٥,٥٥٥
`,
};

describe('a table in', () => {
  it.each(Object.entries(TABLES))(
    '%s is mapped from headers and cells, and loads as it is proposed',
    async (language, table) => {
      const file = temporaryFile(`${language}.csv`, table);
      const { exitCode, out } = await runCli(store, ['map', file]);
      expect(exitCode).toBe(0);
      const mapping = temporaryFile('map.yml', out);
      expect(Object.keys((parse(out) as { columns: object }).columns).toSorted()).toEqual([
        'activity',
        'adm1.name',
        'country',
        'lat',
        'lon',
        'org.name',
        'sector',
        'startDate',
      ]);
      expect(out).toMatch(/# {3}country: .* \(2 of 2 cells are names of countries\)/u);
      expect(out).toMatch(/# {3}lat: .* \(this way 2 of 2 points lie on land, the other way 0\)/u);
      const source = `map-${language.toLowerCase()}`;
      const loaded = await runCli(store, [
        'load',
        '--map',
        mapping,
        '--source',
        source,
        '--as-of',
        '2026-01-31',
        '--json',
        file,
      ]);
      expect(loaded.err).not.toMatch(/^Rejected /mu);
      expect(JSON.parse(loaded.out)).toMatchObject({ rows: 2, accepted: 2 });
      const services = await factsOfSource(store, {}, 'Service', source);
      const told = services.map(({ serviceType, provider, country, lat, lon, adminAreas, validFrom }) => ({
        serviceType,
        provider,
        country,
        lat,
        lon,
        adminAreas,
        validFrom,
      }));
      const both = { provider: 'org-test-relief', country: 'SDN', adminAreas: ['SDN:kassala'] };
      expect(told.toSorted((a, b) => (a.lat ?? 0) - (b.lat ?? 0))).toEqual([
        { ...both, serviceType: 'PRIMARY_HEALTH', lat: 15.45, lon: 36.4, validFrom: '2025-01-03' },
        { ...both, serviceType: 'WASH', lat: 15.46, lon: 36.41, validFrom: '2025-02-15' },
      ]);
      expect(JSON.stringify(services)).not.toMatch(/555|٥٥٥/u);
    },
  );

  it('other columns are told by hashtags, p-codes, codes of countries, points in one cell and dates', async () => {
    const table = `Who,Colour,c1,c2,c3,c4,c5
#org+name,,,,,,
Test,red,SD07,SDN,"15.45, 36.40",03/04/2025,x
Test,blue,SD07,SDN,"15.46, 36.41",05/06/2025,
`;
    const { out } = await runCli(store, ['map', '--json', temporaryFile('codes.csv', table)]);
    expect(JSON.parse(out)).toMatchObject({
      columns: { 'org.name': 'Who', 'adm1.code': 'c1', 'country.code': 'c2', coordinates: 'c3', date: 'c4' },
      unknown: ['Colour', 'c5'],
    });
  });

  it('degrees are not guessed where both ways lie on land, nor names where few are countries', async () => {
    const table = 'v1,v2,v3\n15.45,16.40,Chad\n15.46,16.41,nothing\n15.47,16.42,no one\n';
    const { out, exitCode } = await runCli(store, ['map', '--json', temporaryFile('both.csv', table)]);
    expect(JSON.parse(out)).toMatchObject({ columns: {}, unknown: ['v1', 'v2', 'v3'] });
    expect(exitCode).toBe(2);
  });

  it('a mapping may name a header without its marks of direction and tatweel', async () => {
    const file = temporaryFile('marks.csv', TABLES['Arabic']!);
    const mapping = temporaryFile(
      'marks.yml',
      'rows: services\ncolumns: {org.name: الجهة, sector: القطاع, activity: النشاط, adm1.name: الولاية, startDate: تاريخ البدء}\nconstants: {country.code: SDN}\n',
    );
    const { out, err } = await runCli(store, [
      'load',
      '--map',
      mapping,
      '--source',
      'map-marks',
      '--as-of',
      '2026-01-31',
      '--json',
      '--dry-run',
      file,
    ]);
    expect(err).not.toContain('has not');
    expect(JSON.parse(out)).toMatchObject({ accepted: 2 });
  });
});

describe('Arabic cells', () => {
  it('have digits and marks of their own', () => {
    expect(asciiDigits('٣٨٫٧٤ ۱۲٬۳۴۵ 7')).toBe('38.74 12,345 7');
    expect(parseNumber('١٬٢٣٤٬٥٦٧')).toEqual({ ok: true, value: 1_234_567 });
    expect(parseNumber('٣٨٫٧٤')).toEqual({ ok: true, value: 38.74 });
    expect(parseCoordinates('٩٫٠٣', '-٣٨٫٧٤')).toEqual({ ok: true, value: { lat: 9.03, lon: -38.74 } });
  });

  it.each([
    ['٣ يناير ٢٠٢٥', '2025-01-03'],
    ['٣ تشرين الأول ٢٠٢٥', '2025-10-03'],
    ['15 آب 2025', '2025-08-15'],
    ['١٥/٠٢/٢٠٢٥', '2025-02-15'],
    ['3 جويلية 2025', '2025-07-03'],
    ['٢٠٢٥-٠٢-١٥', '2025-02-15'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text)).toEqual({ ok: true, value: date });
  });

  it('lose what only stretches a word or steers its direction', () => {
    expect(cleanCell('\u200fالســودان\u061c ', new Set())).toBe('السودان');
  });

  it('of an ambiguous date stay ambiguous', () => {
    expect(parseDate('٠٣/٠٤/٢٠٢٥')).toMatchObject({ ok: false });
  });
});

describe('a population table', () => {
  it.each([
    [
      'Arabic',
      'السنة,بلد المنشأ,بلد اللجوء,اللاجئون,طالبو اللجوء,النازحون داخليا\n٢٠٢٤,السودان,تشاد,١٬٠٠٠,٢٠,\n',
    ],
    [
      'French',
      "Année;Pays d'origine;Pays d'asile;Réfugiés;Demandeurs d'asile;Déplacés internes\n2024;Soudan;Tchad;1000;20;\n",
    ],
    [
      'Spanish',
      'Año;País de origen;País de asilo;Refugiados;Solicitantes de asilo;Desplazados internos\n2024;Sudán;Chad;1000;20;\n',
    ],
  ])('with headers in %s is read without a mapping', async (language, table) => {
    const source = `map-pop-${language.toLowerCase()}`;
    const { out, err } = await runCli(store, [
      'load',
      '--source',
      source,
      '--json',
      temporaryFile('people.csv', table),
    ]);
    expect(err).not.toMatch(/^Rejected /mu);
    expect(JSON.parse(out)).toMatchObject({ format: 'unhcr-population', accepted: 1 });
    const stocks = await factsOfSource(store, {}, 'Stock', source);
    expect(stocks.map((stock) => JSON.stringify(stock)).join('\n')).toMatch(/1000/u);
    expect(stocks.map(({ definition }) => definition).toSorted()).toEqual(['ASYLUM_SEEKERS', 'REFUGEES']);
  });
});
