import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the code of a folder (ending in /) or file may import of this project. The longest name that fits a file is its row. */
const allowed: Record<string, string[]> = {
  'graph/errors.ts': [],
  'graph/model/': ['graph/model/', 'graph/errors.ts'],
  'graph/store.ts': ['graph/model/', 'graph/errors.ts'],
  'graph/in-one-load.ts': ['graph/store.ts'],
  'graph/all-records.ts': ['graph/store.ts'],
  'graph/check-stored-facts.ts': ['graph/store.ts', 'graph/errors.ts', 'graph/model/'],
  'graph/back-up-store.ts': ['graph/errors.ts', 'graph/stores/sqlite/'],
  'graph/restore-store.ts': ['graph/errors.ts', 'graph/stores/sqlite/'],
  'graph/open-store.ts': [
    'graph/store.ts',
    'graph/errors.ts',
    'graph/model/',
    'graph/stores/sqlite/',
    'graph/stores/neo4j/',
  ],
  // What both stores do alike.
  'graph/stores/record-writes.ts': ['graph/store.ts', 'graph/errors.ts'],
  'graph/stores/new-secret.ts': ['graph/store.ts'],
  'graph/stores/touched-codes.ts': ['graph/store.ts', 'graph/model/', 'graph/stores/audience/'],
  'graph/stores/audience/': ['graph/stores/audience/', 'graph/model/'],
  'graph/stores/sqlite/': [
    'graph/stores/sqlite/',
    'graph/stores/record-writes.ts',
    'graph/stores/new-secret.ts',
    'graph/stores/touched-codes.ts',
    'graph/stores/audience/',
    'graph/store.ts',
    'graph/errors.ts',
    'graph/model/',
  ],
  'graph/stores/neo4j/': [
    'graph/stores/neo4j/',
    'graph/stores/record-writes.ts',
    'graph/stores/new-secret.ts',
    'graph/stores/touched-codes.ts',
    'graph/stores/audience/',
    'graph/store.ts',
    'graph/errors.ts',
    'graph/model/',
  ],
  'graph/network/': ['graph/network/', 'graph/store.ts', 'graph/errors.ts', 'graph/model/'],
  'graph/analysis/': ['graph/analysis/', 'graph/network/', 'graph/model/'],
  'graph/access/': [
    'graph/access/',
    'graph/store.ts',
    'graph/in-one-load.ts',
    'graph/all-records.ts',
    'graph/errors.ts',
    'graph/model/',
  ],
  'graph/changes/': [
    'graph/changes/',
    'graph/access/',
    'graph/store.ts',
    'graph/in-one-load.ts',
    'graph/all-records.ts',
    'graph/errors.ts',
    'graph/model/',
  ],
  'graph/scenarios/': [
    'graph/scenarios/',
    'graph/access/',
    'graph/store.ts',
    'graph/in-one-load.ts',
    'graph/all-records.ts',
    'graph/errors.ts',
    'graph/model/',
  ],
  'graph/review/': [
    'graph/review/',
    'graph/store.ts',
    'graph/in-one-load.ts',
    'graph/all-records.ts',
    'graph/errors.ts',
    'graph/model/',
  ],
  'graph/jobs/': [
    'graph/jobs/',
    'graph/analysis/',
    'graph/network/',
    'graph/model/',
    'graph/store.ts',
    'graph/all-records.ts',
    'graph/errors.ts',
  ],
  // A thread cannot be given a store: it opens its own.
  'graph/jobs/networks/': [
    'graph/jobs/',
    'graph/network/',
    'graph/model/',
    'graph/open-store.ts',
    'graph/store.ts',
    'graph/errors.ts',
  ],
  'loaders/': [
    'loaders/',
    'graph/access/',
    'graph/review/',
    'graph/in-one-load.ts',
    'graph/model/',
    'graph/network/',
    'graph/analysis/',
    'graph/store.ts',
    'graph/open-store.ts',
    'graph/check-stored-facts.ts',
    'graph/back-up-store.ts',
    'graph/restore-store.ts',
    'graph/errors.ts',
    // A leaf: what the system is asked for a load.
    'graph/jobs/yield-to-others.ts',
  ],
  'api/': [
    'api/',
    'graph/model/',
    'graph/network/',
    'graph/analysis/',
    'graph/access/',
    'graph/changes/',
    'graph/scenarios/',
    'graph/jobs/',
    'graph/store.ts',
    'graph/open-store.ts',
    'graph/check-stored-facts.ts',
    'graph/errors.ts',
  ],
  'web/': ['web/'],
  'bin/': ['bin/'],
  'bench/': [
    'bench/',
    'graph/',
    'loaders/',
    'tests/support/neo4j-server.ts',
    'tests/support/write-generation.ts',
  ],
  // Holds no code:
  'schema/': [],
  'seeds/': [],
};

