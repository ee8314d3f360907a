import { rm } from 'node:fs/promises';
import { TrailcareError } from '../../graph/errors.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { pagesWord } from './pages-word.ts';
import type { Puller } from './puller.ts';

/** Says what became of the pages, and what to do. */
export async function stopped(
  error: unknown,
  folder: string,
  manifest: Manifest,
  { signal }: Puller,
): Promise<unknown> {
  const ours = error instanceof TrailcareError;
  if (!ours && !signal.aborted) return error;
  const kept = !ours || error.details['kept'] !== false;
  const said = ours ? error.message : 'Stopped.';
  if (!kept) {
    manifest.state = 'refused';
    manifest.why = said;
  }
  const n = manifest.pages.length;
  if (n === 0) await rm(folder, { recursive: true, force: true });
  else await writeManifest(folder, { ...manifest, process: 0 });
  const hint = !kept
    ? 'The next pull begins anew.'
    : n === 0
      ? ''
      : `${pagesWord(n)} kept in ${folder}: the same command goes on from there.`;
  return new TrailcareError('BAD_INPUT', `${said} Nothing was loaded. ${hint}`.trim(), { folder }, error);
}
