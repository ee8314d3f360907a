// `small-store.ts FILE`: a store of the tests' small world, which leaves room on a small disk.
import { openSqliteStore } from '../../../graph/stores/sqlite/open-sqlite-store.ts';
import { world } from '../../api/support/world.ts';
import { loadFacts } from '../../contract/context.ts';

const store = openSqliteStore(process.argv[2] ?? '');
await store.migrate();
await loadFacts(store, world());
await store.close();
