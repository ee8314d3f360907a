import { openSqliteStore } from '../../../graph/stores/sqlite/open-sqlite-store.ts';
import type { OpenEmptyStore } from '../../contract/context.ts';
import { temporaryFolder } from '../../contract/sqlite-folder.ts';

/** An empty SQLite store in a folder of its own. */
export const openEmptySqliteStore: OpenEmptyStore = async () => {
  const { file, remove } = temporaryFolder();
  const store = openSqliteStore(file);
  await store.migrate();
  return {
    store,
    async close() {
      await store.close();
      remove();
    },
  };
};
