import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { unreadableFacts } from '../../graph/check-stored-facts.ts';
import { TrailcareError } from '../../graph/errors.ts';
import { KIND_NAMES } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { openStore, withoutCredentials } from '../../graph/open-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { type Command, STORE_VARIABLE, type Terminal, storeUrl } from './command.ts';

interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to run or change when it is not in order. */
  readonly cure: string | null;
}

const LEAST_NODE_MAJOR = 24;

/** `trailcare doctor`: what is in order, and what to run when something is not. */
export const doctorCommand: Command = {
  help: `trailcare doctor [--json]

Checks the Node version, the data folder, the store and what it holds, and the seeds, and says what to run when
something is not in order. It changes nothing.
Exit code 0 when all is in order, 1 when something is not.
`,
  options: { json: { type: 'boolean' } },
  async run(values, _, terminal) {
    const url = storeUrl(terminal);
    const checks = [
      checkNode(process.versions.node),
      ...(await checkFolder(url)),
      ...(await checkStore(url, terminal)),
    ];
    const told = { store: withoutCredentials(url), checks };
    if (values.flag('json')) terminal.out(`${JSON.stringify(told, null, 2)}\n`);
    else {
      for (const { check, ok, found, cure } of checks) {
        terminal.out(
          `${ok ? 'ok   ' : 'WRONG'} ${check}: ${found}${cure === null ? '' : `\n      ${cure}`}\n`,
        );
      }
    }
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};

const good = (check: string, found: string): Check => ({ check, ok: true, found, cure: null });
const wrong = (check: string, found: string, cure: string): Check => ({ check, ok: false, found, cure });

export function checkNode(version: string): Check {
  if (Number.parseInt(version, 10) >= LEAST_NODE_MAJOR) return good('Node', version);
  return wrong(
    'Node',
    `${version}, and ${LEAST_NODE_MAJOR} or newer is needed`,
    'Run `npm ci`, which brings one, and start with `npx trailcare`.',
  );
}

/** An SQLite store is a file in a folder that must exist, or be made, and be writable. */
async function checkFolder(url: string): Promise<Check[]> {
  if (!url.startsWith('sqlite:')) return [];
  let folder = path.resolve(path.dirname(url.slice('sqlite:'.length)));
  const exists = (name: string) =>
    stat(name).then(
      () => true,
      () => false,
    );
  while (!(await exists(folder)) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (writable) return [good('Data folder', folder)];
  return [
    wrong(
      'Data folder',
      `${folder} cannot be written to`,
      `Give yourself the right to write there, or set ${STORE_VARIABLE}=sqlite:PATH.`,
    ),
  ];
}

const MOST_TOLD = 20;

/** One line for each fact that the server would refuse to start on, of the first of them. */
async function checkFacts(store: GraphStore): Promise<Check[]> {
  const { facts, total } = await unreadableFacts(store, MOST_TOLD);
  if (total === 0) return [good('Facts', 'all as this version writes them')];
  const cure =
    'Load the source again: `npx trailcare load FILE --replace-source`, or put back a copy: `npx trailcare restore FILE --replace`.';
  const told = facts.map(({ kind, code, source, rule }) =>
    wrong('Facts', `${kind} ${JSON.stringify(code)} of source ${JSON.stringify(source)}: ${rule}`, cure),
  );
  if (total > facts.length) told.push(wrong('Facts', `${total - facts.length} more`, cure));
  return told;
}

function cureOf(url: string, error: unknown): string {
  if (error instanceof TrailcareError && error.code === 'BAD_INPUT') return `Set ${STORE_VARIABLE} to one.`;
  return url.startsWith('sqlite:')
    ? `If that is not the file you mean, set ${STORE_VARIABLE}=sqlite:PATH.`
    : `Is the server running at ${url}? Set ${STORE_VARIABLE}, NEO4J_USERNAME and NEO4J_PASSWORD.`;
}

async function checkStore(url: string, terminal: Terminal): Promise<Check[]> {
  let store: GraphStore | null = null;
  const checks: Check[] = [];
  try {
    store = await openStore(url, terminal.env);
    const revision = await store.revision();
    checks.push(good('Store', `${url} (${store.name})`));
    const counts = await store.counts({ revision, viewer: STEWARD_OF_ALL });
    const total = KIND_NAMES.reduce((sum, kind) => sum + counts[kind], 0);
    checks.push(good('Revision', `${revision}, ${total} facts`));
    checks.push(...(await checkFacts(store)));
    const filled = KIND_NAMES.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${kind}`);
    if (filled.length > 0) checks.push(good('Contents', filled.join(', ')));
    const seeded = counts.Country > 0 && counts.ServiceType > 0 && counts.MinimumPackage > 0;
    checks.push(
      seeded
        ? good('Seeds', 'loaded')
        : wrong(
            'Seeds',
            'not loaded',
            'Run `npx trailcare load --seeds`, or `npx trailcare serve`, which loads them at its first start.',
          ),
    );
  } catch (error) {
    checks.push(
      wrong(
        'Store',
        `${withoutCredentials(url)}: ${error instanceof Error ? error.message : String(error)}`,
        cureOf(url, error),
      ),
    );
  } finally {
    await store?.close();
  }
  return checks;
}
