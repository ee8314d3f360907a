import { beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '../../../api/build-schema.ts';
import { PAGE_PATHS } from '../../../api/pages/page-paths.ts';
import { createApiKey } from '../../../graph/access/api-keys.ts';
import { parseRole } from '../../../graph/access/roles.ts';
import { VISIBILITIES, type Visibility } from '../../../graph/model/closed-lists.ts';
import type { AnyFact, KindName } from '../../../graph/model/kinds.ts';
import { type Question, questionId } from '../../../graph/review/question.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { COMMANDS } from '../../../loaders/cli.ts';
import { load, loadFacts, type OpenEmptyStore, putAll } from '../../contract/context.ts';
import { fact } from '../../contract/facts.ts';
import { apiOn } from '../support/api-on.ts';
import { JOB_ID, storedJob } from '../support/stored-job.ts';
import { storedScenario } from '../support/stored-scenario.ts';
import { world } from '../support/world.ts';
import { EXPORTS, NOT_ASKED } from './exports.ts';
import { BESIDE, hiddenFacts } from './hidden-facts.ts';
import { HIDDEN_CODE_OF, MUTATIONS, PATHS } from './paths.ts';

/** Who asks, and which visibilities of facts of ns-lby he reads: ns-ita shares its network, ns-eth does not. */
const READERS: Readonly<
  Record<string, { roles: readonly string[] | 'none' | 'local'; reads: readonly Visibility[] }>
> = {
  anybody: { roles: 'none', reads: ['PUBLIC'] },
  'an account without a role': { roles: [], reads: ['PUBLIC'] },
  'a reader of the Movement': { roles: ['movement'], reads: ['PUBLIC', 'MOVEMENT'] },
  'the local user': { roles: 'local', reads: ['PUBLIC', 'MOVEMENT', 'NETWORK'] },
  'a steward of a Society of no common network': { roles: ['steward:ns-eth'], reads: ['PUBLIC', 'MOVEMENT'] },
  'a steward of a Society of the same network': {
    roles: ['steward:ns-ita'],
    reads: ['PUBLIC', 'MOVEMENT', 'NETWORK'],
  },
  'the steward of the network': {
    roles: ['network-steward:net-test'],
    reads: ['PUBLIC', 'MOVEMENT', 'NETWORK'],
  },
  'the steward of the Society': { roles: ['steward:ns-lby'], reads: VISIBILITIES },
  'an administrator': { roles: ['administrator'], reads: VISIBILITIES },
};

/** HTTP paths by what they could tell; the test of the routes fails for one that is not here. */
const ROUTES: Readonly<Record<string, string>> = {
  'GET /queries': 'pages',
  ...Object.fromEntries(PAGE_PATHS.map((path) => [`GET ${path}`, 'is one document without facts'])),
  'GET /assets/:file': 'are files without facts',
  'GET /borders.json': 'is a file of who runs the server',
  'GET /service-worker.js': 'is a file without facts',
  'POST /page-problems': 'answers nothing: it writes to the log',
  'GET /export': 'pages',
  'GET /export/:file': 'by the exports',
  'GET /graphiql': 'pages',
  'GET /graphiql/:file': 'are files without facts',
  'GET /graphql': 'by the paths of the schema',
  'POST /graphql': 'by the paths of the schema',
  'DELETE /jobs/:id': 'tells what cancelJob tells: tests/api/support/job-suite.ts',
  'GET /jobs/:id': 'tells what job tells: tests/api/support/job-suite.ts',
  'POST /load': 'is the local user’s: tells what the command tells to who holds the store itself',
  'POST /load/mapping': 'reads the file that it is sent',
  'GET /livez': 'pages',
  'GET /readyz': 'pages',
  'GET /metrics':
    'tells no fact: times and numbers of requests, and the revision, to this machine or with its token',
};

/** Commands, and why each tells nobody more than he may know. */
const COMMANDS_COVERED: Readonly<Record<string, string>> = {
  serve: 'is the routes',
  query: 'runs documents as the local user: tests/unit/loaders/query*.test.ts',
  export: 'gives what the routes give to the local user: tests/api/exports/command.test.ts',
  load: 'is run by who holds the store itself',
  pull: 'writes, as load does: is run by who holds the store itself',
  map: 'reads the file that it is given',
  review: 'is run by who holds the store itself; its questions reach nobody over HTTP (below)',
  formats: 'reads no facts',
  key: 'is run by who holds the store itself',
  doctor: 'is run by who holds the store itself',
  backup: 'is run by who holds the store itself',
  restore: 'is run by who holds the store itself',
};

/** What `trailcare review` would ask of a hidden fact: kept beside the graph, and told over no path. */
const QUESTION: Question = {
  about: 'pair',
  kind: 'Branch',
  code: 'h-branch',
  name: 'Hidden',
  source: 'test-source',
  other: 'beside',
  otherName: null,
  otherSource: 'test-source',
  km: 0,
  likeness: null,
  decision: null,
};

const SCENARIOS = {
  'names-hidden-service': storedScenario({
    changes: [{ closeService: { code: 'h-service' } }, { closeService: { code: 'health-agadez' } }],
    trails: null,
  }),
  'names-hidden-trail': storedScenario({ trails: ['h-trail'] }),
};

const PAGES = ['/', '/export', '/graphiql', '/livez', '/readyz'];

/** What each reader was told, by reader and then by `path field: name`, `page URL`, `mutation of what is hidden`, `… of what is not`. */
type Told = Map<string, Map<string, string>>;

/**
 * Asks everything of a graph with the hidden facts, or of one with the same history in which they have gone. One graph at a time: a
 * Neo4j server of the Community edition has one.
 */
async function tellAll(
  openEmptyStore: OpenEmptyStore,
  visibility: Visibility,
  which: 'with' | 'without',
  readers: readonly string[],
): Promise<Told> {
  const { store, close } = await openEmptyStore();
  const hidden = Object.entries(hiddenFacts(visibility)) as [KindName, AnyFact[]][];
  // Both have one secret, so that a difference of versions is one of facts.
  await load(store, (session) => session.putRecord('secret', 'store', JSON.stringify('s'.repeat(43)), 1));
  await loadFacts(store, world());
  await loadFacts(store, BESIDE);
  await load(store, async (session) => {
    for (const [kind, facts] of hidden) await putAll(session, kind, facts);
  });
  await load(store, async (session) => {
    // Somebody who reads all shared them: whoever does not must not learn by them.
    for (const [code, body] of Object.entries(SCENARIOS)) {
      await session.putRecord('scenario', code, JSON.stringify(body), 0);
    }
    // Both have as many revisions.
    await session.put('Practice', [fact('Practice', 'beside', { name: 'Beside', summary: 'Beside' })]);
    if (which === 'with') {
      await session.putRecord('question', questionId(QUESTION), JSON.stringify(QUESTION), 0);
      return;
    }
    for (const [kind, facts] of hidden.toReversed()) {
      for (const { code, source } of facts) await session.end(kind, source, [code]);
    }
  });
  // Of the local user, who asked for it while he could read the stop.
  const job = storedJob({ owner: 'local' }, 'h-stop');
  await store.noteRecord('job', JOB_ID, JSON.stringify(job), 0);
  const servers = {
    open: await apiOn(store, { onLoopback: false }),
    loopback: await apiOn(store, { onLoopback: true }),
  };
  const told: Told = new Map();
  for (const reader of readers) {
    const { roles } = READERS[reader]!;
    const api = roles === 'local' ? servers.loopback : servers.open;
    const headers = await credentials(store, roles);
    const ofReader = new Map<string, string>();
    told.set(reader, ofReader);
    const ask = async (query: string) => {
      const { status, text } = await api.ask(query, {}, headers);
      return `${status} ${text}`;
    };
    for (const { field, name, query } of PATHS) ofReader.set(`${field}: ${name}`, await ask(query));
    for (const file of EXPORTS) {
      const { status, headers: sent, text } = await api.get(`/export/${file}`, headers);
      // The clock is nobody's fact.
      const { date: _, ...said } = sent;
      ofReader.set(`export: ${file}`, `${status} ${JSON.stringify(said)} ${text}`);
    }
    for (const url of PAGES) {
      const { status, text } = await api.get(url, headers);
      // A nonce is another for each answer.
      ofReader.set(url, `${status} ${text.replaceAll(/nonce="[^"]*"/g, 'nonce')}`);
    }
    for (const [name, mutation] of Object.entries(MUTATIONS)) {
      const code = HIDDEN_CODE_OF[name]!;
      const nowhere = 'n'.repeat(code.length);
      const answer = async (asked: string) =>
        (await ask(mutation.replace('CODE', asked))).replaceAll(asked, 'X');
      ofReader.set(`${name} of what is hidden`, await answer(code));
      ofReader.set(`${name} of what is not there`, await answer(nowhere));
    }
  }
  for (const api of Object.values(servers)) await api.close();
  await close();
  return told;
}

async function credentials(
  store: GraphStore,
  roles: readonly string[] | 'none' | 'local',
): Promise<Record<string, string>> {
  if (typeof roles === 'string') return {};
  const scopes = ['read', 'write', 'admin'] as const;
  const key = { name: 'matrix', roles: roles.map(parseRole), scopes, expiresAt: null };
  const { text } = await createApiKey(store, key, { actor: 'local', now: new Date('2026-11-01') });
  return { authorization: `Bearer ${text}` };
}

/** Who learns what of hidden facts, on one store: readers × visibilities × ways in. */
export function matrixSuite(
  storeName: string,
  openEmptyStore: OpenEmptyStore,
  visibilities: readonly Visibility[] = VISIBILITIES,
  readers: readonly string[] = Object.keys(READERS),
): void {
  describe.each(visibilities)(`facts that are %s, on ${storeName}`, (visibility) => {
    let told: Record<'with' | 'without', Told>;
    beforeAll(async () => {
      told = {
        with: await tellAll(openEmptyStore, visibility, 'with', readers),
        without: await tellAll(openEmptyStore, visibility, 'without', readers),
      };
    }, 300_000);

    describe.each(readers)('%s', (reader) => {
      const { reads } = READERS[reader]!;
      const answer = (which: 'with' | 'without', way: string) => {
        const text = told[which].get(reader)!.get(way);
        expect(text).toBeDefined();
        return text!;
      };

      if (reads.includes(visibility)) {
        it('reads them, by all paths that show facts of their kinds', () => {
          const ways = [
            ...PATHS.map(({ field, name }) => `${field}: ${name}`),
            ...EXPORTS.map((file) => `export: ${file}`),
          ];
          const shown = ways.filter((way) => answer('with', way) !== answer('without', way));
          const ofMovement = reads.includes('MOVEMENT') ? SHOWN_TO_THE_MOVEMENT : [];
          expect(shown).toEqual(expect.arrayContaining([...SHOWN_TO_ITS_READERS, ...ofMovement]));
        });
      } else {
        it.each(PATHS.map(({ field, name }) => `${field}: ${name}`))('learns nothing by %s', (way) => {
          expect(answer('with', way)).toBe(answer('without', way));
        });

        it.each(EXPORTS)('learns nothing by the export %s', (file) => {
          expect(answer('with', `export: ${file}`)).toBe(answer('without', `export: ${file}`));
        });

        it.each(Object.keys(MUTATIONS))('learns nothing by %s', (name) => {
          expect(answer('with', `${name} of what is hidden`)).toBe(
            answer('with', `${name} of what is not there`),
          );
        });
      }

      it.each(PAGES)('learns nothing by the page %s', (url) => {
        expect(answer('with', url)).toBe(answer('without', url));
      });
    });
  });

  describe('the matrix covers', () => {
    const schema = buildSchema();

    it('every root field of the schema', () => {
      const fields = Object.keys(schema.getQueryType()!.getFields()).toSorted();
      expect([...new Set(PATHS.map(({ field }) => field))].toSorted()).toEqual(fields);
    });

    it('every mutation', () => {
      expect(Object.keys(MUTATIONS).toSorted()).toEqual(
        Object.keys(schema.getMutationType()!.getFields()).toSorted(),
      );
    });

    it('every route of the server', async () => {
      const opened = await openEmptyStore();
      const api = await apiOn(opened.store);
      try {
        expect(api.routes().toSorted()).toEqual(Object.keys(ROUTES).toSorted());
      } finally {
        await api.close();
        await opened.close();
      }
    });

    it('every export', () => {
      expect(NOT_ASKED).toEqual([]);
    });

    it('every command', () => {
      expect(COMMANDS.map(({ name }) => name).toSorted()).toEqual(Object.keys(COMMANDS_COVERED).toSorted());
    });
  });
}

/**
 * Exports of what Societies own. Trails, journeys, flows, practices and sources are no Society's: who reads what only its Society may read
 * is not shown hidden ones.
 */
const OF_SOCIETIES = EXPORTS.filter(
  (file) => !/\?.*h-|^(?:trails|journeys|communities|bottlenecks|practices|sources)\./.test(file),
);

/** Ways in that must show each of the hidden facts to who may read it: else the comparison above compares nothing. */
const SHOWN_TO_ITS_READERS = [
  ...OF_SOCIETIES.filter((file) => !file.startsWith('critical-services')).map((file) => `export: ${file}`),
  'about: counts',
  'agreements: list',
  'branch: by code',
  'branches: near',
  'branches: by text',
  'coverage: summary',
  'coverage: matrix',
  'continuity: care on the way',
  'dataAvailability: of the countries',
  'node: Service h-service',
  'partnerships: of all',
  'providers: list',
  'referrals: list',
  'search: by text',
  'services: list',
  'services: by stop',
];

/** Ways in that are for readers of the Movement alone. */
const SHOWN_TO_THE_MOVEMENT = [
  'criticalServices: by SERVICE',
  ...OF_SOCIETIES.filter((file) => file.startsWith('critical-services')).map((file) => `export: ${file}`),
  'compareScenarios: names-hidden-service',
  'scenario: names-hidden-service',
  'whatIf: nothing',
  'whatIf: a hidden service closes',
];
