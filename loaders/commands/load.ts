import { TrailcareError } from '../../graph/errors.ts';
import type { GraphStore } from '../../graph/store.ts';
import { spool } from '../formats/input-file.ts';
import type { LoadResult } from '../load-request.ts';
import { reloadSeeds } from '../seed.ts';
import type { Command, Terminal, Values } from './command.ts';
import { LOAD_HELP } from './load-help.ts';
import { claimsOf, inputsOf } from './load-options.ts';
import { openCommandStore } from './open-command-store.ts';
import { printLoad, summaryJson } from './print-load.ts';
import { makeProgressBar } from './progress-bar.ts';
import { runInputs } from './run-inputs.ts';

/** `trailcare load`. */
export const loadCommand: Command = {
  help: LOAD_HELP,
  options: {
    ...Object.fromEntries(
      [
        'format',
        'map',
        'encoding',
        'sheet',
        'country',
        'trail',
        'as-of',
        'source',
        'publisher',
        'licence',
        'dataset',
        'retrieved',
        'stale-days',
        'definition',
        'within-km',
        'report',
      ].map((name) => [name, { type: 'string' as const }]),
    ),
    ...Object.fromEntries(
      [
        'public',
        'complete-links',
        'replace-source',
        'dry-run',
        'all-or-nothing',
        'json',
        'seeds',
        'without-demonstration',
      ].map((name) => [name, { type: 'boolean' as const }]),
    ),
    'complete-for': { type: 'string', multiple: true },
  },
  async run(values, files, terminal) {
    const seeds = values.flag('seeds');
    if (files.length === 0 && !seeds)
      throw new TrailcareError(
        'BAD_INPUT',
        'Give the files to load, or --seeds. `trailcare load --help` tells more.',
      );
    if (files.length > 0 && seeds)
      throw new TrailcareError('BAD_INPUT', '--seeds loads the bundled seeds alone: give no files with it.');
    if (values.flag('replace-source') && values.text('source') === null)
      throw new TrailcareError(
        'BAD_INPUT',
        '--replace-source ends what a source no longer says: name that source with --source CODE.',
        { argument: '--source' },
      );
    // A wrong claim is told before a long load.
    claimsOf(values);
    const spooled = files.includes('-') ? await spool(terminal.stdin) : null;
    let store: GraphStore | null = null;
    const bar = makeProgressBar(terminal);
    try {
      const inputs = seeds
        ? []
        : await inputsOf(
            values,
            files.map((file) => (file === '-' ? spooled!.path : file)),
            terminal.now?.() ?? new Date(),
          );
      store = await openCommandStore(terminal);
      const onProgress = bar.show;
      const result = seeds
        ? await reloadSeeds(store, {
            demonstration: !values.flag('without-demonstration'),
            onProgress,
            signal: terminal.signal,
          })
        : await runInputs(store, inputs, values, terminal, onProgress);
      bar.clear();
      return tell(result, values, terminal);
    } finally {
      bar.clear();
      await store?.close();
      await spooled?.remove();
    }
  },
};

function tell(result: LoadResult, values: Values, terminal: Terminal): 0 | 1 | 2 {
  printLoad(result, { dryRun: values.flag('dry-run'), brief: values.flag('seeds') }, terminal);
  if (values.flag('json')) terminal.out(`${JSON.stringify(summaryJson(result))}\n`);
  return result.exitCode;
}
