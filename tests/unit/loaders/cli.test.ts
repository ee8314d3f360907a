import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import { openStore } from '../../../graph/open-store.ts';
import { storeUrl, type Terminal } from '../../../loaders/commands/command.ts';
import { checkNode } from '../../../loaders/commands/doctor.ts';
import { makeProgressBar } from '../../../loaders/commands/progress-bar.ts';
import { makeQueryCommand } from '../../../loaders/commands/query.ts';
import { tableOf } from '../../../loaders/commands/result-table.ts';
import { loadSeeds } from '../../../loaders/seed.ts';
import { temporaryFile, temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';

/** In a folder that is not there yet, as ./data/ is not at first. */
const emptyStore = () => `sqlite:${path.join(temporaryFolder(), 'data', 'graph.db')}`;
let store = '';

beforeAll(async () => {
  store = emptyStore();
  expect(await runCli(store, ['load', '--seeds'])).toMatchObject({ exitCode: 0 });
});

const clinics =
  'branchName,lat,lon,numberOfVolunteers,contactPerson\nAdama branch,8.54,39.27,5,Jane Doe\nNowhere branch,0,0,5,John Doe\n';

describe('trailcare', () => {
  it.each(['serve', 'load', 'pull', 'map', 'review', 'formats', 'query', 'doctor'])(
    '%s --help says how it is used',
    async (name) => {
      const { exitCode, out } = await runCli(store, [name, '--help']);
      expect({ exitCode, start: out.split('\n')[0]!.slice(0, 10 + name.length) }).toEqual({
        exitCode: 0,
        start: `trailcare ${name}`,
      });
    },
  );

  it.each([
    [['launch'], 'There is no command "launch". Commands: serve, load'],
    [['load', '--colour', 'x.csv'], "Unknown option '--colour'. `trailcare load --help` lists the options."],
    [['load'], 'Give the files to load, or --seeds.'],
    [['load', '/nowhere/x.csv'], 'There is no such file: /nowhere/x.csv'],
    [['load', '--format', 'hxml', 'package.json'], 'There is no format "hxml". Known: native, hxl'],
    [
      ['load', '--as-of', '2025-02-31', 'package.json'],
      '--as-of: "2025-02-31" has no such day: the month has 28 days.',
    ],
    [
      ['load', '--complete-for', 'Ethiopia', 'package.json'],
      '--complete-for: "Ethiopia" is not COUNTRY[/AREA]:TYPES:PROVIDER_KINDS',
    ],
    [['load', '--complete-links', 'package.json'], '--complete-links says more about --complete-for'],
    [
      ['load', '--country', 'Ethiopia', 'package.json'],
      '--country: "Ethiopia" is not an ISO 3166 alpha-3 code',
    ],
    [
      ['load', '--complete-for', 'ETH:,:ALL', 'package.json'],
      '--complete-for: "ETH:,:ALL" is not COUNTRY[/AREA]:TYPES:PROVIDER_KINDS',
    ],
    [
      ['load', '--complete-for', 'ETH:RFL:,', 'package.json'],
      '--complete-for: "ETH:RFL:," is not COUNTRY[/AREA]:TYPES:PROVIDER_KINDS',
    ],
    [['load', '--replace-source', 'package.json'], 'name that source with --source CODE.'],
    [['load', '--source', '=x', 'package.json'], '--source: "=x" is not a code of ASCII letters'],
    [
      ['load', '--country', 'XXX', '--format', 'branches', 'package.json'],
      '--country: "XXX" is not the ISO 3166',
    ],
    [
      ['load', '--report', '/nowhere/r.csv', 'package.json'],
      '--report: /nowhere/r.csv: its folder does not exist',
    ],
    [['load', '--report', 'tests', 'package.json'], '--report: tests: is not a file'],
    [['load', '--report', './package.json', 'package.json'], 'is one of the files that are loaded'],
    [['load', '--map', '/nowhere/m.yml', 'package.json'], 'There is no such file: /nowhere/m.yml'],
    [['load', 'tests'], 'The folder tests holds no CSV, JSON, GeoJSON or XLSX file.'],
    [['query'], "Give one file with a GraphQL document, or -e 'DOCUMENT'."],
    [['query', '-e', '{a}', '--variables', '{'], '--variables: "{" is not a JSON object.'],
    [['serve', '--port', 'http'], '--port: "http" is not a port'],
    [['map'], 'Give one file: trailcare map FILE.'],
  ])('%j is refused in a sentence', async (args, message) => {
    const { exitCode, out, err } = await runCli(store, args);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  });

  it('an --as-of that has not come is refused; today is not', async () => {
    const run = (asOf: string) =>
      runCli(
        store,
        ['load', '--dry-run', '--country', 'ETH', '--as-of', asOf, temporaryFile('x.csv', clinics)],
        '',
        {},
        () => new Date('2026-03-04T09:00:00Z'),
      );
    expect(await run('2026-03-05')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('--as-of: 2026-03-05 is later than today (2026-03-04).'),
    });
    expect(await run('2026-03-04')).toMatchObject({ exitCode: 2 });
  });

  it('a row that is as of a day to come is rejected; this month and this year may end', async () => {
    const days = ['2026-03-04', '2026-03-05', '2026-03-31', '2026-12-31', '2027-01-01', 'yesterday'];
    const rows = days.map((day, i) => `b${i},BRANCH,ns-eth,ETH,Branch ${i},${day}`);
    const table = `code,kind,nationalSociety,country,name,asOf\n${rows.join('\n')}\n`;
    const file = temporaryFile('branch.csv', table);
    const { err, out } = await runCli(
      store,
      ['load', '--dry-run', '--json', '--format', 'native', file],
      '',
      {},
      () => new Date('2026-03-04T09:00:00Z'),
    );
    expect(JSON.parse(out)).toMatchObject({ rows: 6, accepted: 3, rejected: 3 });
    expect(err).toContain(
      'line 3, column asOf: "2026-03-05". The Branch is as of 2026-03-05, which is later',
    );
    expect(err).toContain('line 6, column asOf: "2027-01-01"');
    expect(err).toContain("The Branch's asOf must be a date YYYY-MM-DD.");
  });

  it('a table that is named after a kind is told which of its columns are missing', async () => {
    const file = temporaryFile('branch.csv', 'code,nationalSociety,name\nb,ns-eth,B\n');
    expect(await runCli(store, ['load', '--format', 'native', file])).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('a table of Branch needs kind, country too'),
    });
  });

  it('files of one name are of one source only when the command says so', async () => {
    const own = emptyStore();
    await runCli(own, ['load', '--seeds']);
    const list = (lat: string) =>
      temporaryFile('branches.csv', `branchName,lat,lon,numberOfVolunteers\nCentral branch,${lat},5\n`);
    const options = (country: string, publisher: string) => [
      'load',
      '--as-of',
      '2026-01-31',
      '--country',
      country,
      ...(publisher === '' ? [] : ['--publisher', publisher]),
    ];
    const uganda = [...options('UGA', 'Uganda Red Cross'), list('0.32,32.58')];
    const kenya = list('-1.28,36.82');
    expect(await runCli(own, uganda)).toMatchObject({ exitCode: 0 });
    expect((await runCli(own, uganda)).err).toContain('Nothing new');
    const refused = await runCli(own, [...options('KEN', 'Kenya Red Cross'), kenya]);
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.err).toContain(
      'the graph has that source from "Uganda Red Cross". Nothing was read. Name its own, as --source kenya-red-cross-branches',
    );
    for (const publisher of ['', 'Uganda Red Cross']) {
      const other = await runCli(own, [...options('KEN', publisher), kenya]);
      expect(other).toMatchObject({ exitCode: 1 });
      expect(other.err).toContain(
        'with facts of UGA and none of KEN. Nothing was read. Name its own, as --source ken-branches',
      );
    }
    expect(
      await runCli(own, [
        ...options('KEN', 'Kenya Red Cross'),
        '--source',
        'kenya-red-cross-branches',
        kenya,
      ]),
    ).toMatchObject({ exitCode: 0 });
  });

  it('a table that no format recognises is told its columns and the way on', async () => {
    const { exitCode, err } = await runCli(store, [
      'load',
      temporaryFile('x.csv', 'colour,shape\nred,round\n'),
    ]);
    expect(exitCode).toBe(1);
    expect(err).toContain(
      'x.csv: no format recognises it. Its columns: colour, shape. `trailcare formats` lists what is known; `trailcare map FILE`',
    );
  });
});

