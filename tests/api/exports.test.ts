import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf/node/index.js';
import { parse as parseGraphml } from 'graphology-graphml/node/index.js';
import { getIssues } from '@placemarkio/check-geojson';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFor } from '../../api/context.ts';
import { EXPORT_VIEWS } from '../../api/export/export-views.ts';
import { openExport } from '../../api/export/open-export.ts';
import { networkHolder } from '../../api/network-holder.ts';
import { LOCAL_USER } from '../../graph/access/principal.ts';
import { MOVEMENT_VIEWER } from '../../graph/model/viewer.ts';
import { makeExportCommand } from '../../loaders/commands/export.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { runCli } from '../support/run-cli.ts';
import { openStore } from '../../graph/open-store.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { withApi } from './support/with-api.ts';
import { fact, world } from './support/world.ts';

const { api } = withApi();
const QUESTION = 'serviceTypes=PRIMARY_HEALTH,RFL,SGBV_RESPONSE&asOf=2026-11-01';
const ARGUMENTS = 'serviceTypes: ["PRIMARY_HEALTH", "RFL", "SGBV_RESPONSE"], asOf: "2026-11-01"';
const ON_TRAIL = `trail=central-test&${QUESTION}`;
const WAY = `from=Agadez&to=Lampedusa&${QUESTION}`;
/** A question to each view. */
const ASKED: Readonly<Record<string, string>> = {
  gaps: ON_TRAIL,
  questions: ON_TRAIL,
  coverage: ON_TRAIL,
  continuity: WAY,
  handovers: WAY,
  services: '',
  branches: '',
  trails: 'asOf=2026-11-01',
  network: 'asOf=2026-11-01',
  sources: '',
};
const FILES = EXPORT_VIEWS.flatMap(({ name, extensions }) =>
  extensions.map((extension) => [name, extension] as const),
);

const get = (file: string) => api().get(`/export/${file}`);
async function text(file: string): Promise<string> {
  const { status, text: body } = await get(file);
  expect(status, body).toBe(200);
  return body;
}
type Record_ = Record<string, string>;
async function csvRows(file: string): Promise<Record_[]> {
  return parse(await text(file), { bom: true, columns: true });
}
async function json(
  file: string,
): Promise<{ rows: Record<string, unknown>[]; sources: { code: string }[] } & Record<string, unknown>> {
  return JSON.parse(await text(file));
}
async function graphql<T>(query: string): Promise<T> {
  const { body } = await api().ask(query);
  expect(body.errors).toBeUndefined();
  return body.data as T;
}

