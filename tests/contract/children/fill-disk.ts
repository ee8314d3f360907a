// Loads into a file that cannot grow for long: `fill-disk.ts FILE`. Says as JSON what happened.
import { TrailcareError } from '../../../graph/errors.ts';
import { openSqliteStore } from '../../../graph/stores/sqlite/open-sqlite-store.ts';
import { RECORD, at, loadFacts, putAll } from '../context.ts';
import { generationOf } from '../generation.ts';

const store = openSqliteStore(process.argv[2] ?? '');
await store.migrate();
await loadFacts(store, { Service: generationOf(1, 100) });

const session = await store.beginLoad();
let problem: unknown = null;
try {
  await putAll(session, 'Service', generationOf(2, 20_000));
  await session.commit(RECORD);
} catch (error) {
  problem = error instanceof TrailcareError ? { code: error.code, message: error.message } : String(error);
}
const revision = await store.revision();
const services = (await store.counts(at(revision))).Service;
const first = (await store.page('Service', { first: 1 }, at(revision))).facts[0]?.name;
// What was written in vain must have been given back: a small load works again.
const nextRevision = await loadFacts(store, { Service: generationOf(2, 100) });
await store.close();
process.stdout.write(JSON.stringify({ problem, revision, services, first, nextRevision }));
