import type { KeptPull } from '../pull/pull-folder.ts';

/** What `--json` says of the pull beside the load. */
export function aboutPull({ folder, manifest }: KeptPull, state: 'new' | 'unchanged') {
  return {
    source: manifest.source,
    state,
    retrieved: manifest.finishedAt,
    pages: manifest.pages.length,
    records: manifest.pages.reduce((sum, { records }) => sum + records, 0),
    sha256: manifest.contentSha256,
    folder,
  };
}
