import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { parseCompletenessClaim } from '../../../loaders/completeness.ts';
import {
  loadToy,
  openTestStore,
  temporaryFile,
  temporaryFolder,
  testInput,
  testOptions,
} from '../../support/load-toy.ts';
import { toyFormat, envelopeOf } from '../../support/toy-format.ts';
import type { Put, SourceFormat } from '../../../loaders/source-format.ts';

const HEADER = 'stop,country,lat,lon,rank,date\n';
const csv = (...rows: string[]) =>
  temporaryFile('stops.csv', HEADER + rows.map((row) => `${row}\n`).join(''));

async function stops(store: GraphStore) {
  const { facts } = await store.page(
    'Stop',
    { first: 100 },
    { revision: await store.revision(), viewer: STEWARD_OF_ALL },
  );
  return facts.map(({ name, lat }) => [name, lat]);
}

describe('a load', () => {
  it('accounts for every row, and the second time changes nothing', async () => {
    const store = await openTestStore();
    const file = csv(
      'A,ETH,9,38,0,',
      'B,ETH,10,38,0,2025-01-31',
      ',,,,,',
      'A,ETH,9,38,0,',
      'C,XXX,9,38,0,',
      'D,ETH,0,0,0,',
      'E,ETH,9',
      'F,ETH,9,38,0,31/02/2025',
    );
    const first = await loadToy(store, file);
    expect(first.total).toMatchObject({
      format: 'toy',
      rows: 8,
      accepted: 2,
      unchanged: 0,
      rejected: 4,
      blank: 1,
      duplicate: 1,
      entities: { Stop: 2, Source: 1 },
      revision: 2,
    });
    expect(first.exitCode).toBe(2);
    expect(first.rejected).toMatchObject([
      {
        line: 6,
        column: 'country',
        value: 'XXX',
        rule: 'There is no Country "XXX", neither in the graph nor in this load.',
      },
      { line: 7, column: 'lat', value: '0, 0', rule: expect.stringContaining('is (0, 0)') },
      { line: 8, rule: 'The line has 3 cells, and the header has 6.' },
      { line: 9, column: 'date', value: '31/02/2025', rule: expect.stringContaining('no such day') },
    ]);
    const second = await loadToy(store, file);
    expect(second.total).toMatchObject({
      rows: 8,
      accepted: 0,
      unchanged: 2,
      rejected: 4,
      blank: 1,
      duplicate: 1,
      revision: 2,
    });
  });

  it('refuses a row that says a published figure otherwise than a row of another key, and says where it stood first', async () => {
    const store = await openTestStore();
    const counting: SourceFormat = {
      ...toyFormat,
      open: async (_, { options }) => ({
        start: async () => [],
        finish: async () => [],
        droppedColumns: [],
        read: ({ cells, line }) => ({
          outcome: 'facts',
          key: `${line}`,
          puts: [
            [
              'Stock',
              {
                ...envelopeOf(options),
                code: `test:${cells['country']}`,
                stop: null,
                country: cells['country']!,
                origin: null,
                originWords: null,
                people: Number(cells['rank']),
                onDate: '2025-12-31',
                definition: 'REFUGEES',
              },
            ],
          ],
        }),
      }),
    };
    const file = csv('a,ETH,9,38,5,', 'b,SDN,9,38,5,', 'c,ETH,9,38,6,', 'd,SDN,9,38,5,');
    const { total, rejected } = await loadToy(store, file, {
      inputs: [await testInput(file, { format: counting })],
    });
    expect(total).toMatchObject({ rows: 4, accepted: 3, rejected: 1, entities: { Stock: 2 } });
    expect(rejected).toMatchObject([
      { line: 4, value: 'test:ETH', rule: 'Says otherwise what line 2 says of the same figure.' },
    ]);
  });

  it('of rows with one key the first of the highest rank is shown, the first is counted, and a second load is unchanged', async () => {
    const store = await openTestStore();
    const file = csv('A,ETH,1,38,0,', 'A,ETH,2,38,5,', 'A,ETH,3,38,5,', 'A,ETH,4,38,1,');
    const { total, duplicates } = await loadToy(store, file);
    expect(total).toMatchObject({ accepted: 1, duplicate: 3 });
    expect(duplicates).toMatchObject([3, 4, 5].map((line) => ({ line, firstLine: 2, shownLine: 3 })));
    expect(await stops(store)).toEqual([['A', 2]]);
    const again = await loadToy(store, file);
    expect(again.total).toMatchObject({ accepted: 0, unchanged: 1, duplicate: 3, revision: total.revision });
  });

  it('a row whose facts changed is accepted again', async () => {
    const store = await openTestStore();
    await loadToy(store, csv('A,ETH,1,38,0,', 'B,ETH,1,38,0,'));
    const { total } = await loadToy(store, csv('A,ETH,2,38,0,', 'B,ETH,1,38,0,'));
    expect(total).toMatchObject({ accepted: 1, unchanged: 1, revision: 3 });
  });

  it('does not end what a file no longer mentions, unless it replaces its source, and then says so', async () => {
    const store = await openTestStore();
    await loadToy(store, csv('A,ETH,1,38,0,', 'B,ETH,1,38,0,'));
    await loadToy(store, csv('A,ETH,1,38,0,'));
    expect(await stops(store)).toHaveLength(2);
    const dry = await loadToy(store, csv('A,ETH,1,38,0,'), { replaceSource: true, dryRun: true });
    expect(dry.retired).toEqual({ Stop: 1 });
    expect(await stops(store)).toHaveLength(2);
    const { retired, total } = await loadToy(store, csv('A,ETH,1,38,0,'), { replaceSource: true });
    expect(retired).toEqual({ Stop: 1 });
    expect(total).toMatchObject({ accepted: 0, unchanged: 1, revision: 3 });
    expect(await stops(store)).toEqual([['A', 1]]);
  });

  it('refuses to replace a source with a file of which rows are rejected', async () => {
    const store = await openTestStore();
    await loadToy(store, csv('A,ETH,1,38,0,', 'B,ETH,1,38,0,'));
    await expect(
      loadToy(store, csv('A,ETH,1,38,0,', 'B,ETH,x,38,0,'), { replaceSource: true }),
    ).rejects.toThrow('--replace-source would end the facts of 1 rejected rows too, so nothing was changed.');
    expect(await stops(store)).toHaveLength(2);
  });

  it.each([
    ['all rows are rejected', {}, ['A,XXX,1,38,0,']],
    ['it is a dry run', { dryRun: true }, ['A,ETH,1,38,0,']],
    [
      'one is rejected and all or nothing is asked for',
      { allOrNothing: true },
      ['A,ETH,1,38,0,', 'B,XXX,1,38,0,'],
    ],
  ])('leaves the graph as it was when %s', async (_, more, rows) => {
    const store = await openTestStore();
    const { total } = await loadToy(store, csv(...rows), more);
    expect(total.revision).toBe(1);
    expect(await store.revision()).toBe(1);
    expect((await store.listLoads({ first: 10 })).length).toBe(1);
  });

  it('a file that breaks off after good rows changes nothing, and the next load works', async () => {
    const store = await openTestStore();
    const rows = Array.from({ length: 3000 }, (_, i) => `S${i},ETH,9,38,0,`);
    await expect(loadToy(store, csv(...rows, '"A,ETH'))).rejects.toThrow('ends within a quoted cell');
    expect(await store.revision()).toBe(1);
    expect((await loadToy(store, csv('A,ETH,1,38,0,'))).exitCode).toBe(0);
  });

  it('one wrong file among several changes nothing', async () => {
    const store = await openTestStore();
    await expect(
      loadToy(store, [csv('A,ETH,1,38,0,'), temporaryFile('x.csv', Buffer.alloc(100))]),
    ).rejects.toThrow('binary file');
    expect(await store.revision()).toBe(1);
  });

  it('stops when it is told to, and changes nothing', async () => {
    const store = await openTestStore();
    const stop = new AbortController();
    const rows = Array.from({ length: 5000 }, (_, i) => `S${i},ETH,9,38,0,`);
    const load = loadToy(store, csv(...rows), {
      signal: stop.signal,
      onProgress: ({ phase }) => phase === 'writing' && stop.abort(),
    });
    await load.then(
      ({ total }) => expect(total.accepted).toBe(5000),
      () => undefined,
    );
    const stopped = new AbortController();
    stopped.abort();
    await expect(loadToy(store, csv('Z,ETH,1,38,0,'), { signal: stopped.signal })).rejects.toThrow('aborted');
    expect((await stops(store)).some(([name]) => name === 'Z')).toBe(false);
  });

  it('of several files is one load with a summary for each, and rows of one source are duplicates over files', async () => {
    const store = await openTestStore();
    const { files, total, duplicates } = await loadToy(store, [
      csv('A,ETH,1,38,0,'),
      csv('A,ETH,1,38,0,', 'B,ETH,1,38,0,'),
    ]);
    expect(files).toMatchObject([
      { rows: 1, accepted: 1 },
      { rows: 2, accepted: 1, duplicate: 1 },
    ]);
    expect(total).toMatchObject({ rows: 3, accepted: 2, duplicate: 1, revision: 2 });
    expect(duplicates).toMatchObject([{ file: 1, line: 2, firstFile: 0, firstLine: 2 }]);
  });

  it('names its source once, as the command says, and keeps what an earlier command said', async () => {
    const store = await openTestStore();
    const file = csv('A,ETH,1,38,0,');
    const named = await testInput(file, {
      options: { ...testOptions, publisher: 'UNHCR', licence: 'CC-BY-4.0' },
    });
    await loadToy(store, file, { inputs: [named] });
    const { total } = await loadToy(store, file);
    expect(total.revision).toBe(2);
    const sources = await store.get('Source', ['toy'], { revision: 2, viewer: STEWARD_OF_ALL });
    expect(sources.get('toy')).toMatchObject({
      publisher: 'UNHCR',
      licence: 'CC-BY-4.0',
      retrieved: null,
      priority: 100,
      staleDays: 365,
    });
  });

  it('a fact that breaks its schema rejects its row with field and rule', async () => {
    const store = await openTestStore();
    const file = temporaryFile(
      'stops.csv',
      'stop,country,lat,lon,kind\nA,ETH,9,38,CITY\nB,ETH,9,38,CASTLE\nC,ETH,9,38,SEA_AREA\n',
    );
    const { rejected, total } = await loadToy(store, file);
    expect(total).toMatchObject({ accepted: 1, rejected: 2 });
    expect(rejected).toMatchObject([
      { line: 3, column: 'kind', value: 'CASTLE', accepted: expect.stringContaining('one of CITY, VILLAGE') },
      { line: 4, column: null, rule: 'The Stop is a SEA_AREA, so it has no country.' },
    ]);
  });
});