describe('every file', () => {
  it.each(FILES)('%s.%s says what it is', async (view, extension) => {
    const { status, headers } = await get(`${view}.${extension}?${ASKED[view]}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-disposition': expect.stringMatching(
        new RegExp(
          `^attachment; filename="trailcare-${view}-2026-11-0[12]-r1\\.${extension.replace('.', '\\.')}"$`,
        ),
      ),
      'trailcare-revision': '1',
      'trailcare-as-of': expect.stringMatching(/^2026-11-0[12]$/),
      'trailcare-purpose': expect.stringContaining('Not for migration control'),
      'cache-control': 'no-store',
    });
  });

  it.each(FILES)('%s.%s is the same bytes when asked again', async (view, extension) => {
    const file = `${view}.${extension}?${ASKED[view]}`;
    expect(await text(file)).toBe(await text(file));
  });

  it('is listed, with its parameters', async () => {
    const { exports } = JSON.parse((await api().get('/export')).text);
    expect(exports.map(({ view }: { view: string }) => view)).toEqual(EXPORT_VIEWS.map(({ name }) => name));
    expect(exports[0].files[0]).toBe('/export/gaps.csv');
    expect(exports[0].parameters).toContainEqual({
      name: 'asOf',
      form: 'YYYY-MM-DD',
      about: expect.any(String),
    });
  });
});

describe('a view says what GraphQL says', () => {
  const cell = 'stop { code } serviceType { code } group status reason';
  const ofCell = ({ stop, serviceType, group, status, reason }: any) => [
    stop.code,
    serviceType.code,
    group,
    status,
    reason,
  ];
  const asCell = ({ stop, serviceType, group, status, reason }: Record<string, unknown>) => [
    stop,
    serviceType,
    group,
    status,
    reason,
  ];

  it('gaps, in their order, with their numbers', async () => {
    const NUMBERS = [
      'peoplePerYear',
      'peopleBasis',
      'peoplePresent',
      'isolationKm',
      'isolationAnyKm',
      'isolationAtLeastKm',
      'unreachable',
      'personKmToCare',
      'deathsAndMissingPerYear',
      'since',
    ];
    const { trail } = await graphql<any>(
      `{ trail(code: "central-test") { coverage(${ARGUMENTS}) { gaps(first: 1000) { nodes { ${cell} ${NUMBERS.join(' ')} nearest { service { code } stop { code } } } } } } }`,
    );
    const { rows } = await json(`gaps.json?${ON_TRAIL}`);
    expect(rows.length).toBeGreaterThan(2);
    expect(
      rows.map((row) => [
        ...asCell(row),
        ...NUMBERS.map((name) => row[name]),
        row['nearestService'],
        row['nearestStop'],
      ]),
    ).toEqual(
      trail.coverage.gaps.nodes.map((gap: any) => [
        ...ofCell(gap),
        ...NUMBERS.map((name) => gap[name]),
        gap.nearest?.service.code ?? null,
        gap.nearest?.stop.code ?? null,
      ]),
    );
  });

  it('gaps in another order', async () => {
    const { trail } = await graphql<any>(
      `{ trail(code: "central-test") { coverage(${ARGUMENTS}) { gaps(first: 1000, orderBy: ISOLATION_DESC) { nodes { ${cell} } } } } }`,
    );
    const { rows } = await json(`gaps.json?${ON_TRAIL}&orderBy=ISOLATION_DESC`);
    expect(rows.map(asCell)).toEqual(trail.coverage.gaps.nodes.map(ofCell));
  });

  it('the coverage matrix and questions, for several groups', async () => {
    const { coverage } = await graphql<any>(
      `{ coverage(countries: ["LBY", "NER"], groups: [CHILDREN, EVERYONE], ${ARGUMENTS}) {
        matrix { stop { code } cells { serviceType { code } group status reason eligibility redundancy services { code } } }
        questions(first: 1000) { nodes { ${cell} peoplePerYear askWhom { code } } } } }`,
    );
    const asked = `countries=LBY,NER&groups=CHILDREN,EVERYONE&${QUESTION}`;
    const { rows } = await json(`coverage.json?${asked}`);
    expect(
      rows.map((row) => [...asCell(row), row['eligibility'], row['redundancy'], row['services']]),
    ).toEqual(
      coverage.matrix.flatMap(({ stop, cells }: any) =>
        cells.map((one: any) => [
          ...ofCell({ stop, ...one }),
          one.eligibility,
          one.redundancy,
          one.services.map(({ code }: any) => code),
        ]),
      ),
    );
    const questions = await json(`questions.json?${asked}`);
    expect(questions.rows.length).toBeGreaterThan(2);
    expect(questions.rows.map((row) => [...asCell(row), row['peoplePerYear'], row['askWhom']])).toEqual(
      coverage.questions.nodes.map((one: any) => [
        ...ofCell(one),
        one.peoplePerYear,
        one.askWhom.map(({ code }: any) => code),
      ]),
    );
  });

  it.each([
    ['services', 'country=ETH&groups=EVERYONE', 'country: "ETH", groups: [EVERYONE]'],
    ['services', 'serviceTypes=RFL&serviceTypes=SGBV_RESPONSE', 'serviceTypes: ["RFL", "SGBV_RESPONSE"]'],
    ['services', 'stop=Sebha', 'stop: "Sebha"'],
    ['services', 'provider=p-ngo&status=ACTIVE', 'provider: "p-ngo", status: ACTIVE'],
    ['services', 'remote=true', 'remote: true'],
    ['services', 'validOn=2026-11-01&branch=b-001', 'validOn: "2026-11-01", branch: "b-001"'],
    ['services', 'near=9.01,38.7,1.5', 'near: { lat: 9.01, lon: 38.7, km: 1.5 }'],
    ['branches', 'country=ETH&kind=BRANCH', 'country: "ETH", kind: BRANCH'],
    ['branches', 'offers=RFL&nationalSociety=ns-eth', 'offers: ["RFL"], nationalSociety: "ns-eth"'],
    ['branches', 'text=branch+1', 'text: "branch 1"'],
    ['branches', 'near=9,38.7,2', 'near: { lat: 9, lon: 38.7, km: 2 }'],
  ])('%s of %s', async (view, parameters, filter) => {
    const answer = await graphql<any>(
      `{ ${view}(first: 1000, filter: { ${filter} }) { nodes { code visibility sources { code } } } }`,
    );
    const { rows } = await json(`${view}.json?${parameters}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ code, visibility, sources }) => [code, visibility, (sources as string[])[0]])).toEqual(
      answer[view].nodes.map(({ code, visibility, sources }: any) => [code, visibility, sources[0].code]),
    );
  });

  it('stops and legs of trails', async () => {
    const { trail } = await graphql<any>(`
      {
        trail(code: "central-test") {
          stops(asOf: "2026-11-01") {
            code
            roles
            location {
              lat
              lon
            }
            otherCountry {
              code
            }
          }
          legs(asOf: "2026-11-01") {
            code
            km
            hours
            crossesBorder
            from {
              code
            }
            to {
              code
            }
          }
        }
      }
    `);
    const { rows } = await json('trails.json?asOf=2026-11-01');
    const part = (name: string) => rows.filter((row) => row['part'] === name);
    expect(
      part('STOP').map(({ code, roles, lat, lon, otherCountry }) => ({
        code,
        roles,
        location: { lat, lon },
        otherCountry: otherCountry && { code: otherCountry },
      })),
    ).toEqual(trail.stops);
    expect(
      part('LEG').map(({ code, km, hours, crossesBorder, from, to }) => ({
        code,
        km,
        hours,
        crossesBorder,
        from: { code: from },
        to: { code: to },
      })),
    ).toEqual(trail.legs);
  });

  it('handovers and stretches of journeys', async () => {
    const { continuity } = await graphql<any>(
      `{ continuity(from: "Agadez", to: "Lampedusa", ${ARGUMENTS}) { journeys { care { serviceType { code } group
        handovers { fromCountry { code } toCountry { code } lastStop { code } firstStop { code } status lacking } stretches { status fromKm toKm from { code } to { code } } } } } }`,
    );
    const care = continuity.journeys.flatMap((journey: any) => journey.care);
    const handovers = await json(`handovers.json?${WAY}`);
    expect(
      handovers.rows.map((row) => [
        row['serviceType'],
        row['group'],
        row['fromCountry'],
        row['toCountry'],
        row['lastStop'],
        row['firstStop'],
        row['status'],
        row['lacking'],
      ]),
    ).toEqual(
      care.flatMap((one: any) =>
        one.handovers.map((border: any) => [
          one.serviceType.code,
          one.group,
          border.fromCountry.code,
          border.toCountry.code,
          border.lastStop?.code ?? null,
          border.firstStop?.code ?? null,
          border.status,
          border.lacking,
        ]),
      ),
    );
    expect(handovers.rows.length).toBeGreaterThan(2);
    const stretches = await json(`continuity.json?${WAY}`);
    expect(
      stretches.rows.map((row) => [
        row['serviceType'],
        row['status'],
        row['fromKm'],
        row['toKm'],
        row['from'],
        row['to'],
      ]),
    ).toEqual(
      care.flatMap((one: any) =>
        (one.stretches ?? []).map((stretch: any) => [
          one.serviceType.code,
          stretch.status,
          stretch.fromKm,
          stretch.toKm,
          stretch.from.code,
          stretch.to.code,
        ]),
      ),
    );
  });

  it('sources', async () => {
    const answer = await graphql<any>('{ sources { nodes { code publisher licence illustrative } } }');
    const { rows } = await json('sources.json');
    expect(
      rows.map(({ code, publisher, licence, illustrative }) => ({ code, publisher, licence, illustrative })),
    ).toEqual(answer.sources.nodes);
  });
});

