import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '../../../api/build-schema.ts';
import { createApiKey } from '../../../graph/access/api-keys.ts';
import { parseRole } from '../../../graph/access/roles.ts';
import { VISIBILITIES, type Visibility } from '../../../graph/model/closed-lists.ts';
import type { KindName } from '../../../graph/model/kinds.ts';
import { COMMANDS } from '../../../loaders/cli.ts';
import { load, loadFacts, type OpenEmptyStore, type OpenedStore, putAll } from '../../contract/context.ts';
import { fact } from '../../contract/facts.ts';
import { type Api, apiOn } from '../support/api-on.ts';
import { world } from '../support/world.ts';
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
  'GET /': 'pages',
  'GET /graphiql': 'pages',
  'GET /graphql': 'by the paths of the schema',
  'POST /graphql': 'by the paths of the schema',
  'GET /livez': 'pages',
  'GET /readyz': 'pages',
};

/** Commands, and why each tells nobody more than he may know. */
const COMMANDS_COVERED: Readonly<Record<string, string>> = {
  serve: 'is the routes',
  query: 'runs documents as the local user: tests/unit/loaders/query*.test.ts',
  load: 'is run by who holds the store itself',
  map: 'reads the file that it is given',
  formats: 'reads no facts',
  key: 'is run by who holds the store itself',
  doctor: 'is run by who holds the store itself',
};

interface Worlds {
  readonly opened: OpenedStore[];
  /** On the network, as a server on another address than loopback, and on loopback. */
  readonly servers: Record<'with' | 'without', Record<'open' | 'loopback', Api>>;
  readonly keys: Record<'with' | 'without', Record<string, string>>;
}

/** Two stores with the same history but that in one the hidden facts have gone. */
async function openWorlds(openEmptyStore: OpenEmptyStore, visibility: Visibility): Promise<Worlds> {
  const made = { opened: [] as OpenedStore[], servers: {}, keys: {} } as unknown as {
    opened: OpenedStore[];
  } & Worlds;
  for (const which of ['with', 'without'] as const) {
    const opened = await openEmptyStore();
    made.opened.push(opened);
    const { store } = opened;
    await loadFacts(store, world());
    await loadFacts(store, BESIDE);
    const hidden = Object.entries(hiddenFacts(visibility)) as [
      KindName,
      { code: string; source: string }[],
    ][];
    await load(store, async (session) => {
      for (const [kind, facts] of hidden) await putAll(session, kind, facts);
    });
    await load(store, async (session) => {
      // Both have as many revisions.
      await session.put('Practice', [fact('Practice', 'beside', { name: 'Beside', summary: 'Beside' })]);
      if (which === 'with') return;
      for (const [kind, facts] of hidden.toReversed()) {
        for (const { code, source } of facts) await session.end(kind, source, [code]);
      }
    });
    made.keys[which] = {};
    for (const [name, { roles }] of Object.entries(READERS)) {
      if (typeof roles === 'string') continue;
      const key = {
        name,
        roles: roles.map(parseRole),
        scopes: ['read', 'write', 'admin'] as const,
        expiresAt: null,
      };
      made.keys[which][name] = (
        await createApiKey(store, key, { actor: 'local', now: new Date('2026-11-01') })
      ).text;
    }
    made.servers[which] = {
      open: await apiOn(store, { onLoopback: false }),
      loopback: await apiOn(store, { onLoopback: true }),
    };
  }
  return made;
}

/** Who learns what of hidden facts, on one store: readers × visibilities × ways in. */
export function matrixSuite(storeName: string, openEmptyStore: OpenEmptyStore): void {
  describe.each(VISIBILITIES)(`facts that are %s, on ${storeName}`, (visibility) => {
    let worlds: Worlds;
    beforeAll(async () => {
      worlds = await openWorlds(openEmptyStore, visibility);
    });
    afterAll(async () => {
      for (const { open, loopback } of Object.values(worlds?.servers ?? {})) {
        await open.close();
        await loopback.close();
      }
      for (const opened of worlds?.opened ?? []) await opened.close();
    });

    const askIn = async (which: 'with' | 'without', reader: string, query: string) => {
      const { roles } = READERS[reader]!;
      const api = worlds.servers[which][roles === 'local' ? 'loopback' : 'open'];
      const key = worlds.keys[which][reader];
      const { status, text } = await api.ask(
        query,
        {},
        key === undefined ? {} : { authorization: `Bearer ${key}` },
      );
      return `${status} ${text}`;
    };

    describe.each(Object.entries(READERS))('%s', (reader, { reads }) => {
      const may = reads.includes(visibility);

      if (!may) {
        it.each(PATHS.map((path) => [`${path.field}: ${path.name}`, path.query]))(
          'learns nothing by %s',
          async (_, query) => {
            expect(await askIn('with', reader, query)).toBe(await askIn('without', reader, query));
          },
        );

        it.each(Object.entries(MUTATIONS))('learns nothing by %s', async (name, mutation) => {
          const hidden = HIDDEN_CODE_OF[name]!;
          const nowhere = 'n'.repeat(hidden.length);
          const there = await askIn('with', reader, mutation.replace('CODE', hidden));
          const absent = await askIn('with', reader, mutation.replace('CODE', nowhere));
          expect(there.replaceAll(hidden, 'X')).toBe(absent.replaceAll(nowhere, 'X'));
        });
      } else {
        it('reads them, by all paths that show facts of their kinds', async () => {
          const shown: string[] = [];
          for (const { field, name, query } of PATHS) {
            const [there, gone] = [await askIn('with', reader, query), await askIn('without', reader, query)];
            if (there !== gone) shown.push(`${field}: ${name}`);
          }
          expect(shown).toEqual(expect.arrayContaining(SHOWN_TO_ITS_READERS));
        });
      }

      it.each(['/', '/graphiql', '/livez', '/readyz'])('learns nothing by the page %s', async (url) => {
        const { roles } = READERS[reader]!;
        const [there, gone] = await Promise.all(
          (['with', 'without'] as const).map(async (which) => {
            const api = worlds.servers[which][roles === 'local' ? 'loopback' : 'open'];
            const key = worlds.keys[which][reader];
            const { status, text } = await api.get(
              url,
              key === undefined ? {} : { authorization: `Bearer ${key}` },
            );
            return `${status} ${text}`;
          }),
        );
        expect(there).toBe(gone);
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

    it('every command', () => {
      expect(COMMANDS.map(({ name }) => name).toSorted()).toEqual(Object.keys(COMMANDS_COVERED).toSorted());
    });
  });
}

/** Ways in that must show each of the hidden facts to who may read it: else the comparison above compares nothing. */
const SHOWN_TO_ITS_READERS = [
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
  'providers: list',
  'referrals: list',
  'search: by text',
  'services: list',
  'services: by stop',
];