/** `import()` alone: the command line starts the server. */
const allowedDynamically: Record<string, string[]> = {
  'loaders/cli.ts': ['api/main.ts', 'api/execute-once.ts', 'api/export-once.ts'],
};

/** Packages that only some files may import. A name ending in * fits all that begin so. */
const packageHomes: Record<string, string[]> = {
  'better-sqlite3': ['graph/stores/sqlite/', 'loaders/', 'bench/'],
  'neo4j-driver': ['graph/stores/neo4j/', 'bench/'],
  'graphology*': ['graph/network/'],
  kdbush: ['graph/network/'],
  highs: ['graph/jobs/run-highs.ts'],
  jose: ['api/access/'],
  graphql: ['api/', 'bin/generate.ts', 'bin/pages/'],
  vite: ['bin/pages/'],
  preact: ['web/'],
  'preact-*': ['web/'],
  'd3-*': ['web/'],
  '@apollo/*': ['api/', 'bench/peers/'],
  '@as-integrations/*': ['api/'],
  fastify: ['api/'],
  '@fastify/*': ['api/'],
  pino: ['api/log.ts'],
  'prom-client': ['api/metrics.ts'],
};

/** Folders that name every package they may import, Node's own modules included. */
const onlyPackages: Record<string, string[]> = {
  'graph/model/': ['zod', 'node:crypto'],
  'graph/errors.ts': [],
  'graph/analysis/': [],
};

interface Import {
  file: string;
  /** As written: `../errors.ts`, `zod`, `node:fs`. */
  target: string;
  dynamic: boolean;
}

