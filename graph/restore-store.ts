import { TrailcareError } from './errors.ts';
import type { Copied } from './stores/sqlite/back-up-file.ts';

/** Puts a copy in the place of the embedded store, which nobody may be using. BAD_INPUT for a store on Neo4j, with what to use there. */
export async function restoreStore(
  url: string,
  file: string,
  { replace }: { readonly replace: boolean },
): Promise<Copied> {
  if (!url.startsWith('sqlite:')) {
    throw new TrailcareError(
      'BAD_INPUT',
      'A store on Neo4j is restored with Neo4j’s own tools: `neo4j-admin database load neo4j --from-path=FOLDER --overwrite-destination=true` while it is stopped. See docs/operations.md.',
    );
  }
  const { restoreFile } = await import('./stores/sqlite/restore-file.ts');
  return restoreFile(url.slice('sqlite:'.length), file, replace);
}
