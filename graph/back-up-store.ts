import { TrailcareError } from './errors.ts';
import type { Copied } from './stores/sqlite/back-up-file.ts';

/** Copies the embedded store to a new file, while it is used. BAD_INPUT for a store on Neo4j, with what to use there. */
export async function backUpStore(url: string, file: string): Promise<Copied> {
  if (!url.startsWith('sqlite:')) {
    throw new TrailcareError(
      'BAD_INPUT',
      'A store on Neo4j is backed up with Neo4j’s own tools: `neo4j-admin database dump neo4j --to-path=FOLDER` while it is stopped, or `neo4j-admin database backup` (Enterprise) while it runs. See docs/operations.md.',
    );
  }
  const { backUpFile } = await import('./stores/sqlite/back-up-file.ts');
  return backUpFile(url.slice('sqlite:'.length), file);
}