/** Every import, re-export, `import()` and `new URL('./worker.ts', import.meta.url)` of a file's text. */
function importsOf(file: string, text: string): Import[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*).*$/gm, '');
  const fixed = code.matchAll(/^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?\s*['"]([^'"\n]+)['"]/gm);
  const dynamic = code.matchAll(/\bimport\(\s*['"`]([^'"`\n]+)['"`]/g);
  const urls = code.matchAll(/\bnew URL\(\s*['"](\.[^'"\n]+\.(?:ts|mjs|js))['"]\s*,\s*import\.meta\.url/g);
  return [
    ...Array.from(fixed, (match) => ({ file, target: match[1]!, dynamic: false })),
    ...Array.from(dynamic, (match) => ({ file, target: match[1]!, dynamic: true })),
    ...Array.from(urls, (match) => ({ file, target: match[1]!, dynamic: true })),
  ];
}

/** Each way from a file back to itself, once, from the file at which the search met it. */
function circles(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const before = way.indexOf(file);
    if (before >= 0) {
      found.push(way.slice(before));
      return;
    }
    if (done.has(file)) return;
    for (const needed of needs.get(file) ?? []) visit(needed, [...way, file]);
    done.add(file);
  };
  for (const file of needs.keys()) visit(file, []);
  return found;
}

const fits = (file: string, name: string) => (name.endsWith('/') ? file.startsWith(name) : file === name);

function longestFit<T>(table: Record<string, T>, file: string): T | undefined {
  const names = Object.keys(table).filter((name) => fits(file, name));
  const longest = names.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : table[longest];
}

/** What is wrong with an import, null when nothing is. */
function offence({ file, target, dynamic }: Import): string | null {
  if (target.startsWith('.')) {
    const imported = path.posix.join(path.posix.dirname(file), target);
    const may = longestFit(allowed, file);
    if (may === undefined) return `${file} is in no folder of the architecture: give its folder a row here`;
    if (may.some((name) => fits(imported, name))) return null;
    if (dynamic && allowedDynamically[file]?.includes(imported)) return null;
    return `${file} imports ${imported}, and may import only: ${may.join(', ') || 'nothing'}`;
  }
  const only = longestFit(onlyPackages, file);
  const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : target.split('/')[0]!;
  if (only !== undefined && !only.includes(name)) {
    return `${file} imports '${target}', and may import only these packages: ${only.join(', ') || 'none'}`;
  }
  if (isBuiltin(target)) {
    return target.startsWith('node:') ? null : `${file} imports '${target}': write 'node:${target}'`;
  }
  for (const [wanted, homes] of Object.entries(packageHomes)) {
    const isIt = wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
    if (isIt && !homes.some((home) => fits(file, home))) {
      return `${file} imports '${target}', which belongs in ${homes.join(', ')}`;
    }
  }
  return null;
}

const projectRoot = path.resolve(import.meta.dirname, '../..');
const sources = globSync('{graph,loaders,api,web,bin,bench,schema,seeds}/**/*.{ts,tsx,mts,js,mjs}', {
  cwd: projectRoot,
  exclude: (name) => /(^|\/)(node_modules|dist|generated)$/.test(name),
}).map((file) => file.replaceAll('\\', '/'));
const imports = sources.flatMap((file) =>
  importsOf(file, readFileSync(path.join(projectRoot, file), 'utf8')),
);

describe('allowed imports', () => {
  it('every file imports only what the architecture allows it', () => {
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.map(offence).filter((text) => text !== null)).toEqual([]);
  });

  it('no file needs itself by way of others, not even for a type', () => {
    const needs = new Map<string, string[]>();
    for (const { file, target } of imports) {
      if (!target.startsWith('.')) continue;
      const needed = path.posix.join(path.posix.dirname(file), target);
      needs.set(file, [...(needs.get(file) ?? []), needed]);
    }
    expect(circles(needs)).toEqual([]);
    expect(
      circles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b', 'd']],
        ]),
      ),
    ).toEqual([['b', 'c']]);
  });

  it('graphology is imported in one adapter file', () => {
    const files = new Set(
      imports.filter(({ target }) => target.startsWith('graphology')).map(({ file }) => file),
    );
    expect([...files].slice(1)).toEqual([]);
  });

  it('schema and seeds hold no code', () => {
    expect(sources.filter((file) => file.startsWith('schema/') || file.startsWith('seeds/'))).toEqual([]);
  });

  it.each([
    [
      'api/resolvers/trail.ts',
      `import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';`,
    ],
    ['api/server.ts', `import type { Row } from '../loaders/run.ts';`],
    ['loaders/run.ts', `export { context } from '../api/context.ts';`],
    ['loaders/run.ts', `await import('../api/main.ts');`],
    ['loaders/cli.ts', `import { main } from '../api/main.ts';`],
    ['loaders/cli.ts', `await import('../api/server.ts');`],
    ['graph/analysis/coverage.ts', `import {\n  type GraphStore,\n} from '../store.ts';`],
    ['graph/analysis/coverage.ts', `import { readFileSync } from 'node:fs';`],
    ['graph/model/day.ts', `import { csv } from 'csv-parse';`],
    ['graph/model/day.ts', `import '../network/network.ts';`],
    ['graph/network/network.ts', `import { coverage } from '../analysis/coverage.ts';`],
    ['graph/stores/sqlite/scan.ts', `import { cypher } from '../neo4j/cypher.ts';`],
    ['graph/jobs/pool.ts', `new Worker(new URL('../../api/worker.ts', import.meta.url));`],
    ['graph/network/read.ts', `import neo4j from 'neo4j-driver';`],
    ['graph/jobs/solve-plan.ts', `import loadHighs from 'highs';`],
    ['api/export/graphml.ts', `import toGraphml from 'graphology-graphml/node';`],
    ['graph/network/read.ts', `import { GraphQLError } from 'graphql';`],
    ['api/main.ts', `import fs from 'fs';`],
  ])('catches an offender in %s: %s', (file, text) => {
    expect(importsOf(file, text).map(offence)).toEqual([expect.stringContaining(file)]);
  });

  it.each([
    ['loaders/cli.ts', `const { main } = await import('../api/main.ts');`],
    ['loaders/seen-rows.ts', `import Database from 'better-sqlite3';`],
    ['graph/model/day.ts', `import { z } from 'zod';\nimport { BadInput } from '../errors.ts';`],
    [
      'graph/analysis/coverage.ts',
      `// import { x } from '../store.ts';\nimport type { Network } from '../network/network.ts';`,
    ],
    ['graph/open-store.ts', `const { openNeo4jStore } = await import('./stores/neo4j/open-neo4j-store.ts');`],
  ])('allows %s: %s', (file, text) => {
    expect(importsOf(file, text).length).toBeGreaterThan(0);
    expect(importsOf(file, text).map(offence)).toEqual(importsOf(file, text).map(() => null));
  });
});
