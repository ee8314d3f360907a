import { once } from 'node:events';
import process from 'node:process';
import { TrailcareError } from '../graph/errors.ts';
import { backupCommand } from './commands/backup.ts';
import type { Command, ExitCode, Terminal } from './commands/command.ts';
import { doctorCommand } from './commands/doctor.ts';
import { makeExportCommand } from './commands/export.ts';
import { formatsCommand } from './commands/formats.ts';
import { growYoung } from './commands/keep-heap-small.ts';
import { keyCommand } from './commands/key.ts';
import { loadCommand } from './commands/load.ts';
import { mapCommand } from './commands/map.ts';
import { parseValues } from './commands/parse-values.ts';
import { makePullCommand } from './commands/pull.ts';
import { makeQueryCommand } from './commands/query.ts';
import { reviewCommand } from './commands/review.ts';
import { restoreCommand } from './commands/restore.ts';
import { makeServeCommand } from './commands/serve.ts';

// The server is loaded only by the commands that need it, and only here: loaders never depend on api.
export const COMMANDS: readonly Command[] = [
  makeServeCommand(() => import('../api/main.ts')),
  loadCommand,
  makePullCommand(),
  mapCommand,
  reviewCommand,
  formatsCommand,
  makeQueryCommand(() => import('../api/execute-once.ts')),
  makeExportCommand(() => import('../api/export-once.ts')),
  keyCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
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
  commands: readonly Command[] = COMMANDS,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(HELP);
    return name === undefined ? 1 : 0;
  }
  try {
    const command = commands.find((known) => known.name === name);
    if (command === undefined) {
      const names = commands.map((known) => known.name).join(', ');
      throw new TrailcareError(
        'BAD_INPUT',
        `There is no command ${JSON.stringify(name)}. Commands: ${names}.`,
      );
    }
    const { values, files, help } = parseValues(command, rest);
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
  if (['load', 'pull'].includes(process.argv[2] ?? '')) growYoung(false);
  process.exitCode = await main(process.argv.slice(2), thisTerminal());
}