describe('references within a load', () => {
  /** Rows of providers and services: a duplicate's organisation is kept when the shown row needs it. */
  const services: SourceFormat = {
    ...toyFormat,
    async open(_, { options }) {
      return {
        start: async () => [],
        finish: async () => [],
        droppedColumns: [],
        read({ cells }) {
          const envelope = { ...envelopeOf(options), asOf: '2025-01-01' };
          const provider = cells['brings'] ?? '';
          const puts: Put[] = [];
          if (provider !== '') {
            const organisation = {
              name: provider,
              acronym: null,
              alternatives: [],
              kind: null,
              nationalSociety: null,
            };
            puts.push(['Provider', { ...envelope, code: provider, ...organisation }]);
          }
          const nothing = Object.fromEntries(
            [
              'name',
              'branch',
              'staleFrom',
              'stop',
              'leg',
              'lat',
              'lon',
              'reachKm',
              'capacityPerDay',
              'openingDays',
            ].map((field) => [field, null]),
          );
          const lists = { adminAreas: [], groups: ['EVERYONE'], conditions: [], sourceWords: [] };
          const place = { country: 'ETH', precision: 'COUNTRY', remote: false };
          const what = {
            serviceType: 'RFL',
            provider: cells['provider']!,
            status: 'ACTIVE',
            eligibility: 'UNKNOWN',
          };
          puts.push([
            'Service',
            { ...envelope, code: cells['stop']!, ...nothing, ...lists, ...place, ...what },
          ]);
          return { outcome: 'facts', key: cells['stop']!, rank: Number(cells['rank']), puts };
        },
      };
    },
  };
  const load = async (store: GraphStore, text: string) => {
    const file = temporaryFile('services.csv', `stop,provider,brings,rank\n${text}`);
    return loadToy(store, file, { inputs: [await testInput(file, { format: services })] });
  };

  it('a fact of a row that is not shown is written when a shown fact needs it, and only then', async () => {
    const store = await openTestStore();
    const { total } = await load(
      store,
      's1,org-a,org-a,0\ns1,org-a,,1\ns2,org-b,org-b,1\ns2,org-c,org-c,0\n',
    );
    expect(total).toMatchObject({ accepted: 2, duplicate: 2, entities: { Provider: 2, Service: 2 } });
    const again = await load(store, 's1,org-a,org-a,0\ns1,org-a,,1\ns2,org-b,org-b,1\ns2,org-c,org-c,0\n');
    expect(again.total).toMatchObject({ accepted: 0, unchanged: 2, revision: total.revision });
  });

  it('rows that all bring what they all need are not joined with each other: 12,000 would take minutes', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `s${i},org-a,org-a,0\n`).join('');
    const { total } = await load(await openTestStore(), rows);
    expect(total).toMatchObject({ accepted: 12_000, entities: { Provider: 1, Service: 12_000 } });
  });

  it('a row that needs what a rejected row would have brought is rejected too', async () => {
    const store = await openTestStore();
    const { rejected, total } = await load(store, 's1,org-x,org-a,0\ns2,org-a,,0\ns3,org-b,org-b,0\n');
    expect(total).toMatchObject({ accepted: 1, rejected: 2 });
    expect(rejected).toMatchObject([
      { line: 2, value: 'org-x' },
      { line: 3, value: 'org-a' },
    ]);
  });
});

