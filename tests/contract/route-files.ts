import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import iconv from 'iconv-lite';
import { hasRealData, realDataFolder, realFile } from '../support/real-data.ts';
import { factsOfSource, textOfStore } from '../support/facts-of-source.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { makeXlsx } from '../support/make-xlsx.ts';
import { publishedRows, sumBy } from '../support/published-sums.ts';
import type { LoadSummary } from '../../loaders/load-summary.ts';
import { expectAsDocumented } from '../support/real-files-doc.ts';
import { runCli } from '../support/run-cli.ts';

interface StoreAddress {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Loading of incidents, flows by route and GeoJSON trails, on any store. */
export function routeFileSuite(name: string, open: () => Promise<StoreAddress>): void {
  let store: StoreAddress;
  const folder = temporaryFolder();

  function fileOf(file: string, content: string | Buffer): string {
    const written = path.join(folder, file);
    writeFileSync(written, content);
    return written;
  }

  async function load(source: string, files: readonly string[], options: readonly string[] = []) {
    const args = ['load', '--json', '--source', source, ...options, ...files];
    const { out, err, exitCode } = await runCli(store.url, args, '', store.env);
    return { exitCode, err, summary: (out === '' ? null : JSON.parse(out)) as LoadSummary | null };
  }

  const loadText = (
    source: string,
    file: string,
    content: string | Buffer,
    options: readonly string[] = [],
  ) => load(source, [fileOf(file, content)], options);
  const facts = <N extends 'Flow' | 'IncidentTotal' | 'Stop' | 'Leg' | 'Trail' | 'TrailStop' | 'TrailLeg'>(
    kind: N,
    source: string,
  ) => factsOfSource(store.url, store.env, kind, source);
  const codes = ({ summary }: { summary: LoadSummary | null }) =>
    summary?.warnings.map(({ code }) => code) ?? [];
  const told = ({ summary }: { summary: LoadSummary | null }) =>
    summary?.warnings.find(({ code }) => code === 'ROWS_SUMMED')?.examples[0] ?? '';

  const totals = async (source: string) =>
    (await facts('IncidentTotal', source)).map((total) => [
      total.leg ?? total.trail ?? total.country,
      total.periodFrom,
      total.periodTo,
      total.deathsAndMissingPerYear,
    ]);
  const flows = async (source: string) =>
    (await facts('Flow', source)).map((flow) => [
      flow.leg ?? flow.trail,
      flow.definition,
      flow.periodFrom,
      flow.periodTo,
      flow.peoplePerYear,
    ]);

  describe(`files about routes, on ${name}`, () => {
    beforeAll(async () => {
      store = await open();
      const seeds = await runCli(store.url, ['load', '--seeds', '--without-demonstration'], '', store.env);
      expect(seeds.exitCode).toBe(0);
    }, 240_000);

    describe('missing-migrants', () => {
      it('headers of 2014: two years, a duplicate, a place for each, and nothing else of the incident', async () => {
        const table = [
          'Web ID,Reported Date,Reported Year,Number Dead,Minimum Estimated Number of Missing,Total Dead and Missing,Cause of Death,Location Description,Information Source,Location Coordinates,Migration Route,URL,Name of person',
          // Off western Libya: a leg of the sea.
          '1,"November 22, 2014",2014,1,4,5,Drowning,"Body of Jane Doe",Reporter Roe,"33.71, 12.49",Central Mediterranean,https://example.org/jane,Jane Doe',
          '1,"November 22, 2014",2014,1,4,5,Drowning,"Body of Jane Doe",Reporter Roe,"33.71, 12.49",Central Mediterranean,https://example.org/jane,Jane Doe',
          // In the Tyrrhenian Sea, farther than 100 km from every leg: the trail.
          '2,"March 3, 2015",2015,,7,7,Drowning,Tyrrhenian Sea,Reporter Roe,"40.2, 11.6",Central Mediterranean,,',
          // No route of ours, and on land: the country.
          '3,"March 4, 2015",2015,2,,2,Vehicle,Ohio,Reporter Roe,"40.0, -83.0",,,',
          // Nothing places it.
          '4,"March 5, 2015",2015,2,,2,Drowning,Somewhere,Reporter Roe,,Nowhere to elsewhere,,',
          '5,"March 5, 2015",2015,,,,Drowning,Somewhere,Reporter Roe,"33.7, 12.5",Central Mediterranean,,',
        ].join('\n');
        const result = await loadText('mm-2014', 'a.csv', table);
        expect(result).toMatchObject({
          exitCode: 2,
          summary: { format: 'missing-migrants', rows: 6, accepted: 3, duplicate: 1, rejected: 2 },
        });
        expect(result.err).toContain('Nothing places the incident: it has the route "Nowhere to elsewhere"');
        expect(result.err).toContain('The incident has no number of dead or missing.');
        expect(result.err).toContain('Name of person: personal data: not read, not kept');
        expect(told(result)).toBe(
          'Rows were summed, not stored one by one: 7 dead and missing at their trail (1 rows); 5 dead and missing at their nearest leg (1 rows); 2 dead and missing in their country (1 rows).',
        );
        expect(await totals('mm-2014')).toEqual([
          ['USA', '2015-01-01', '2015-03-05', 2],
          [expect.stringContaining('off-western-libya-sea'), '2014-11-01', '2014-12-31', 5],
          ['central-mediterranean', '2015-01-01', '2015-03-05', 7],
        ]);
        const text = await textOfStore(store.url, store.env);
        for (const personal of ['Jane', 'Doe', 'Reporter', 'example.org', 'Tyrrhenian', 'Drowning'])
          expect(text).not.toContain(personal);
      });

      it('headers of 2022 in JSON, an Excel date as text, a total that differs', async () => {
        const records = [
          {
            'Incident ID': '2022.MMP0001',
            'Incident Date': '2022-05-01',
            'Total Number of Dead and Missing': 3,
            'Number of Dead': 1,
            'Minimum Estimated Number of Missing': 1,
            'Country of Incident': 'Mexico',
            'Migration Route': '',
            Coordinates: '19.4, -99.1',
            'First name': 'Jane',
          },
          {
            'Incident ID': '2022.MMP0002',
            'Incident Date': '44700',
            'Number of Dead': 1,
            'Migration Route': 'Darien',
            Coordinates: '8.55, -77.3',
          },
        ];
        const result = await loadText('mm-2022', 'b.json', JSON.stringify({ data: records }));
        expect(result).toMatchObject({ exitCode: 0, summary: { format: 'missing-migrants', accepted: 2 } });
        expect(codes(result)).toContain('TOTAL_DIFFERS');
        const [leg, mexico] = (await totals('mm-2022')).toSorted((a, b) => Number(a[3]) - Number(b[3]));
        expect(mexico).toEqual(['MEX', '2022-05-01', '2022-05-19', 3]);
        expect(leg).toMatchObject([expect.stringContaining('--'), '2022-05-01', '2022-05-19', 1]);
      });

      it('French, semicolons, Windows-1252, day first, decimal commas; --as-of closes the year', async () => {
        const table =
          'Identifiant incident;Date événement;Nombre de décès;Nombre de disparus;Itinéraire migratoire;Coordonnées\n' +
          'A1;28/02/2023;2;1;Méditerranée centrale;33,71; 12,49\n'.replace('33,71; 12,49', '"33,71; 12,49"') +
          'A2;03/04/2023;1;;Méditerranée centrale;"33,71; 12,49"\n';
        const result = await loadText('mm-fr', 'c.csv', iconv.encode(table, 'windows-1252'), [
          '--as-of',
          '2024-02-01',
        ]);
        expect(result).toMatchObject({ exitCode: 0, summary: { format: 'missing-migrants', accepted: 2 } });
        expect(await totals('mm-fr')).toEqual([
          [expect.stringContaining('off-western-libya-sea'), '2023-02-01', '2023-12-31', 4],
        ]);
      });

      it('Spanish, XLSX with title rows and real dates', async () => {
        const book = makeXlsx({
          Datos: [
            ['Migrantes desaparecidos'],
            [],
            [
              'ID incidente',
              'Fecha del incidente',
              'Número de muertos',
              'Número mínimo de desaparecidos',
              'Ruta migratoria',
              'Latitud',
              'Longitud',
            ],
            ['B1', { excelDay: 45_292 }, 4, null, 'Ruta Atlántica', 28.15, -13.4],
            ['B2', { excelDay: 45_657 }, null, 6, 'Ruta Atlántica', 28.15, -13.4],
          ],
        });
        const result = await loadText('mm-es', 'd.xlsx', book);
        expect(result).toMatchObject({ exitCode: 0, summary: { format: 'missing-migrants', accepted: 2 } });
        expect(await totals('mm-es')).toEqual([
          [expect.stringContaining('atlantic-east-of-canaries-sea'), '2024-01-01', '2024-12-31', 10],
        ]);
      });

      it('ambiguous dates, (0, 0), swapped and negative ones are refused in words', async () => {
        const rows = [
          'X1,03/04/2020,1,0,Central Mediterranean,"33.7, 12.5"',
          'X2,2020-04-03,1,0,Central Mediterranean,"0, 0"',
          'X3,2020-04-03,1,0,Western Mediterranean,"-3.2, 36.0"',
          'X4,2020-04-03,-1,0,Central Mediterranean,"33.7, 12.5"',
          'X5,2020-04-03,3,-1,Central Mediterranean,"33.7, 12.5"',
          'X6,2020-04-03,1,-2,Central Mediterranean,"33.7, 12.5"',
          'X7,2020-04-03,some,0,Central Mediterranean,"33.7, 12.5"',
        ];
        const table = `Incident ID,Incident Date,No. dead,No. missing,Migration route,Coordinates\n${rows.join('\n')}\n`;
        const result = await loadText('mm-bad', 'e.csv', table);
        expect(result.summary).toMatchObject({ rows: 7, accepted: 1, rejected: 6 });
        for (const words of [
          'nothing says whether the day or the month comes first',
          'is (0, 0)',
          'Latitude and longitude are swapped',
          'The count is below 0',
          'is not a number',
        ])
          expect(result.err).toContain(words);
        expect(codes(result)).toContain('COUNT_TAKEN_BACK');
        expect((await totals('mm-bad')).map(([, , , people]) => people)).toEqual([2]);
      });

      it('two files of two halves of a year are one total, and a corrected row replaces what was', async () => {
        const header = 'Incident ID,Incident Date,Number Dead,Migration route,Coordinates\n';
        const half = (id: string, day: string, dead: number) =>
          fileOf(`${id}.csv`, `${header}${id},${day},${dead},Central Mediterranean,"33.7, 12.5"\n`);
        const files = [half('H1', '2021-02-03', 1), half('H2', '2021-08-01', 2), half('H1', '2021-02-03', 1)];
        const first = await load('mm-halves', files);
        expect(first.summary).toMatchObject({ rows: 3, accepted: 2, duplicate: 1 });
        expect((await totals('mm-halves')).map((total) => total.slice(1))).toEqual([
          ['2021-02-01', '2021-08-01', 3],
        ]);
        const again = await load('mm-halves', files);
        expect(again.summary).toMatchObject({ accepted: 0, unchanged: 2, revision: first.summary!.revision });
        await load('mm-halves', [half('H1', '2021-02-03', 5), files[1]!]);
        expect((await totals('mm-halves')).map((total) => total[3])).toEqual([7]);
      });

      it('a corrected report of rejected rows is loaded with its file: alone it would replace the sums', async () => {
        const header = 'Incident ID,Incident Date,Number Dead,Migration route,Coordinates\n';
        const row = (id: string, dead: string) =>
          `${id},2019-02-03,${dead},Central Mediterranean,"33.7, 12.5"\n`;
        const file = fileOf('all.csv', header + row('R1', '4') + row('R2', 'many'));
        const report = fileOf('report.csv', '');
        const first = await load('mm-report', [file], ['--report', report]);
        expect(first.err).toContain('together with all.csv, in one command');
        writeFileSync(report, readFileSync(report, 'utf8').replace(',many,Cen', ',3,Cen'));
        const alone = await load('mm-report', [report]);
        expect(alone).toMatchObject({ exitCode: 1, summary: null });
        expect(alone.err).toContain('alone they would replace the sums of mm-report');
        const both = await load('mm-report', [file, report]);
        expect(both.summary).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
        expect((await totals('mm-report')).map((total) => total[3])).toEqual([7]);
      });

      it('--within-km decides how far a leg may be', async () => {
        const table =
          'Incident ID,Incident Date,Number Dead,Migration route,Coordinates\nW1,2020-01-02,1,Central Mediterranean,"40.2, 11.6"\n';
        await loadText('mm-within', 'w.csv', table, ['--within-km', '500']);
        expect(await totals('mm-within')).toMatchObject([
          [expect.stringContaining('--'), '2020-01-01', '2020-01-02', 1],
        ]);
        const wrong = await loadText('mm-within', 'w.csv', table, ['--within-km', 'far']);
        expect(wrong).toMatchObject({ exitCode: 1, summary: null });
        expect(wrong.err).toContain('a number of kilometres from 0 to 1000');
      });
    });

    describe('flow-by-route', () => {
      it('needs to be told what it counts, and then sums nationalities, months and land and sea', async () => {
        const table = [
          'route,type,nat,t,n',
          'Eastern Mediterranean Route,Sea,SYR,2011-11-01,10',
          'Eastern Mediterranean Route,Land,SYR,2011-12-01,"1,200"',
          'Eastern Mediterranean Route,Land,AFG,2012-01-01,5',
          'Eastern Mediterranean Route,Land,AFG,2012-01-01,5',
          'Moon Route,Land,AFG,2012-01-01,5',
          'Black Sea Route,Sea,AFG,2012-01-01,5',
          'Darien,Land,AFG,2012-01-01,5',
          'Western Balkan Route,Land,AFG,2012-02-01,',
          'Western Balkan Route,Land,AFG,2012-03-01,-4',
          'Western Balkan Route,Land,AFG,2012-03-01,1.5',
        ].join('\n');
        const untold = await loadText('fr-long', 'x.csv', table);
        expect(untold).toMatchObject({ exitCode: 1, summary: null });
        expect(untold.err).toContain('--definition is missing: nothing in x.csv says what "n" counts.');
        const result = await loadText('fr-long', 'x.csv', table, ['--definition', 'detections']);
        expect(result.summary).toMatchObject({
          format: 'flow-by-route',
          rows: 10,
          accepted: 3,
          duplicate: 1,
          rejected: 6,
        });
        for (const words of [
          '"Moon Route" is no route that seeds/mappings/route-names.csv knows',
          '"Black Sea Route" is none of our trails',
          '"Darien" is a part of darien',
          'The row has no count',
          'The count is below 0',
          'is not a whole number',
        ])
          expect(result.err).toContain(words);
        expect(await flows('fr-long')).toEqual([
          ['eastern-mediterranean', 'DETECTIONS', '2011-11-01', '2011-12-31', 1210],
          ['eastern-mediterranean', 'DETECTIONS', '2012-01-01', '2012-03-31', 5],
        ]);
      });

      it('months as columns, with a row of totals that is not added', async () => {
        const table = [
          'Monthly detections;;;;;',
          '',
          'Route;Border Type;Nationality;DEC2023;JAN2024;FEB2024',
          'Western Balkan Route;Land;Syria;1 000;7;-',
          'Western Balkan Route;Land;Türkiye;20;3;4',
          'Western Balkan Route;Land;Total;1 020;10;4',
        ].join('\n');
        const result = await loadText('fr-wide', 'wide.csv', table, ['--definition', 'DETECTIONS']);
        expect(result.summary).toMatchObject({ format: 'flow-by-route', rows: 3, accepted: 2, rejected: 1 });
        expect(result.err).toContain('The row is the sum of others');
        expect(codes(result)).toContain('COUNT_MISSING');
        expect(await flows('fr-wide')).toEqual([
          ['western-balkans', 'DETECTIONS', '2023-12-01', '2023-12-31', 1020],
          ['western-balkans', 'DETECTIONS', '2024-01-01', '2024-02-29', 14],
        ]);
      });

      it('French arrivals in Windows-1252, a month by name beside a year', async () => {
        const table =
          'Itinéraire;Année;Mois;Nationalité;Arrivées\n' +
          'Méditerranée occidentale;2022;Janvier;Maroc;12\nMéditerranée occidentale;2022;Décembre;Mali;3\n';
        const result = await loadText('fr-fr', 'fr.csv', iconv.encode(table, 'windows-1252'));
        expect(result).toMatchObject({ exitCode: 0, summary: { format: 'flow-by-route', accepted: 2 } });
        expect(await flows('fr-fr')).toEqual([
          ['western-mediterranean', 'ARRIVALS', '2022-01-01', '2022-12-31', 15],
        ]);
      });

      it('Spanish daily arrivals in a workbook, with routes as columns; one that is none of ours is told', async () => {
        const book = makeXlsx({
          Llegadas: [
            ['Llegadas diarias'],
            [],
            ['Fecha', 'Mediterráneo occidental', 'Canarias', 'Canal de la Mancha'],
            [{ excelDay: 45_292 }, 5, 7, 1],
            [{ excelDay: 45_293 }, 6, null, 1],
          ],
        });
        const result = await loadText('fr-es', 'es.xlsx', book, ['--definition', 'ARRIVALS']);
        expect(result).toMatchObject({ exitCode: 0, summary: { format: 'flow-by-route', accepted: 2 } });
        expect(codes(result)).toEqual(expect.arrayContaining(['ROUTES_NOT_OURS', 'COUNT_MISSING']));
        expect(await flows('fr-es')).toEqual([
          ['western-africa-atlantic', 'ARRIVALS', '2024-01-01', '2024-01-02', 7],
          ['western-mediterranean', 'ARRIVALS', '2024-01-01', '2024-01-02', 11],
        ]);
      });

      it('HXL with a column of routes; yearly numbers; JSON', async () => {
        const hxl =
          '#date+year,#route+name,#affected+arrivals\n2020,Central Mediterranean,100\n2021,Central Mediterranean,50\n';
        expect((await loadText('fr-hxl', 'h.csv', hxl)).exitCode).toBe(0);
        expect(await flows('fr-hxl')).toEqual([
          ['central-mediterranean', 'ARRIVALS', '2020-01-01', '2020-12-31', 100],
          ['central-mediterranean', 'ARRIVALS', '2021-01-01', '2021-12-31', 50],
        ]);
        const json = JSON.stringify([{ route: 'Western African Route', date: '2020-02', detections: 9 }]);
        expect((await loadText('fr-json', 'j.json', json)).exitCode).toBe(0);
        expect(await flows('fr-json')).toEqual([
          ['western-africa-atlantic', 'DETECTIONS', '2020-02-01', '2020-02-29', 9],
        ]);
      });
    });

    describe('geojson-trails', () => {
      const collection = (features: unknown[], more: object = {}) =>
        JSON.stringify({ type: 'FeatureCollection', ...more, features });
      const line = (coordinates: unknown, properties: object = {}, type = 'LineString') => ({
        type: 'Feature',
        properties,
        geometry: { type, coordinates },
      });
      const point = (lon: number, lat: number, properties: object) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Point', coordinates: [lon, lat, 12] },
      });

      it('lines join within 5 km, are two-way unless they say, and lie at sea where no country is', async () => {
        const lines = collection([
          line(
            [
              [34.0, 2.0, 700],
              [34.1, 2.2, 710],
              [34.5, 2.5, 720],
            ],
            { route: 'Northern way', from: 'Here' },
          ),
          line(
            [
              [34.52, 2.51],
              [35.0, 3.0],
            ],
            { route: 'Northern way', oneway: 'yes', mode: 'foot' },
          ),
          line(
            [
              [-30, 10],
              [-31, 11],
            ],
            { route: 'Far sea' },
          ),
          line(
            [
              [
                [34.5, 2.5],
                [34.0, 3.0],
              ],
              [
                [34.0, 3.0],
                [33.5, 3.2],
              ],
            ],
            { route: 'Northern way', km: '' },
            'MultiLineString',
          ),
          line(
            [
              [34.5, 2.5],
              [34.5, 2.5001],
            ],
            { route: 'Northern way' },
          ),
          line(
            [
              [0, 0],
              [1, 1],
            ],
            {},
          ),
          line(
            [
              [34.5, 2.5],
              [34.6, 120],
            ],
            {},
          ),
          line(
            [
              [34.5, 2.5],
              [34.6, 2.6],
            ],
            { mode: 'teleport' },
          ),
          { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [] } },
          { type: 'Feature', properties: {}, geometry: null },
        ]);
        const result = await loadText('gj-lines', 'l.geojson', lines);
        expect(result.summary).toMatchObject({
          format: 'geojson-trails',
          rows: 10,
          accepted: 4,
          rejected: 5,
          blank: 1,
        });
        for (const words of [
          'ends where it starts',
          'is (0, 0)',
          'there is no latitude',
          'The mode is none',
          'neither a line nor a point',
        ])
          expect(result.err).toContain(words);
        const legs = await facts('Leg', 'gj-lines');
        expect(legs.map(({ mode }) => mode).toSorted()).toEqual([
          'FOOT',
          ...Array.from({ length: 6 }, () => 'ROAD'),
          'SEA',
          'SEA',
        ]);
        expect(new Set(legs.map(({ kmBasis, kmFactor }) => `${kmBasis} ${kmFactor}`))).toEqual(
          new Set(['GREAT_CIRCLE_TIMES_FACTOR 1']),
        );
        expect((await facts('Trail', 'gj-lines')).map(({ code, name: title }) => [code, title])).toEqual([
          ['gj-lines:far-sea', 'Far sea'],
          ['gj-lines:northern-way', 'Northern way'],
        ]);
        const stops = await facts('Stop', 'gj-lines');
        expect(stops.find(({ name: title }) => title === 'Here')).toMatchObject({
          country: 'UGA',
          kind: 'TRANSIT_HUB',
        });
        expect(stops.filter(({ kind }) => kind === 'SEA_AREA').map(({ country }) => country)).toEqual([
          null,
          null,
        ]);
        // Along its three points; 78.6 km lie between its ends.
        const bent = legs.find(({ from }) => from === 'gj-lines:Here')!;
        expect(bent.km).toBeCloseTo(24.86 + 55.63, 0);
        const again = await loadText('gj-lines', 'l.geojson', lines);
        expect(again.summary).toMatchObject({
          accepted: 0,
          unchanged: 4,
          revision: result.summary!.revision,
        });
      });

      it('ends near a stop of the graph join it; --trail adds to a trail that there is', async () => {
        const sabha = [14.43, 27.04];
        const result = await loadText('gj-join', 'j.geojson', collection([line([sabha, [15.2, 28.0]])]), [
          '--trail',
          'central-mediterranean',
        ]);
        expect(codes(result)).toContain('END_JOINED');
        const file = collection([line([sabha, [15.2, 28.0]])]);
        const options = ['--trail', 'central-mediterranean', '--replace-source'];
        const replaced = await loadText('gj-join', 'j.geojson', file, options);
        expect(replaced.summary).toMatchObject({ unchanged: 1, revision: result.summary!.revision });
        expect((await facts('Leg', 'gj-join')).flatMap(({ from, to }) => [from, to])).toContain('sabha-lby');
        expect((await facts('TrailLeg', 'gj-join')).map(({ trail }) => trail)).toEqual([
          'central-mediterranean',
          'central-mediterranean',
        ]);
      });

      it('a crs of degrees is read; another, a wrapper, swapped ways and other lists are refused in words', async () => {
        const crs = (code: string) => ({ crs: { type: 'name', properties: { name: code } } });
        const one = [
          line(
            [
              [34.0, 2.0],
              [34.5, 2.5],
            ],
            { route: 'A' },
          ),
        ];
        expect(
          (await loadText('gj-crs', 'a.geojson', collection(one, crs('urn:ogc:def:crs:OGC:1.3:CRS84'))))
            .exitCode,
        ).toBe(0);
        const metres = await loadText(
          'gj-crs',
          'b.geojson',
          collection(one, crs('urn:ogc:def:crs:EPSG::3857')),
        );
        expect(metres).toMatchObject({ exitCode: 1, summary: null });
        expect(metres.err).toContain('has its coordinates in urn:ogc:def:crs:EPSG::3857');
        const epsg = { crs: { type: 'EPSG', properties: { code: 32636 } } };
        expect((await loadText('gj-crs', 'b.geojson', collection(one, epsg))).err).toContain('in 32636');
        const wrapped = await loadText('gj-crs', 'c.json', `{"status":"ok","result":${collection(one)}}`);
        expect(wrapped).toMatchObject({ exitCode: 1, summary: null });
        expect(wrapped.err).toContain('its FeatureCollection stands in "result"');
        const ways = [
          line(
            [
              [47, 2],
              [48, 1],
            ],
            { mode: 'land' },
          ),
          line(
            [
              [2, 47],
              [1, 48],
            ],
            { mode: 'land' },
          ),
        ];
        const swapped = await loadText('gj-crs', 'd.geojson', collection(ways));
        expect(swapped.summary).toMatchObject({ accepted: 1, rejected: 1 });
        expect(swapped.err).toContain('the way is by land, and its points lie at sea');
      });

      it('border crossings get both countries and all their names; a closed one has ended; staff are dropped', async () => {
        const crossings = collection(
          [
            point(23.81, 51.188, {
              Name_ENG: 'Yahodyn',
              Name_UKR: 'Ягодин',
              Country: 'Poland',
              Type: 'Road',
              Status: 'Operational',
              StatusAsOf: '2023-05-30',
              Director: 'Jane Doe',
            }),
            point(31.5, 51.9, {
              Name_ENG: 'North',
              Name_UKR: 'Північ',
              Country: 'Belarus',
              Type: 'Rail',
              Status: 'Closed',
              StatusAsOf: '2023-05-30',
            }),
            point(31.0, 49.0, {
              Name_ENG: 'Inland',
              Name_UKR: '',
              Country: '',
              Type: 'Road',
              Status: 'Operational',
              StatusAsOf: '2023-05-30',
            }),
            point(23.0, 50.0, {
              Name_ENG: 'Odd',
              Country: 'Poland',
              Type: 'Road',
              Status: 'Haunted',
              StatusAsOf: '2023-05-30',
            }),
            point(51.188, 23.81, {
              Name_ENG: 'Turned',
              Country: 'Poland',
              Type: 'Road',
              Status: 'Operational',
              StatusAsOf: '2023-05-30',
            }),
            point(23.0, 50.0, {
              Name_ENG: 'Lost',
              Country: 'Atlantis',
              Type: 'Road',
              Status: 'Operational',
              StatusAsOf: '2023-05-30',
            }),
          ],
          { name: 'UKR_Border_Crossings_2023' },
        );
        const result = await loadText('gj-points', 'p.geojson', crossings);
        expect(result.summary).toMatchObject({ format: 'geojson-trails', rows: 6, accepted: 2, rejected: 4 });
        for (const words of [
          'A border crossing needs two countries',
          'The status is neither',
          '"Atlantis" is not',
          'personal data',
        ])
          expect(result.err).toContain(words);
        expect(result.err).toContain('Latitude and longitude are swapped');
        const stops = await facts('Stop', 'gj-points');
        expect(
          stops.map(({ name: title, alternatives, kind, country, otherCountry, validUntil }) => [
            title,
            alternatives,
            kind,
            [country, otherCountry].map(String).toSorted().join(' '),
            validUntil,
          ]),
        ).toEqual([
          ['North', ['Північ'], 'BORDER_CROSSING', 'BLR UKR', '2023-05-29'],
          ['Yahodyn', ['Ягодин'], 'BORDER_CROSSING', 'POL UKR', null],
        ]);
        expect(await textOfStore(store.url, store.env)).not.toContain('Jane Doe');
      });
    });