describe('trailcare load', () => {
  it('says why nothing was loaded, and what to do about an empty graph', async () => {
    const headerAlone = await runCli(store, [
      'load',
      '--as-of',
      '2026-01-31',
      '--country',
      'ETH',
      temporaryFile('x.csv', clinics.split('\n')[0]!),
    ]);
    expect(headerAlone).toMatchObject({ exitCode: 1 });
    expect(headerAlone.err).toContain('Nothing was loaded: there is a header and no row.');
    expect(headerAlone.err).not.toContain('Facts:');
    const emptyGraph = await runCli(emptyStore(), [
      'load',
      '--as-of',
      '2026-01-31',
      '--country',
      'ETH',
      temporaryFile('x.csv', clinics),
    ]);
    expect(emptyGraph.err).toContain('The graph is empty: `trailcare load --seeds` brings the countries');
  });

  it('a store whose folder cannot be made is said so', async () => {
    const { exitCode, err } = await runCli('sqlite:package.json/x/graph.db', [
      'load',
      temporaryFile('x.csv', clinics),
    ]);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: expect.stringContaining("The store's folder") });
    expect(err).toContain('Set TRAILCARE_STORE=sqlite:PATH to a place where you may write.');
  });

  it('a list that is said to be complete although rows of it were rejected carries a warning', async () => {
    const { err } = await runCli(store, [
      'load',
      '--dry-run',
      '--as-of',
      '2026-01-31',
      '--complete-for',
      'ETH:PRIMARY_HEALTH:ALL',
      temporaryFile('claimed.csv', clinics),
    ]);
    expect(err).toContain(
      'COMPLETE_WITHOUT_REJECTED (1): --complete-for says that the list is complete, but 1 of',
    );
  });

  it('prints one summary, exits 2 when rows were rejected, and 2 again the second time, unchanged', async () => {
    const file = temporaryFile('et-branches.csv', clinics);
    const args = ['load', '--json', '--country', 'ETH', '--as-of', '2026-01-31', file];
    const first = await runCli(store, args);
    const summary = JSON.parse(first.out) as Record<string, unknown>;
    expect(Object.keys(summary)).toEqual([
      'format',
      'rows',
      'accepted',
      'unchanged',
      'rejected',
      'blank',
      'duplicate',
      'warnings',
      'entities',
      'revision',
      'durationMs',
      'rejectedRows',
    ]);
    expect(summary).toMatchObject({ format: 'branches', rows: 2, accepted: 1, rejected: 1 });
    expect(first.exitCode).toBe(2);
    expect(first.err).toContain('et-branches.csv, line 3, column lat');
    expect(first.out + first.err).not.toMatch(/Jane|John/);
    const second = await runCli(store, args);
    expect(JSON.parse(second.out)).toMatchObject({
      accepted: 0,
      unchanged: 1,
      rejected: 1,
      revision: summary['revision'],
    });
    expect(second.err).toContain(`Nothing new: the graph stays at revision ${String(summary['revision'])}.`);
  });

  it('reads standard input', async () => {
    const { exitCode, out } = await runCli(
      store,
      ['load', '--dry-run', '--json', '--country', 'ETH', '--as-of', '2026-01-31', '-'],
      clinics,
    );
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ rows: 2, accepted: 1, rejected: 1 });
  });

  it('several files have one total and a summary each', async () => {
    const [a, b] = ['a-branches.csv', 'b-branches.csv'].map((name) => temporaryFile(name, clinics));
    const { out } = await runCli(store, [
      'load',
      '--dry-run',
      '--json',
      '--country',
      'ETH',
      '--as-of',
      '2026-01-31',
      a!,
      b!,
    ]);
    expect(JSON.parse(out)).toMatchObject({
      rows: 4,
      rejected: 2,
      files: [
        { file: 'a-branches.csv', rows: 2 },
        { file: 'b-branches.csv', rows: 2 },
      ],
    });
  });
});

