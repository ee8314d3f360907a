import type { LoadInput } from '../load-input.ts';
import type { LoadResult } from '../load-request.ts';
import type { KeptPull } from '../pull/pull-folder.ts';
import { type LoadPlace, rememberLoad } from '../pull/remember-load.ts';
import { aboutPull } from './about-pull.ts';
import type { ExitCode } from './command.ts';
import { printLoad, summaryJson } from './print-load.ts';
import type { Pulling } from './pulling.ts';
import { runInputs } from './run-inputs.ts';

/** Loads what was pulled by the one run of a load, and writes down that it was. */
export async function loadPulled(
  input: LoadInput,
  pulled: KeptPull,
  place: LoadPlace,
  { values, terminal, puller, bar }: Pulling,
  keep: (columnsRead: LoadResult['columnsRead']) => Promise<void> = async () => undefined,
): Promise<ExitCode> {
  const result = await runInputs(place.store, [input], values, terminal, bar.show);
  bar.clear();
  const dryRun = values.flag('dry-run');
  printLoad(result, { dryRun, brief: false }, terminal);
  let { exitCode } = result;
  try {
    if (exitCode !== 1) await keep(result.columnsRead);
    if (exitCode !== 1 && !dryRun)
      await rememberLoad(pulled, place, result.total.revision, puller.clock.now());
    terminal.err(`What came is kept in ${pulled.folder}.\n`);
  } catch (error) {
    // The load is done: an error from here would say that nothing was changed.
    const why = error instanceof Error ? error.message : String(error);
    terminal.err(`What came could not be kept in ${pulled.folder}: ${why}. The next pull loads it again.\n`);
    exitCode = exitCode === 1 ? 1 : 2;
  }
  if (values.flag('json'))
    terminal.out(`${JSON.stringify({ ...summaryJson(result), pulled: aboutPull(pulled, 'new') })}\n`);
  return exitCode;
}
