import { copyFileSync, globSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyFact, KindName } from '../../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import { openStore } from '../../../graph/open-store.ts';
import type { Manifest } from '../../../loaders/pull/manifest.ts';
import { pullSources } from '../../../loaders/pull/sources/index.ts';
import { temporaryFolder } from '../../support/load-toy.ts';
import { makeXlsx } from '../../support/make-xlsx.ts';
import { runCli } from '../../support/run-cli.ts';
import { fakeClock, runPull } from '../../support/run-pull.ts';
import { UNHCR_POPULATION } from '../../support/source-fixtures.ts';
import { type SourceServer, faults, openSourceServer } from '../../support/source-server.ts';

/** Not a secret: application and e-mail of nobody. */
const IDENTIFIER = 'dGVzdDp0ZXN0QGV4YW1wbGUub3Jn';

const seeded = path.join(temporaryFolder(), 'seeded.db');
let server: SourceServer;
let root: string;
let file: string;

beforeAll(async () => {
  expect(await runCli(`sqlite:${seeded}`, ['load', '--seeds'])).toMatchObject({ exitCode: 0 });
}, 120_000);

beforeEach(async () => {
  server = await openSourceServer();
  root = path.join(temporaryFolder(), 'pulled');
  file = path.join(temporaryFolder(), 'graph.db');
  copyFileSync(seeded, file);
});

afterEach(() => server.close());

const pull = (args: readonly string[], run: Parameters<typeof runPull>[2] = {}) =>
  runPull(`sqlite:${file}`, args, {
    ...run,
    env: {
      TRAILCARE_IFRC_GO_URL: server.url,
      TRAILCARE_UNHCR_URL: server.url,
      TRAILCARE_HAPI_URL: server.url,
      TRAILCARE_HAPI_APP_IDENTIFIER: IDENTIFIER,
      TRAILCARE_PULLED: root,
      ...run.env,
    },
  });

/** Facts of one source, as the graph shows them. */
async function factsOf(kind: KindName, source: string): Promise<AnyFact[]> {
  const store = await openStore(`sqlite:${file}`, {});
  try {
    const facts: AnyFact[] = [];
    const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    for await (const batch of store.scan(kind, at)) facts.push(...(batch as AnyFact[]));
    return facts.filter((fact) => fact.source === source);
  } finally {
    await store.close();
  }
}

const keptFiles = () => globSync('**/*', { cwd: root, withFileTypes: true }).filter((one) => one.isFile());
const keptText = () =>
  keptFiles()
    .map((one) => readFileSync(path.join(one.parentPath, one.name), 'utf8'))
    .join('\n');
const newest = (source: string): Manifest => {
  const name = readdirSync(path.join(root, source)).toSorted().at(-1)!;
  return JSON.parse(readFileSync(path.join(root, source, name, 'manifest.json'), 'utf8')) as Manifest;
};

