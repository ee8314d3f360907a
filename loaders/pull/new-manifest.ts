import process from 'node:process';
import type { Manifest } from './manifest.ts';
import type { Puller } from './puller.ts';
import { USER_AGENT } from './user-agent.ts';

/** A manifest of a pull that begins now. */
export function newManifest(
  about: Pick<Manifest, 'source' | 'request' | 'publisher' | 'licence'>,
  { clock }: Puller,
): Manifest {
  return {
    source: about.source,
    request: about.request,
    publisher: about.publisher,
    licence: about.licence,
    userAgent: USER_AGENT,
    state: 'fetching',
    why: null,
    process: process.pid,
    startedAt: clock.now().toISOString(),
    finishedAt: null,
    pages: [],
    contentSha256: null,
    checkedAt: [],
    loads: [],
  };
}