describe('formats hold the same rows', () => {
  const TABLES = EXPORT_VIEWS.filter(({ columns }) => columns.length > 0).map(
    ({ name, columns }) => [name, columns] as const,
  );
  const asText = (cell: unknown) =>
    cell === null ? '' : Array.isArray(cell) ? cell.join('|') : String(cell);

  it.each(TABLES)('%s', async (view, columns) => {
    const { rows } = await json(`${view}.json?${ASKED[view]}`);
    const names = columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const row of rows) expect(Object.keys(row)).toEqual(names);
    const texts = rows.map((row) => names.map((name) => asText(row[name])));

    const csv: string[][] = parse(await text(`${view}.csv?${ASKED[view]}`), { bom: true });
    expect(csv).toEqual([names, ...texts]);
    const hxl: string[][] = parse(await text(`${view}.hxl.csv?${ASKED[view]}`));
    expect(hxl).toEqual([names, columns.map(({ tag }) => tag), ...texts]);

    const file = path.join(temporaryFolder(), `${view}.xlsx`);
    await exportToFile(file, view);
    const [header, ...sheet] = await readSheet(file);
    expect(header).toEqual(names);
    expect(
      sheet.map((cells) =>
        cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : asText(cell))),
      ),
    ).toEqual(texts);
    const about = await readSheet(file, 'About');
    expect(about).toContainEqual(['Purpose', expect.stringContaining('Not for migration control')]);
    expect(about).toContainEqual(['Revision', 1]);
    const { columns: places } = EXPORT_VIEWS.find(({ name }) => name === view)!;
    expect(about.slice(-places.length)).toEqual(
      places.map(({ name, about: told }) => [`Column ${name}`, told]),
    );
    const used = view === 'sources' ? [] : (await readSheet(file, 'Sources')).slice(1).map(([code]) => code);
    expect(used).toEqual(
      view === 'sources' ? [] : (await json(`${view}.json?${ASKED[view]}`)).sources.map(({ code }) => code),
    );
  });

  async function exportToFile(file: string, view: string) {
    const found = await api().bytes(`/export/${view}.xlsx?${ASKED[view]}`);
    writeFileSync(file, found);
  }

  it('rows name sources that the file lists', async () => {
    for (const view of [
      'gaps',
      'coverage',
      'questions',
      'services',
      'branches',
      'trails',
      'handovers',
      'continuity',
    ]) {
      const { rows, sources } = await json(`${view}.json?${ASKED[view]}`);
      const listed = new Set(sources.map(({ code }) => code));
      const named = new Set(rows.flatMap((row) => row['sources'] as string[]));
      expect(
        [...named].filter((code) => !listed.has(code)),
        view,
      ).toEqual([]);
      expect(named.size, view).toBeGreaterThan(0);
    }
  });
});