describe('the report of rejected rows', () => {
  it('holds the original cells and the reasons, without personal data and formulas, and loads again once corrected', async () => {
    const store = await openTestStore();
    const reportPath = path.join(temporaryFolder(), 'rejected.csv');
    const file = temporaryFile(
      'stops.csv',
      'stop,country,lat,lon,contact\nA,ETH,1,38,Jane\n=HYPERLINK(1),XXX,9,-38.5,Joe\n"C, D",ETH,0,0,Jim\n',
    );
    const { reports, total } = await loadToy(store, file, { reportPath });
    expect(reports).toEqual([{ path: reportPath, file: 0 }]);
    expect(total.rejected).toBe(2);
    const text = readFileSync(reportPath, 'utf8');
    expect(text).toContain(
      'stop,country,lat,lon,rejected_line,rejected_sheet,rejected_column,rejected_value,rejected_rule,rejected_accepted\n',
    );
    expect(text).toContain("'=HYPERLINK(1),XXX,9,-38.5,3,,country,XXX,");
    expect(text).not.toMatch(/Jane|Joe|Jim/);
    const corrected = temporaryFile(
      'rejected.csv',
      text.replace('HYPERLINK(1),XXX', 'HYPERLINK(1),ETH').replace('"C, D",ETH,0,0', '"C, D",ETH,5,5'),
    );
    expect((await loadToy(store, corrected)).total).toMatchObject({ rows: 2, accepted: 2, rejected: 0 });
    expect((await stops(store)).map(([name]) => name)).toContain('C, D');
  });

  it('of a line with a wrong number of cells shows none of them where columns are left out: one may be a telephone number', async () => {
    const reportPath = path.join(temporaryFolder(), 'rejected.csv');
    const file = temporaryFile('stops.csv', 'stop,country,lat,lon,contact\nA,9,38,Jane\n');
    const { total } = await loadToy(await openTestStore(), file, { reportPath });
    expect(total.rejected).toBe(1);
    const text = readFileSync(reportPath, 'utf8');
    expect(text).toContain(',,,,2,,,,"The line has 4 cells, and the header has 5."');
    expect(text).not.toContain('Jane');
  });

  it('of JSON holds no key that its first records, by which columns are dropped, do not have', async () => {
    const reportPath = path.join(temporaryFolder(), 'rejected.csv');
    const records = Array.from({ length: 230 }, (_, i) => ({
      stop: `S${i}`,
      country: 'XXX',
      ...(i > 210 ? { phone: '0911 Jane' } : {}),
    }));
    await loadToy(await openTestStore(), temporaryFile('stops.json', JSON.stringify(records)), {
      reportPath,
    });
    expect(readFileSync(reportPath, 'utf8')).toMatch(/^stop,country,rejected_line/);
    expect(readFileSync(reportPath, 'utf8')).not.toContain('Jane');
  });

  it('is not written over a file that is loaded', async () => {
    const file = csv('A,XXX,1,38,0,');
    await expect(loadToy(await openTestStore(), file, { reportPath: file })).rejects.toThrow(
      'is one of the files that are loaded',
    );
    expect(readFileSync(file, 'utf8')).toContain('A,XXX,1,38,0,');
  });

  it('is not written when nothing was rejected', async () => {
    const reportPath = path.join(temporaryFolder(), 'rejected.csv');
    expect((await loadToy(await openTestStore(), csv('A,ETH,1,38,0,'), { reportPath })).reports).toEqual([]);
    expect(existsSync(reportPath)).toBe(false);
  });

  it('of a file with hashtags keeps them', async () => {
    const reportPath = path.join(temporaryFolder(), 'rejected.csv');
    const file = temporaryFile('x.csv', 'stop,country,lat,lon\n#loc,#country,#geo+lat,#geo+lon\nA,XXX,1,1\n');
    await loadToy(await openTestStore(), file, { reportPath });
    expect(readFileSync(reportPath, 'utf8')).toMatch(
      /^stop,country,lat,lon,rejected_line.*\n#loc,#country,#geo\+lat,#geo\+lon,,/,
    );
  });
});