describe('a native folder', () => {
  it('is read as one dataset in the order of its kinds; the bundled one changes nothing', async () => {
    const before = JSON.parse((await runCli(store, ['doctor', '--json'])).out) as unknown;
    const { exitCode, out } = await runCli(store, ['load', '--json', 'seeds/vocabulary']);
    const summary = JSON.parse(out) as { rows: number; unchanged: number; files: { file: string }[] };
    expect({ exitCode, unchanged: summary.unchanged }).toEqual({ exitCode: 0, unchanged: summary.rows });
    expect(summary.files.map(({ file }) => file)).toEqual([
      'source.csv',
      'group.csv',
      'service-type.csv',
      'minimum-package.csv',
    ]);
    expect(JSON.parse((await runCli(store, ['doctor', '--json'])).out)).toEqual(before);
  });
});

describe('a mapping', () => {
  const table =
    'Paikka,Y_koord,X_koord,Contact person,Comments,Volunteers\nAdama,8.54,39.27,Jane Doe,hello,7\n';

  it('is proposed from the header words, leaving personal data out, and loads the table once it is completed', async () => {
    const file = temporaryFile('finnish.csv', table);
    const { exitCode, out } = await runCli(store, ['map', file]);
    expect(exitCode).toBe(0);
    expect(out).toContain('rows: branches');
    expect(out).toContain('volunteers: Volunteers');
    expect(out).toMatch(/not read unless you name them above:\n(?:#.*\n)*# {3}Paikka/);
    expect(out).toMatch(/personal data never:\n# {3}Contact person\n# {3}Comments/);
    const mapping = temporaryFile(
      'map.yml',
      'rows: branches\ncolumns:\n  name: Paikka\n  lat: Y_koord\n  lon: X_koord\n  volunteers: Volunteers\nconstants:\n  country.code: ETH\n',
    );
    const loaded = await runCli(store, ['load', '--map', mapping, '--json', '--as-of', '2026-01-31', file]);
    expect(loaded.err).not.toContain('Rejected finnish.csv');
    expect(JSON.parse(loaded.out)).toMatchObject({ rows: 1, accepted: 1 });
  });

  it.each([
    ['columns: {}', 'rows: Invalid option'],
    [
      'rows: branches\ncolumns: {name: Town}',
      'names the column "Town", which finnish.csv has not. It has: Paikka',
    ],
    ['rows: branches\ncolumns: {shoe: Paikka}', 'names the field "shoe", which is not known. Fields: '],
    [
      'rows: branches\ncolumns: {name: Contact person}',
      'maps the column "Contact person", which holds personal data.',
    ],
    ['rows: [', 'is not YAML'],
  ])('%j is refused', async (yaml, message) => {
    const { exitCode, err } = await runCli(store, [
      'load',
      '--map',
      temporaryFile('map.yml', yaml),
      '--as-of',
      '2026-01-31',
      temporaryFile('finnish.csv', table),
    ]);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: expect.stringContaining(message) });
  });
});

describe('trailcare formats and doctor', () => {
  it('formats are listed for people and programs', async () => {
    expect((await runCli(store, ['formats'])).out).toContain('who-what-where');
    const { out } = await runCli(store, ['formats', '--json']);
    expect((JSON.parse(out) as { name: string }[]).map(({ name }) => name)).toContain('hxl');
  });

  it('doctor finds a seeded store in order, and tells what to run on an empty or unreachable one', async () => {
    const seeded = await runCli(store, ['doctor']);
    expect(seeded.exitCode).toBe(0);
    expect(seeded.out).toContain('ok    Seeds: loaded');
    const unseeded = emptyStore();
    await runCli(unseeded, ['key', 'list']);
    const empty = await runCli(unseeded, ['doctor', '--json']);
    expect(empty.exitCode).toBe(1);
    expect(empty.out).toContain('Run `npx trailcare load --seeds`');
    const broken = await runCli(
      `sqlite:${temporaryFile('graph.db', 'not a database, but long enough to look at')}`,
      ['doctor'],
    );
    expect(broken.exitCode).toBe(1);
    expect(broken.out).toContain('WRONG Store: sqlite:');
  });

  it('a store that is not there is not made by looking, and they say how to make it', async () => {
    const nowhere = emptyStore();
    const doctor = await runCli(nowhere, ['doctor']);
    expect(doctor.exitCode).toBe(1);
    expect(doctor.out).toContain('does not exist. `trailcare serve` makes it');
    expect(await runCli(nowhere, ['query', '-e', '{ about { purpose } }'])).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('does not exist. `trailcare serve` makes it'),
    });
    expect(existsSync(nowhere.slice('sqlite:'.length))).toBe(false);
  });

  it('query says of a graph without facts that it is empty, and still answers', async () => {
    const empty = emptyStore();
    expect((await runCli(empty, ['key', 'list'])).exitCode).toBe(0);
    const { exitCode, out, err } = await runCli(empty, ['query', '-e', '{ trails { totalCount } }']);
    expect({ exitCode, answer: JSON.parse(out) as unknown }).toEqual({
      exitCode: 0,
      answer: { data: { trails: { totalCount: 0 } } },
    });
    expect(err).toContain('The graph is empty: `trailcare load --seeds`');
  });

  it('doctor says of what is no store what would be one', async () => {
    const { out } = await runCli('foo:bar', ['doctor']);
    expect(out).toContain('"foo:bar" is not a store');
    expect(out).toContain('Set TRAILCARE_STORE to one.');
    expect(out).not.toContain('Is the server running');
  });

  it('doctor knows an old Node', () => {
    expect(checkNode('20.1.0')).toMatchObject({ ok: false, cure: expect.stringContaining('npm ci') });
  });
});