describe('HXL', () => {
  const tagged = EXPORT_VIEWS.filter(({ columns }) => columns.length > 0);
  it.each(tagged.map(({ name, columns }) => [name, columns] as const))(
    '%s has hashtags that mean one thing each',
    (_, columns) => {
      const tags = columns.map(({ tag }) => tag);
      // The grammar of HXL 1.1.
      for (const tag of tags) expect(tag).toMatch(/^#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)*$/);
      const meanings = tags.map((tag) => tag.split('+').toSorted().join('+'));
      expect(new Set(meanings).size).toBe(meanings.length);
      // libhxl's schema: these hold numbers or days and nothing else.
      for (const { tag, shape } of columns) {
        if (/^#(?:population|affected|inneed|targeted|reached|value)/.test(tag) || /\+num\b/.test(tag))
          expect(shape).toBe('number');
        if (tag.startsWith('#date')) expect(shape).toBe('day');
        if (shape === 'day') expect(tag).toMatch(/^#date|^#meta/);
      }
    },
  );
});

describe('GeoJSON', () => {
  const PLACED = EXPORT_VIEWS.filter(({ extensions }) => extensions.includes('geojson')).map(
    ({ name }) => name,
  );
  it('is there for views of places', () =>
    expect(PLACED).toEqual(['gaps', 'questions', 'coverage', 'handovers', 'services', 'branches', 'trails']));

  it.each(PLACED)('%s is RFC 7946', async (view) => {
    const found = await text(`${view}.geojson?${ASKED[view]}`);
    expect(getIssues(found)).toEqual([]);
    const collection = JSON.parse(found);
    expect(collection).not.toHaveProperty('crs');
    const { rows } = await json(`${view}.json?${ASKED[view]}`);
    expect(collection.features.map(({ properties }: any) => properties)).toEqual(rows);
    const [west, south, east, north] = collection.bbox;
    for (const { geometry, properties } of collection.features) {
      if (geometry?.type === 'Point') {
        const [lon, lat] = geometry.coordinates;
        expect([lon, lat]).toEqual([properties.lon, properties.lat]);
        expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true);
      }
    }
    expect(collection.trailcare).toMatchObject({
      view,
      revision: 1,
      purpose: expect.any(String),
      illustrative: !['branches', 'trails'].includes(view),
    });
    expect(collection.sources.length).toBeGreaterThan(0);
  });

  it('a service at a stop is at the stop; one without a place has no geometry', async () => {
    const { features } = JSON.parse(await text('services.geojson'));
    const of = (code: string) => features.find(({ properties }: any) => properties.code === code).geometry;
    expect(of('health-agadez')).toEqual({ type: 'Point', coordinates: [7.99, 16.97] });
    expect(of('rfl-sabha-district')).toBeNull();
  });

  it('a leg is a line from stop to stop', async () => {
    const { features } = JSON.parse(await text('trails.geojson'));
    const leg = features.find(({ properties }: any) => properties.code === 'agadez--dirkou');
    expect(leg.geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [7.99, 16.97],
        [12.9, 19.01],
      ],
    });
  });
});