describe('trailcare pull', () => {
  it.each([
    ['ifrc-go-countries', 2, { rows: 4, accepted: 3, rejected: 1 }],
    ['ifrc-go-local-units', 0, { rows: 5, accepted: 5 }],
    ['ifrc-go-projects', 0, { rows: 3, accepted: 3 }],
    ['unhcr-population', 0, { rows: 5, accepted: 4, blank: 1 }],
    ['unhcr-asylum-applications', 0, { rows: 2, accepted: 2 }],
    ['hdx-hapi-presence', 2, { rows: 4, accepted: 3, rejected: 1 }],
    ['hdx-hapi-refugees', 2, { rows: 7, accepted: 2, rejected: 2, blank: 3 }],
  ] as const)(
    '%s: all pages, loaded and accounted for; a second time nothing is new',
    async (name, exitCode, counts) => {
      const first = await pull([name, '--json']);
      expect(first.exitCode).toBe(exitCode);
      const summary = JSON.parse(first.out) as Record<string, unknown>;
      expect(summary).toMatchObject({
        ...counts,
        pulled: { source: name, state: 'new', records: counts.rows },
      });
      const second = await pull([name, '--json'], { clock: fakeClock('2026-11-24T10:00:00.000Z') });
      expect(second.exitCode).toBe(0);
      expect(JSON.parse(second.out)).toMatchObject({
        rows: 0,
        revision: summary['revision'],
        pulled: {
          state: 'unchanged',
          retrieved: (summary['pulled'] as Record<string, unknown>)['retrieved'],
        },
      });
      expect(second.err).toContain(`${name} has not changed since 2026-11-22`);
      expect(newest(name)).toMatchObject({ loads: [{}], checkedAt: [expect.stringMatching(/^2026-11-24/u)] });
      expect(readdirSync(path.join(root, name))).toHaveLength(1);
    },
  );

  it('keeps pages, headers and hashes beside the load, and no person in any of them, nor in the store or on the terminal', async () => {
    let said = '';
    for (const { name } of pullSources) {
      const { out, err } = await pull([name]);
      said += out + err;
    }
    for (const text of [keptText(), said, readFileSync(file, 'latin1')]) {
      expect(text.match(/Jane|John Doe|jdoe|555 010|@example\.org|House 7/gu)).toBeNull();
      expect(text).not.toContain(IDENTIFIER);
    }
    expect(newest('ifrc-go-local-units')).toMatchObject({
      state: 'complete',
      request: `${server.url}/api/v2/public-local-units/?limit=200`,
      licence: expect.stringContaining('IFRC GO'),
      pages: [
        {
          file: 'page-0001.json',
          at: '2026-11-22T10:00:00.000Z',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
          headers: { 'content-type': 'application/json', etag: expect.any(String) },
          records: 2,
          removed: {
            address_loc: 2,
            focal_person_en: 2,
            phone: 2,
            who_keeps_the_key: 2,
            'type_details.contact_email': 2,
          },
        },
        {},
        {},
      ],
    });
  });

  it('says of the source who publishes it, where, under which licence, and when it was retrieved', async () => {
    await pull(['unhcr-population']);
    expect(await factsOf('Source', 'unhcr-population')).toEqual([
      expect.objectContaining({
        publisher: 'UNHCR',
        dataset: 'UNHCR Refugee Population Statistics Database',
        licence: 'CC-BY-4.0',
        url: 'https://www.unhcr.org/refugee-statistics/',
        retrieved: '2026-11-22',
        visibility: 'PUBLIC',
        illustrative: false,
      }),
    ]);
  });

  it('loads of UNHCR every person of its table', async () => {
    await pull(['unhcr-population']);
    const people = (await factsOf('Stock', 'unhcr-population')).filter(
      (fact) => fact['definition'] === 'REFUGEES',
    );
    const sum = people.reduce((total, fact) => total + Number(fact['people']), 0);
    expect(sum).toBe(UNHCR_POPULATION.reduce((total, row) => total + Number(row['refugees']), 0));
    expect(sum).toBe(51_234 + 170_123 + 75_001 + 800_321);
  });

  it('shows projects of GO to no more readers than GO does, and local units as of the day of the pull', async () => {
    await pull(['ifrc-go-projects']);
    await pull(['ifrc-go-local-units']);
    const services = await factsOf('Service', 'ifrc-go-projects');
    expect(
      services.map((one) => `${String(one['serviceType'])} ${String(one['visibility'])}`).toSorted(),
    ).toEqual(['LIVELIHOODS PUBLIC', 'PRIMARY_HEALTH RESTRICTED', 'WASH PUBLIC']);
    expect(await factsOf('Branch', 'ifrc-go-local-units')).toContainEqual(
      expect.objectContaining({ name: 'Adama Test Branch', asOf: '2026-11-22', visibility: 'PUBLIC' }),
    );
  });

  it('takes presence of HAPI as services of an area, as of the end of its period when that is past', async () => {
    await pull(['hdx-hapi-presence']);
    const services = await factsOf('Service', 'hdx-hapi-presence');
    expect(
      services.map((one) => [one['serviceType'], one.asOf, one['precision'], one['validUntil']]),
    ).toEqual(
      expect.arrayContaining([
        ['WASH', '2026-09-30', 'AREA', null],
        ['PRIMARY_HEALTH', '2026-09-30', 'AREA', null],
        ['SGBV_RESPONSE', '2026-01-01', 'AREA', null],
      ]),
    );
    expect(services).toHaveLength(3);
  });

  it('tells what HAPI has, and writes no fact', async () => {
    const { exitCode, out } = await pull(['hdx-hapi-availability', '--json', '--country', 'eth']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toEqual([
      { country: 'ETH', category: 'coordination-context', table: 'funding', areas: 1, updated: null },
      {
        country: 'ETH',
        category: 'coordination-context',
        table: 'operational-presence',
        areas: 2,
        updated: '2026-10-02',
      },
    ]);
    expect(await factsOf('Source', 'hdx-hapi-availability')).toEqual([]);
    expect(server.asked[0]!.query.get('location_code')).toBe('ETH');
  });

  it('asks each API as it is documented', async () => {
    const asked = async (args: readonly string[]) => {
      server.asked.splice(0);
      await pull(args);
      const [{ path, query }] = server.asked as [SourceServer['asked'][number]];
      return `${path}?${query}`;
    };
    expect(await asked(['ifrc-go-projects', '--country', 'ETH'])).toBe(
      '/api/v2/project/?limit=200&country_iso3=ETH',
    );
    expect(await asked(['unhcr-population'])).toBe(
      '/population/v1/population/?limit=5000&page=1&yearFrom=2021&yearTo=2026&coo_all=true&coa_all=true',
    );
    expect(await asked(['unhcr-population', '--country', 'ETH', '--years', '2024-2025'])).toBe(
      '/population/v1/population/?limit=5000&page=1&yearFrom=2024&yearTo=2025&coo_all=true&coa=ETH&cf_type=ISO',
    );
    expect(await asked(['hdx-hapi-refugees', '--country', 'ETH', '--years', '2024'])).toBe(
      '/api/v2/affected-people/refugees-persons-of-concern?limit=5000&offset=0&output_format=json&gender=all&age_range=all&asylum_location_code=ETH&start_date=2024-01-01&end_date=2024-12-31',
    );
  });

  it('asks only for what has changed, and keeps what has not', async () => {
    await pull(['ifrc-go-local-units']);
    server.asked.splice(0);
    const units = server.lists['/api/v2/public-local-units/'] as Record<string, unknown>[];
    server.lists['/api/v2/public-local-units/'] = units.with(2, {
      ...units[2],
      english_branch_name: 'Bahir Dar',
    });
    const { exitCode } = await pull(['ifrc-go-local-units'], {
      clock: fakeClock('2026-11-23T10:00:00.000Z'),
    });
    expect(exitCode).toBe(0);
    expect(server.asked.every(({ headers }) => headers['if-none-match'] !== undefined)).toBe(true);
    expect(newest('ifrc-go-local-units').pages.map(({ notModified }) => notModified)).toEqual([
      true,
      false,
      true,
    ]);
    expect((await factsOf('Branch', 'ifrc-go-local-units')).map(({ name }) => name)).toContain('Bahir Dar');
  });

  it('loads what has not changed when the store does not have it, or another option is given, or --again', async () => {
    await pull(['ifrc-go-local-units']);
    const revisions = async (args: readonly string[]) =>
      (
        JSON.parse((await pull(['ifrc-go-local-units', '--json', ...args])).out) as {
          pulled: { state: string };
        }
      ).pulled.state;
    expect(await revisions([])).toBe('unchanged');
    expect(await revisions(['--again'])).toBe('new');
    expect(await revisions(['--as-of', '2026-10-01'])).toBe('new');
    copyFileSync(seeded, file);
    expect(await revisions([])).toBe('new');
    expect(await factsOf('Branch', 'ifrc-go-local-units')).toHaveLength(5);
  });

  it('with --dry-run changes nothing, and does not count as loaded', async () => {
    const dry = await pull(['ifrc-go-local-units', '--dry-run']);
    expect(dry.err).toContain('Nothing was changed (--dry-run); 5 rows would be accepted.');
    expect(await factsOf('Branch', 'ifrc-go-local-units')).toEqual([]);
    expect((await pull(['ifrc-go-local-units'])).err).toContain('Loaded: the graph is at revision');
  });

  it('says that a load is done though what came could not be kept, and loads it again the next time', async () => {
    const clock = fakeClock();
    const now = () => {
      // Only while it is loaded are the pages one file: then the folder goes.
      if (keptFiles().some((one) => one.name === 'ifrc-go-local-units.json'))
        rmSync(root, { recursive: true });
      return clock.now();
    };
    const { exitCode, err } = await pull(['ifrc-go-local-units'], { clock: { ...clock, now } });
    expect(exitCode).toBe(2);
    expect(err).toContain('Loaded: the graph is at revision');
    expect(err).toMatch(/What came could not be kept in .*ENOENT.*\. The next pull loads it again\./u);
    expect(await factsOf('Branch', 'ifrc-go-local-units')).toHaveLength(5);
    expect((await pull(['ifrc-go-local-units'])).err).toContain('What came is kept in');
  });

  it('with --replace-source ends what the source no longer says, but not for one country alone', async () => {
    await pull(['ifrc-go-local-units']);
    const path = '/api/v2/public-local-units/';
    server.lists[path] = server.lists[path]!.slice(0, 4);
    expect(await pull(['ifrc-go-local-units', '--replace-source'])).toMatchObject({ exitCode: 0 });
    expect(await factsOf('Branch', 'ifrc-go-local-units')).toHaveLength(4);
    const refused = await pull(['ifrc-go-local-units', '--replace-source', '--country', 'ETH']);
    expect(refused).toMatchObject({ exitCode: 1, err: expect.stringContaining('of all other countries') });
  });

  it.each([
    [[], 'Give one source, or one URL. Sources: ifrc-go-countries,'],
    [['ifrc-go'], 'SOURCE: "ifrc-go" is not a source or a URL. Sources:'],
    [['ifrc-go-countries', '--country', 'ETH'], '--country: ifrc-go-countries cannot be asked by that'],
    [['ifrc-go-projects', '--country', 'Ethiopia'], '--country: "Ethiopia" is not an ISO 3166'],
    [['ifrc-go-projects', '--years', '2024'], '--years: ifrc-go-projects cannot be asked by that'],
    [['unhcr-population', '--years', '2025-2020'], '--years: "2025-2020" is not a year or FROM-TO'],
    [['unhcr-population', '--format', 'hxl'], '--format: for a URL alone'],
    [['unhcr-population', '--as-of', '2025-02-31'], '--as-of: "2025-02-31" has no such day'],
    [['unhcr-population', '--complete-for', 'x'], '--complete-for: "x" is not'],
    [
      ['unhcr-population', '--base-url', 'http://example.org'],
      '--base-url: "http://example.org" is not an https:// URL',
    ],
    [['unhcr-population', '--max-mb', '0'], '--max-mb: "0" is not'],
    [['https://example.org/a.csv', '--years', '2024'], '--years is for the named sources'],
    [['http://example.org/a.csv'], 'is not an https:// URL'],
  ])('%j is refused before anything is asked', async (args, message) => {
    const { exitCode, err } = await pull(args);
    expect(exitCode).toBe(1);
    expect(err).toContain(message);
    expect(server.asked).toEqual([]);
    expect(keptFiles()).toEqual([]);
  });

  it('without the identifier of HAPI says how to get one', async () => {
    const { exitCode, err } = await pull(['hdx-hapi-presence'], {
      env: { TRAILCARE_HAPI_APP_IDENTIFIER: '' },
    });
    expect(exitCode).toBe(1);
    expect(err).toContain(
      'TRAILCARE_HAPI_APP_IDENTIFIER is missing: HDX HAPI wants to know which application asks.',
    );
    expect(server.asked).toEqual([]);
  });

  it('does not send that identifier to where a redirect leads', async () => {
    const other = await openSourceServer();
    server.fault = (asked) =>
      asked.number === 1 ? faults.redirect(`${other.url}${asked.path}?${asked.query}`) : undefined;
    const { err } = await pull(['hdx-hapi-presence']);
    await other.close();
    expect(other.asked[0]!.headers['x-hdx-hapi-app-identifier']).toBeUndefined();
    expect(err).toContain('refuses the request (403): Missing app identifier');
  });
});

const CSV =
  'Organisation,Sector,Activity,Region,Country,Date,Contact person,Remarks,Unknown to all\n' +
  'Test Org,WASH,Latrines,Oromia,Ethiopia,2026-09-01,Jane Doe,call +251 911 555 010,Jane Doe\n' +
  'Test Org,Health,Clinic,Tigray,Ethiopia,2026-09-01,John Doe,jane@example.org,John Doe\n';
const HXL =
  'Org,Sector,Region,Country,Date,Contact\n#org+name,#sector,#adm1+name,#country+name,#date,#org+contact\n' +
  'Test Org,WASH,Oromia,Ethiopia,2026-09-01,Jane Doe\n';

describe('trailcare pull URL', () => {
  const give = (name: string, body: string | Buffer, type: string) => {
    server.files[`/files/${name}`] = { body, type };
    return `${server.url}/files/${name}`;
  };

  it.each([
    ['3w.csv', CSV, 'text/csv', 'who-what-where', 2],
    ['hxl.csv', HXL, 'text/csv', 'hxl', 1],
    [
      'hxl.json',
      JSON.stringify(
        HXL.trim()
          .split('\n')
          .map((line) => line.split(',')),
      ),
      'application/json',
      'hxl',
      1,
    ],
    [
      'hxl.xlsx',
      makeXlsx({
        Data: HXL.trim()
          .split('\n')
          .map((line) => line.split(',')),
      }),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'hxl',
      1,
    ],
  ] as const)(
    '%s is recognised from its content, and loaded once',
    async (name, body, type, format, rows) => {
      const url = give(name, body, type);
      const args = [url, '--source', 'test-3w', '--json', '--licence', 'CC0', '--publisher', 'Test'];
      const first = await pull(args);
      expect(first.exitCode).toBe(0);
      expect(JSON.parse(first.out)).toMatchObject({
        format,
        accepted: rows,
        pulled: { source: 'test-3w', state: 'new' },
      });
      expect(await factsOf('Source', 'test-3w')).toEqual([
        expect.objectContaining({
          url,
          licence: 'CC0',
          retrieved: '2026-11-22',
          dataset: name,
          visibility: 'MOVEMENT',
        }),
      ]);
      const second = await pull(args);
      expect(JSON.parse(second.out)).toMatchObject({ pulled: { state: 'unchanged' } });
      expect(server.asked[1]!.headers['if-none-match']).toBeDefined();

      // The file itself is nowhere; its rows are, without persons.
      expect(keptText()).not.toMatch(PERSONS_OF_FILE);
      expect(keptText()).toContain('Oromia');
      expect(readdirSync(tmpdir()).filter((one) => one.startsWith('trailcare-pull-'))).toEqual([]);
    },
  );

  it('that gives a web page is told', async () => {
    const url = give('3w.csv', '<!DOCTYPE html><html></html>', 'text/html');
    const { exitCode, err } = await pull([url]);
    expect(exitCode).toBe(1);
    expect(err).toContain('gives a web page (text/html) instead of a file');
    expect(keptFiles()).toEqual([]);
  });

  it('that breaks off is asked again, and never loaded in part', async () => {
    const url = give('3w.csv', CSV, 'text/csv');
    server.fault = ({ number }) => (number === 1 ? faults.cut : undefined);
    expect(await pull([url])).toMatchObject({ exitCode: 0 });
    server.fault = () => faults.cut;
    const { exitCode, err } = await pull([url, '--source', 'other']);
    expect(exitCode).toBe(1);
    expect(err).toContain('5 times. Try again later. Nothing was loaded.');
    expect(await factsOf('Service', 'other')).toEqual([]);
  });

  it('with a key in it keeps and shows the key nowhere', async () => {
    const url = `${give('3w.csv', CSV, 'text/csv')}?api_key=opensesame`;
    const { exitCode, out, err } = await pull([url, '--json']);
    expect(exitCode).toBe(0);
    expect(server.asked[0]!.query.get('api_key')).toBe('opensesame');
    expect(keptText() + out + err + JSON.stringify(await factsOf('Source', '3w'))).not.toContain(
      'opensesame',
    );
  });

  it('of a table that no format reads loads nothing, and the message is that of a load', async () => {
    const url = give('x.csv', 'a,b\n1,2\n', 'text/csv');
    const { exitCode, err } = await pull([url]);
    expect(exitCode).toBe(1);
    expect(err).toContain('x.csv');
  });

  it('with another limit is cut off', async () => {
    const url = give('3w.csv', CSV.repeat(20_000), 'text/csv');
    const { exitCode, err } = await pull([url, '--max-mb', '1']);
    expect(exitCode).toBe(1);
    expect(err).toContain('is longer than the limit of 1 MB. Nothing was loaded.');
  });
});

const PERSONS_OF_FILE = /Jane|John|555 010|@example/u;