describe('statements of completeness', () => {
  const complete = async (claim: string, rows = ['A,ETH,1,38,0,2025-08-31', 'B,ETH,1,38,0,2025-08-01']) => {
    const store = await openTestStore();
    const file = csv(...rows);
    await loadToy(store, file, { claims: [parseCompletenessClaim(claim)] });
    const revision = await store.revision();
    await loadToy(store, file, { claims: [parseCompletenessClaim(claim)] });
    expect(await store.revision()).toBe(revision);
    return (await store.page('Statement', { first: 10 }, { revision, viewer: STEWARD_OF_ALL })).facts;
  };

  it('speaks as of the latest day of the file, for a year', async () => {
    expect(await complete('ETH:PRIMARY_HEALTH,RFL:ALL')).toMatchObject([
      {
        country: 'ETH',
        adminArea: null,
        serviceTypes: ['PRIMARY_HEALTH', 'RFL'],
        links: false,
        asOf: '2025-08-31',
        freshUntil: '2026-08-31',
        source: 'toy',
      },
    ]);
  });

  it('ALL+LINKS claims agreements and referrals too, and ALL types are all services', async () => {
    expect(await complete('ETH:ALL:NATIONAL_SOCIETY,UN+LINKS')).toMatchObject([
      { serviceTypes: ['PRIMARY_HEALTH', 'RFL'], providerKinds: ['NATIONAL_SOCIETY', 'UN'], links: true },
    ]);
  });

  it.each([
    ['ETH', 'is not COUNTRY[/AREA]:TYPES:PROVIDER_KINDS'],
    ['ETH:RFL:CHURCHES', '"CHURCHES" is not ALL or some of NATIONAL_SOCIETY'],
    ['XXX:RFL:ALL', 'there is no country "XXX"'],
    ['ETH:DENTAL:ALL', 'there is no service type "DENTAL". Known: PRIMARY_HEALTH, RFL'],
    ['ETH/Tigray:RFL:ALL', 'ETH has no area "Tigray"'],
  ])('%s is refused', async (claim, message) => {
    await expect(complete(claim)).rejects.toThrow(message);
  });

  it('without any date --as-of is asked for', async () => {
    await expect(complete('ETH:RFL:ALL', ['A,ETH,1,38,0,'])).rejects.toThrow('--complete-for needs --as-of');
  });
});