describe('the network', () => {
  const STOPS = [
    'agadez',
    'dirkou',
    'lampedusa',
    'off-libya',
    'sabha',
    'san-jose-1',
    'san-jose-2',
    'toummo',
    'tripoli',
  ];
  it.each(['gexf', 'graphml'] as const)('as %s is read back by graphology', async (extension) => {
    const found = await text(`network.${extension}?asOf=2026-11-01`);
    const parsed =
      extension === 'gexf'
        ? parseGexf(MultiDirectedGraph as never, found)
        : parseGraphml(MultiDirectedGraph as never, found);
    expect(parsed.nodes().toSorted()).toEqual(STOPS);
    expect(parsed.size).toBe(6);
    expect(parsed.getNodeAttributes('sabha')).toMatchObject({
      label: 'Sabha',
      kind: 'CITY',
      country: 'LBY',
      lat: 27.04,
      lon: 14.43,
      activeServices: 2,
    });
    const [edge] = parsed.edges('agadez', 'dirkou');
    expect(parsed.getEdgeAttributes(edge)).toMatchObject({
      mode: 'ROAD',
      km: 600,
      hours: 12,
      crossesBorder: false,
      peoplePerYear: 10000,
    });
    // Nobody published one: not 0.
    expect(parsed.getEdgeAttributes(parsed.edges('toummo', 'sabha')[0])).not.toHaveProperty('peoplePerYear');
    expect(found).toContain('Not for migration control');
  });

  it('of one trail leaves out what is not on it', async () => {
    const parsed = parseGraphml(
      MultiDirectedGraph as never,
      await text('network.graphml?trail=central-test'),
    );
    expect(parsed.nodes().toSorted()).toEqual(STOPS.filter((code) => !code.startsWith('san-jose')));
  });
});

