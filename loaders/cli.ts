import { once } from 'node:events';
import process from 'node:process';
import { TrailcareError } from '../graph/errors.ts';
import { makeYield } from '../graph/jobs/yield-to-others.ts';
import type { Command, ExitCode, Terminal } from './commands/command.ts';
import { growYoung } from './commands/keep-heap-small.ts';
import { parseValues } from './commands/parse-values.ts';

/** A command is read from its file when it is asked for: a server needs no reader of spreadsheets to start. */
interface ListedCommand {
  readonly name: string;
  /** One line for `trailcare --help`. */
  readonly summary: string;
  load(): Promise<Command>;
}

// The server is loaded only by the commands that need it, and only here: loaders never depend on api.
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'serve',
    summary: 'Start the API and the pages (http://127.0.0.1:4000)',
    load: async () => (await import('./commands/serve.ts')).makeServeCommand(() => import('../api/main.ts')),
  },
  {
    name: 'load',
    summary: 'Load files into the graph',
    load: async () => (await import('./commands/load.ts')).loadCommand,
  },
  {
    name: 'pull',
    summary: 'Fetch public sources and load them',
    load: async () => (await import('./commands/pull.ts')).makePullCommand(),
  },
  {
    name: 'map',
    summary: 'Propose a mapping of columns for any other table',
    load: async () => (await import('./commands/map.ts')).mapCommand,
  },
  {
    name: 'review',
    summary: 'List and decide what loads could not reconcile',
    load: async () => (await import('./commands/review.ts')).reviewCommand,
  },
  {
    name: 'formats',
    summary: 'List the formats that can be loaded',
    load: async () => (await import('./commands/formats.ts')).formatsCommand,
  },
  {
    name: 'query',
    summary: 'Run a GraphQL document against the store, without a server',
    load: async () =>
      (await import('./commands/query.ts')).makeQueryCommand(() => import('../api/execute-once.ts')),
  },
  {
    name: 'export',
    summary: 'Write gaps, coverage, services … as CSV, HXL, GeoJSON, JSON, XLSX, GEXF or GraphML',
    load: async () =>
      (await import('./commands/export.ts')).makeExportCommand(() => import('../api/export-once.ts')),
  },
  {
    name: 'key',
    summary: 'Make, list and revoke API keys',
    load: async () => (await import('./commands/key.ts')).keyCommand,
  },
  {
    name: 'backup',
    summary: 'Copy the embedded store to a file, while it is used',
    load: async () => (await import('./commands/backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    summary: 'Put a copy made by backup in the place of the store',
    load: async () => (await import('./commands/restore.ts')).restoreCommand,
  },
  {
    name: 'doctor',
    summary: 'Check this installation and its store',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
];

const width = Math.max(...COMMANDS.map(({ name }) => name.length));
const HELP = `trailcare: services along migration trails, and where they break.

Usage: trailcare COMMAND [OPTIONS] [FILES]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

\`trailcare COMMAND --help\` tells more. TRAILCARE_STORE names the store (default sqlite:./data/trailcare.db).
Exit codes: 0 done, 2 done in part, 1 not done.
`;

/** Runs one command line; errors become a sentence or two for the person who gets them. */
export async function main(
  args: readonly string[],
  terminal: Terminal,
  commands: readonly ListedCommand[] = COMMANDS,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(HELP);
    return name === undefined ? 1 : 0;
  }
  try {
    const listed = commands.find((known) => known.name === name);
    if (listed === undefined) {
      const names = commands.map((known) => known.name).join(', ');
      throw new TrailcareError(
        'BAD_INPUT',
        `There is no command ${JSON.stringify(name)}. Commands: ${names}.`,
      );
    }
    const command = await listed.load();
    const { values, files, help } = parseValues(name, command, rest);
    if (help) {
      terminal.out(command.help);
      return 0;
    }
    return await command.run(values, files, terminal);
  } catch (error) {
    terminal.err(`${sentence(error, terminal)}\n`);
    return 1;
  }
}

function sentence(error: unknown, { env, signal }: Terminal): string {
  if (env['TRAILCARE_DEBUG'] === '1' && error instanceof Error) return error.stack ?? error.message;
  if (error instanceof TrailcareError) return error.message;
  if (signal.aborted) return 'Stopped. Nothing was changed.';
  const message = error instanceof Error ? error.message : String(error);
  return `This failed, and not by your doing: ${message}\nTRAILCARE_DEBUG=1 shows where. Nothing was changed.`;
}

function thisTerminal(): Terminal {
  const stop = new AbortController();
  // A second Ctrl-C ends at once.
  process.once('SIGINT', () => stop.abort());
  return {
    env: process.env,
    out: (text) => void process.stdout.write(text),
    outDrained: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
    err: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    errColumns: process.stderr.isTTY ? process.stderr.columns : null,
    signal: stop.signal,
  };
}

// bin/node24.mjs imports this file with argv[1] set to it; tests import it with another.
if (process.argv[1] === import.meta.filename) {
  if (['load', 'pull'].includes(process.argv[2] ?? '')) {
    growYoung(false);
    // A server on the same machine answers its clients first.
    makeYield(process.pid);
  }
  process.exitCode = await main(process.argv.slice(2), thisTerminal());
}
