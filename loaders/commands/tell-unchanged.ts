import { totalOf } from '../load-summary.ts';
import type { KeptPull } from '../pull/pull-folder.ts';
import { type LoadPlace, rememberCheck } from '../pull/remember-load.ts';
import { aboutPull } from './about-pull.ts';
import type { ExitCode } from './command.ts';
import type { Pulling } from './pulling.ts';

/** Says that nothing is new, and writes down when that was found. */
export async function tellUnchanged(
  same: KeptPull,
  { store }: LoadPlace,
  { values, terminal, puller }: Pulling,
): Promise<ExitCode> {
  await rememberCheck(same, puller.clock.now());
  const { manifest, folder } = same;
  terminal.err(
    `${manifest.source} has not changed since ${manifest.finishedAt}: nothing was loaded. --again loads it once more.\nWhat came then is kept in ${folder}.\n`,
  );
  const nothing = totalOf([], await store.revision(), 0);
  if (values.flag('json'))
    terminal.out(`${JSON.stringify({ ...nothing, pulled: aboutPull(same, 'unchanged') })}\n`);
  return 0;
}