describe('trailcare query', () => {
  const terminal = (out: string[]) => ({
    env: {},
    out: (text: string) => void out.push(text),
    err: () => undefined,
    stdin: process.stdin,
    errColumns: null,
    signal: new AbortController().signal,
  });
  const values = (flags: string[]) => ({
    text: (name: string) => (name === 'execute' ? '{ a }' : null),
    flag: (name: string) => flags.includes(name),
    list: () => [],
  });

  it.each([
    [{ data: { a: 1 } }, 0],
    [{ data: { a: 1, b: null }, errors: [{ message: 'b failed' }] }, 2],
    [{ data: null, errors: [{ message: 'failed' }] }, 1],
  ])('exit code of %j is %d', async (answer, exitCode) => {
    const out: string[] = [];
    const command = makeQueryCommand(async () => ({ executeOnce: async () => answer }));
    expect(await command.run(values([]), [], terminal(out))).toBe(exitCode);
    expect(JSON.parse(out.join(''))).toEqual(answer);
  });

  it.each([
    [{ illustrative: [{ dataset: 'Not real' }] }, 'made up for demonstration: Not real.'],
    [undefined, ''],
  ])('says on stderr when the answer rests on made-up facts: %j', async (extensions, words) => {
    const err: string[] = [];
    const answer = { data: { a: 1 }, ...(extensions && { extensions }) };
    const command = makeQueryCommand(async () => ({ executeOnce: async () => answer }));
    const exitCode = await command.run(values([]), [], {
      ...terminal([]),
      err: (text: string) => void err.push(text),
    });
    expect(exitCode).toBe(0);
    expect(err.join('')).toContain(words);
    expect(err).toHaveLength(extensions ? 1 : 0);
  });

  it('shows the first list as a table, edges as their nodes and references as their codes', () => {
    const table = tableOf({
      trail: {
        gaps: {
          totalCount: 1,
          edges: [{ node: { stop: { code: 'agadez' }, status: 'ABSENT', nearest: [{ km: 3 }] } }],
        },
      },
    });
    expect(table).toContain('stop');
    expect(table).toContain('agadez');
    expect(table).not.toContain('node');
  });
});