    describe.skipIf(!hasRealData)(`real files of ${realDataFolder}`, () => {
      /** Written here again, not read from the mapping. */
      const TRAILS: Readonly<Record<string, string>> = {
        'Central Mediterranean Route': 'central-mediterranean',
        'Eastern Mediterranean Route': 'eastern-mediterranean',
        'Western Mediterranean Route': 'western-mediterranean',
        'Western Balkan Route': 'western-balkans',
        'Western African Route': 'western-africa-atlantic',
      };

      async function twice(source: string, number: string, options: readonly string[] = []) {
        const report = fileOf('report.csv', '');
        const first = await load(source, [realFile(number)], [...options, '--report', report]);
        const { rows, accepted, unchanged, rejected, blank, duplicate } = first.summary!;
        expect(accepted + unchanged + rejected + blank + duplicate).toBe(rows);
        expect(unchanged).toBe(0);
        const second = await load(source, [realFile(number)], options);
        expect(second.summary).toMatchObject({
          rows,
          accepted: 0,
          unchanged: accepted,
          rejected,
          duplicate,
          revision: first.summary!.revision,
        });
        expectAsDocumented([number], first.summary!, second.summary!);
        const refused =
          rejected === 0 ? [] : publishedRows(report).map(({ cells }) => Number(cells['rejected_line']));
        return { ...first, refused: new Set(refused) };
      }

      it('incidents: the graph holds every dead and missing of every row that was not refused', async () => {
        const { summary, refused } = await twice('real-mm', '06');
        expect(summary).toMatchObject({ format: 'missing-migrants', rows: 238, rejected: 3 });
        const rows = publishedRows(realFile('06'));
        const people = ({ cells }: (typeof rows)[number]) =>
          Number(cells['Number Dead']) + Number(cells['Minimum Estimated Number of Missing']);
        expect(rows.reduce((sum, row) => sum + people(row), 0)).toBe(1900);
        const published = sumBy(
          rows.filter(({ line: at }) => !refused.has(at)),
          ({ cells }) => cells['Year']!,
          people,
        );
        const inGraph = sumBy(
          await facts('IncidentTotal', 'real-mm'),
          ({ periodFrom }) => periodFrom.slice(0, 4),
          ({ deathsAndMissingPerYear }) => deathsAndMissingPerYear,
        );
        expect(inGraph).toEqual(published);
        const seeds = await facts('IncidentTotal', 'iom-missing-migrants');
        const byRoute = sumBy(rows, ({ cells }) => cells['Migration route']!, people);
        expect(
          Object.fromEntries(
            seeds.map(({ trail, deathsAndMissingPerYear }) => [trail, deathsAndMissingPerYear]),
          ),
        ).toEqual({
          'central-mediterranean': byRoute['Central Mediterranean'],
          'eastern-mediterranean': byRoute['Eastern Mediterranean'],
          'western-mediterranean': byRoute['Western Mediterranean'],
          'western-balkans': byRoute['Western Balkans'],
          'western-africa-atlantic': byRoute['Western Africa / Atlantic route to the Canary Islands'],
          'horn-to-gulf': byRoute['Eastern Route to/from EHOA'],
          'bay-of-bengal-andaman-sea': byRoute['Bay of Bengal/Andaman Sea'],
        });
        expect(inGraph['2026']).toBe(1889);
        expect(new Set((await facts('IncidentTotal', 'real-mm')).map(({ periodTo }) => periodTo))).toEqual(
          new Set(['2026-05-03']),
        );
      });

      it('detections: every route that is a trail of ours, year by year', async () => {
        const { summary } = await twice('real-frontex', '07', ['--definition', 'DETECTIONS']);
        expect(summary).toMatchObject({ format: 'flow-by-route', rows: 34_273 });
        const rows = publishedRows(realFile('07'));
        const ours = rows.filter(({ cells }) => TRAILS[cells['route']!] !== undefined);
        expect(summary).toMatchObject({ accepted: ours.length, rejected: rows.length - ours.length });
        const published = sumBy(
          ours,
          ({ cells }) => `${TRAILS[cells['route']!]} ${cells['t']!.slice(0, 4)}`,
          ({ cells }) => Number(cells['n']),
        );
        const held = await facts('Flow', 'real-frontex');
        expect(
          sumBy(
            held,
            ({ trail, periodFrom }) => `${trail} ${periodFrom.slice(0, 4)}`,
            ({ peoplePerYear }) => peoplePerYear,
          ),
        ).toEqual(published);
        expect(held.every(({ definition }) => definition === 'DETECTIONS')).toBe(true);
        const figure = ({ trail, definition, periodFrom, periodTo, peoplePerYear }: (typeof held)[number]) =>
          [trail, definition, periodFrom, periodTo, peoplePerYear].join(' ');
        const seeds = await facts('Flow', 'frontex-detections');
        expect(seeds.map(figure).toSorted()).toEqual(held.map(figure).toSorted());
        expect(
          held.filter(({ periodFrom }) => periodFrom === '2025-01-01').map(({ periodTo }) => periodTo),
        ).toEqual(Array.from({ length: 5 }, () => '2025-04-30'));
      });

      it('daily arrivals: the one stage that is a leg of ours', async () => {
        const { summary } = await twice('real-balkan', '08');
        expect(summary).toMatchObject({ format: 'flow-by-route', rows: 102, accepted: 102 });
        const rows = publishedRows(realFile('08'));
        const published = sumBy(
          rows,
          ({ cells }) => cells['#date']!.slice(0, 4),
          ({ cells }) => Number(cells['#affected+arrivefyrom']!.replace('N/A', '')),
        );
        const held = await facts('Flow', 'real-balkan');
        expect(
          sumBy(
            held,
            ({ periodFrom }) => periodFrom.slice(0, 4),
            ({ peoplePerYear }) => peoplePerYear,
          ),
        ).toEqual(published);
        expect(
          held.map(({ leg, definition, periodFrom, periodTo }) => [leg, definition, periodFrom, periodTo]),
        ).toEqual([
          ['evzoni-grc--gevgelija-mkd', 'ARRIVALS', '2015-10-01', '2015-12-31'],
          ['evzoni-grc--gevgelija-mkd', 'ARRIVALS', '2016-01-01', '2016-01-10'],
        ]);
      });

      it('border crossings and lines', async () => {
        expect((await twice('real-crossings', '22')).summary).toMatchObject({
          format: 'geojson-trails',
          rows: 128,
          accepted: 128,
        });
        const stops = await facts('Stop', 'real-crossings');
        expect(stops.filter(({ validUntil }) => validUntil === null)).toHaveLength(46);
        expect(stops.every(({ country, otherCountry }) => country === 'UKR' || otherCountry === 'UKR')).toBe(
          true,
        );
        expect((await twice('real-lines', '23')).summary).toMatchObject({
          format: 'geojson-trails',
          rows: 30,
          accepted: 30,
        });
        const legs = await facts('Leg', 'real-lines');
        const bySea = readFileSync(realFile('23'), 'utf8').match(/"landorsea": "sea"/gu)!.length;
        expect([legs.length, legs.filter(({ mode }) => mode === 'SEA').length]).toEqual([60, 2 * bySea]);
      });
    });
  });
}