describe('made-up facts', () => {
  it.each([
    ['services.csv', true],
    ['services.csv?country=LBY', true],
    ['services.csv?country=NER', false],
    ['branches.csv', false],
    ['trails.csv', false],
    ['sources.csv', false],
    [`coverage.csv?country=ITA&${QUESTION}`, false],
    [`gaps.csv?country=LBY&${QUESTION}`, true],
    [`coverage.csv?country=LBY&${QUESTION}`, true],
  ])('%s is marked: %s', async (file, marked) => {
    const { status, headers } = await get(file);
    expect(status).toBe(200);
    expect(headers['trailcare-illustrative']).toBe(marked ? 'true' : undefined);
    const rows = await csvRows(file);
    const inRows = rows.some(({ illustrative }) => illustrative === 'true');
    if (!file.startsWith('sources')) expect(inRows && !marked).toBe(false);
  });

  it('a row that rests on one says so', async () => {
    const rows = await csvRows('services.csv');
    expect(rows.filter(({ illustrative }) => illustrative === 'true').map(({ code }) => code)).toEqual([
      'health-tripoli',
    ]);
    const cells = await csvRows(`coverage.csv?trail=central-test&${QUESTION}`);
    const tripoli = cells.find(
      ({ stop, serviceType }) => stop === 'tripoli' && serviceType === 'PRIMARY_HEALTH',
    )!;
    expect(tripoli).toMatchObject({
      status: 'SERVED',
      illustrative: 'true',
      sources: 'illustrative|test-publisher',
    });
  });
});

describe('what is wrong with what was asked', () => {
  it.each([
    ['nowhere.csv', 404, 'NOT_FOUND', 'There is no export "nowhere". Exports: gaps, '],
    [
      'gaps.pdf',
      404,
      'NOT_FOUND',
      'There is no "gaps.pdf". Files: gaps.csv, gaps.hxl.csv, gaps.geojson, gaps.json, gaps.xlsx.',
    ],
    ['sources.geojson', 404, 'NOT_FOUND', 'There is no "sources.geojson". Files: sources.csv, '],
    ['gaps', 404, 'NOT_FOUND', 'Say which file of gaps you want. Files: gaps.csv, '],
    ['gaps.csv', 400, 'BAD_INPUT', 'The scope has nothing; give exactly one of'],
    ['gaps.csv?all=true&trail=central-test', 400, 'BAD_INPUT', 'The scope has trails and all'],
    [
      'gaps.csv?trail=central-tset',
      400,
      'BAD_INPUT',
      'trails: there is no trail with code "central-tset". Nearest: central-test.',
    ],
    [
      'gaps.csv?all=true&serviceTypes=HEALTH',
      400,
      'BAD_INPUT',
      'serviceTypes: there is no service type with code "HEALTH".',
    ],
    ['gaps.csv?all=true&groups=KIDS', 400, 'BAD_INPUT', 'groups: "KIDS" is not one of EVERYONE, CHILDREN,'],
    [
      'gaps.csv?all=true&asOf=2026-02-31',
      400,
      'BAD_INPUT',
      'asOf: "2026-02-31" is not a day of the calendar: it has no such day: the month has 28 days.',
    ],
    ['gaps.csv?all=yes', 400, 'BAD_INPUT', 'all: "yes" is not true or false.'],
    [
      'gaps.csv?all=true&orderBy=SIZE',
      400,
      'BAD_INPUT',
      'orderBy: "SIZE" is not one of PERSON_KM_TO_CARE_DESC,',
    ],
    [
      'gaps.csv?all=true&type=RFL',
      400,
      'BAD_INPUT',
      'There is no parameter "type" of this export. Accepted: trails, ',
    ],
    [
      'sources.csv?trail=central-test',
      400,
      'BAD_INPUT',
      'There is no parameter "trail" of this export. Accepted: it takes none.',
    ],
    [
      'services.csv?country=ETX',
      400,
      'BAD_INPUT',
      'country: there is no country with code "ETX". Nearest: ETH',
    ],
    ['services.csv?country=ETH&country=SDN', 400, 'BAD_INPUT', 'country is given 2 times. Give it once.'],
    [
      'services.csv?serviceTypes=',
      400,
      'BAD_INPUT',
      'serviceTypes: "" is not one value, or several with commas between.',
    ],
    ['services.csv?near=9,38', 400, 'BAD_INPUT', 'near: "9,38" is not three numbers LAT,LON,KM'],
    ['services.csv?near=99,38,1', 400, 'BAD_INPUT', 'near.lat: 99 is not a number from -90 to 90.'],
    ['handovers.csv?from=Agadez', 400, 'BAD_INPUT', 'to is missing: journeys end somewhere.'],
    [
      'handovers.csv?from=Agadez&to=Lampedusa&first=0',
      400,
      'BAD_INPUT',
      'first: "0" is not a whole number from 1 to 20.',
    ],
    ['handovers.csv?from=Lampedusa&to=Agadez', 404, 'NOT_FOUND', 'No leg leaves Lampedusa.'],
    [
      'continuity.csv?from=Nowhere&to=Agadez',
      404,
      'NOT_FOUND',
      'from: there is no stop with code or name "Nowhere".',
    ],
  ])('%s: %s %s %s', async (file, status, code, message) => {
    const answer = await get(file);
    const { errors } = JSON.parse(answer.text);
    expect([answer.status, errors[0].extensions.code, errors[0].message]).toEqual([
      status,
      code,
      expect.stringContaining(message),
    ]);
    expect(answer.headers['content-disposition']).toBeUndefined();
  });

  it('wrong credentials are told as such', async () => {
    const { status } = await api().get('/export/sources.csv', { authorization: 'Bearer nonsense' });
    expect(status).toBe(401);
  });
});