describe('the bundled seeds', () => {
  it('load once, and not into a store that holds something', async () => {
    const opened = await openStore(`sqlite:${path.join(temporaryFolder(), 'graph.db')}`, {});
    await opened.migrate();
    const first = await loadSeeds(opened, { demonstration: false });
    expect(first!.total).toMatchObject({ rejected: 0, duplicate: 0, revision: 1 });
    expect(await loadSeeds(opened, { demonstration: false })).toBeNull();
    const sources = await opened.page('Source', { first: 100 }, { revision: 1, viewer: STEWARD_OF_ALL });
    expect(sources.facts.filter(({ illustrative }) => illustrative)).toEqual([]);
    await opened.close();
  });

  it('change nothing when they are loaded again', async () => {
    const { exitCode, err } = await runCli(store, ['load', '--seeds']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: expect.stringContaining('Nothing new') });
  });
});

describe('progress', () => {
  it('is a bar of one line on a terminal, and now and then a plain line elsewhere', () => {
    let ms = 0;
    const texts: string[] = [];
    const bar = (errColumns: number | null) =>
      makeProgressBar(
        {
          env: {},
          out: () => undefined,
          err: (text) => void texts.push(text),
          stdin: process.stdin,
          errColumns,
          signal: new AbortController().signal,
        },
        () => ms,
      );
    const onTerminal = bar(80);
    const piped = bar(null);
    const progress = { phase: 'reading', file: 'a.csv', done: 50, total: 100, rows: 10_000 } as const;
    for (const show of [onTerminal.show, piped.show]) show({ ...progress, done: 0, rows: 0 });
    ms = 4000;
    for (const show of [onTerminal.show, piped.show]) show(progress);
    expect(texts).toEqual([
      expect.stringMatching(
        /^\r\[#{10}\.{10}\] Reading a\.csv: 10 000 rows, 2 500 rows\/s, 50 %, 4 s left *$/,
      ),
    ]);
    ms = 6000;
    piped.show(progress);
    expect(texts[1]).toBe('Reading a.csv: 10 000 rows, 1 667 rows/s, 50 %, 6 s left\n');
  });
});

it.each(['doctor', 'doctor --json', 'load --seeds'])(
  '%s refuses a store whose address holds a password, and does not say it',
  async (words) => {
    const { exitCode, out, err } = await runCli('neo4j://anna:open-sesame@127.0.0.1:7687', words.split(' '));
    expect(exitCode).toBe(1);
    expect(out + err).toContain('a user and a password are NEO4J_USERNAME and NEO4J_PASSWORD');
    expect(out + err).not.toContain('open-sesame');
  },
);

it('an empty variable names no store', () => {
  const terminal = { env: { TRAILCARE_STORE: '' } } as unknown as Terminal;
  expect(storeUrl(terminal)).toBe('sqlite:./data/trailcare.db');
});
