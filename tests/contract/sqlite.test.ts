import { openSqliteStore } from '../../graph/stores/sqlite/open-sqlite-store.ts';
import { temporaryFolder } from './sqlite-folder.ts';
import { storeContract } from './suite.ts';

storeContract('SQLite', async () => {
  const { file, remove } = temporaryFolder();
  const store = openSqliteStore(file);
  await store.migrate();
  return {
    store,
    reopen: async () => openSqliteStore(file),
    close: async () => {
      await store.close();
      remove();
    },
  };
});