describe('texts that a spreadsheet would run', () => {
  const EVIL = [
    '=1+1',
    '+1-1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    '-5.3',
    'a=b',
    "it's | ok",
    'say "hi"\nthere',
  ];
  const facts = world();
  const evil = withApi({
    facts: {
      ...facts,
      Branch: EVIL.map((name, n) =>
        fact('Branch', `evil-${n}`, {
          name,
          kind: 'OTHER',
          nationalSociety: 'ns-eth',
          country: 'ETH',
          lat: -5.3,
          lon: -0.5,
          alternatives: [name],
        }),
      ),
    },
  });
  it('do nothing in CSV, numbers stay numbers, and JSON has them as they are', async () => {
    const rows: Record_[] = parse((await evil.api().get('/export/branches.csv')).text, {
      bom: true,
      columns: true,
    });
    expect(rows.map(({ name }) => name)).toEqual([
      "'=1+1",
      "'+1-1",
      "'-1+1",
      "'@SUM(A1)",
      "'\t=1",
      "'＝1+1",
      '-5.3',
      'a=b',
      "it's | ok",
      'say "hi"\nthere',
    ]);
    expect(rows.map(({ alternatives }) => alternatives).slice(7, 9)).toEqual(['a=b', "it's / ok"]);
    expect(rows.map(({ lat, lon }) => [lat, lon])).toEqual(EVIL.map(() => ['-5.3', '-0.5']));
    const { rows: exact } = JSON.parse((await evil.api().get('/export/branches.json')).text);
    expect(exact.map(({ name }: any) => name)).toEqual(EVIL);
  });
});

describe('a long file', () => {
  let opened: OpenedStore;
  let long: Api;
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world({ branchCount: 2_500 }));
    long = await apiOn(opened.store);
  });
  afterAll(async () => {
    await long?.close();
    await opened?.close();
  });

  it('has every service once, in the order of codes', async () => {
    const rows: Record_[] = parse((await long.get('/export/services.csv')).text, {
      bom: true,
      columns: true,
    });
    const codes = rows.map(({ code }) => code!);
    expect(codes.length).toBeGreaterThan(5_000);
    expect(codes).toEqual([...new Set(codes)].toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('is of one revision, whatever is loaded while it is written', async () => {
    const before = (await long.get('/export/branches.csv')).text;
    const networks = networkHolder(opened.store, { pollMs: 0, report: () => {} });
    const services = { store: opened.store, networks, now: () => new Date('2026-11-02') };
    const context = contextFor(services, { principal: LOCAL_USER, viewer: MOVEMENT_VIEWER });
    const { chunks, revision } = await openExport(context, 'branches.csv', []);
    const iterator = chunks[Symbol.asyncIterator]();
    const header = await iterator.next();
    const firstPage = await iterator.next();
    let during = `${header.value}${firstPage.value}`;
    const renamed = world({ branchCount: 2_500 }).Branch!.map((branch) => ({ ...branch, name: 'Renamed' }));
    await loadFacts(opened.store, { Branch: renamed });
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      during += String(next.value);
    }
    expect(revision).toBe(1);
    expect(firstPage.value.length).toBeLessThan(before.length * 0.9);
    expect(during).toBe(before);
    networks.close();

    await long.refresh();
    const after = await long.get('/export/branches.csv');
    expect(after.headers['trailcare-revision']).toBe('2');
    expect(after.text).toContain('Renamed');
  });
});

