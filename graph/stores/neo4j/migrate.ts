import { createHash } from 'node:crypto';
import { storeUnfit } from '../../errors.ts';
import { newSecret } from '../new-secret.ts';
import type { Connection } from './connection.ts';
import { whole } from './parameters.ts';
import { createRecord } from './records.ts';
import * as statements from './statements.ts';

/** Raise with every change of how facts are laid out in the graph, and say in `NAME` what it was. */
const VERSION = 1;
const NAME = 'facts as versions, with constraints and indexes of all kinds';

/**
 * Constraints and indexes, then the record of it in the graph. New kinds and indexed fields need no new version: the
 * statements are generated from the model, each may be repeated, and their fingerprint says when they must be.
 */
export async function migrate(connection: Connection): Promise<void> {
  const schema = statements.schemaStatements();
  const fingerprint = createHash('sha1').update(schema.join('\n')).digest('base64url');
  const [last] = await connection.read(statements.lastMigration, {});
  const before = Number(last?.['version'] ?? 0);
  if (before > VERSION) {
    throw storeUnfit(
      `The graph was written by a newer Trailcare (schema ${before}); this one knows schema ${VERSION}. Use that newer one.`,
    );
  }
  if (before < VERSION || last?.['schema'] !== fingerprint) {
    // A transaction changes the schema or data, never both.
    await connection.write(async (run) => {
      for (const statement of schema) await run(statement, {});
    });
    await connection.read(statements.awaitIndexes, {});
    const record = { version: whole(VERSION), name: NAME, schema: fingerprint };
    await connection.write((run) => run(statements.recordMigration, record));
  }
  await connection.write(async (run) => {
    await run(statements.createMeta, {});
    const { version, ...secret } = newSecret();
    await run(createRecord, { ...secret, version: whole(version) });
  });
  const unreleased = await connection.read(statements.unreleased, {});
  if (unreleased.length > 0) {
    throw storeUnfit(
      `The graph's facts have no audience though it is of schema ${VERSION}: it was made by an unreleased version. Load into an empty database.`,
    );
  }
}