describe('the command line', () => {
  const url = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  beforeAll(async () => {
    const store = await openStore(url, {});
    await store.migrate();
    await loadFacts(store, world());
    await store.close();
  });

  it.each([
    [
      'gaps.csv',
      [
        '--trail',
        'central-test',
        '--service-types',
        'PRIMARY_HEALTH,RFL,SGBV_RESPONSE',
        '--as-of',
        '2026-11-01',
      ],
      `gaps.csv?${ON_TRAIL}`,
    ],
    ['services.csv', ['--near', '9,38.7,100'], 'services.csv?near=9,38.7,100'],
    ['trails.geojson', ['--as-of', '2026-11-01'], 'trails.geojson?asOf=2026-11-01'],
    [
      'handovers.hxl.csv',
      ['--from', 'Agadez', '--to', 'Lampedusa', '--as-of', '2026-11-01'],
      'handovers.hxl.csv?from=Agadez&to=Lampedusa&asOf=2026-11-01',
    ],
    ['network.gexf', ['--as-of', '2026-11-01'], 'network.gexf?asOf=2026-11-01'],
  ])('%s gives the bytes of the server', async (file, options, asked) => {
    const { exitCode, out } = await runCli(url, ['export', file, ...options]);
    expect(exitCode).toBe(0);
    expect(out).toBe(await text(asked));
  });

  it('writes files, and says when they rest on made-up facts', async () => {
    const file = path.join(temporaryFolder(), 'services.xlsx');
    const { exitCode, err } = await runCli(url, ['export', 'services.xlsx', '--output', file]);
    expect([exitCode, err]).toEqual([0, 'This file rests on facts that were made up for demonstration.\n']);
    expect((await readSheet(file)).length).toBeGreaterThan(10);
    const real = await runCli(url, ['export', 'trails.csv']);
    expect(real.err).toBe('');
  });

  it.each([
    [['export'], 'Give one export, such as gaps.csv.'],
    [['export', 'gaps.xlsx', '--all', 'true'], 'A workbook is no text: give --output FILE for gaps.xlsx.'],
    [['export', 'gaps.doc'], 'There is no "gaps.doc". Files: '],
    [['export', 'services.csv', '--all', 'true'], 'There is no parameter "all" of this export.'],
    [
      ['export', 'sources.csv', '--output', '/nowhere/at/all.csv'],
      '/nowhere/at/all.csv cannot be written: ENOENT',
    ],
  ])('%j fails with words', async (args, words) => {
    const { exitCode, out, err } = await runCli(url, args);
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain(words);
  });

  it('has an option for every parameter of every view', () => {
    const { options, help } = makeExportCommand(() => Promise.reject(new Error('Not asked.')));
    const parameters = EXPORT_VIEWS.flatMap(({ parameters: known }) =>
      Object.entries(known).flatMap(([name, { also }]) => [name, ...(also === undefined ? [] : [also])]),
    );
    const wanted = new Set(
      parameters.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
    );
    expect(Object.keys(options).toSorted()).toEqual([...wanted, 'output'].toSorted());
    for (const { name } of EXPORT_VIEWS) expect(help).toContain(name);
  });
});
