import { contractQueries } from './support/contract-queries.ts';
import { openEmptySqliteStore } from './support/stores.ts';

contractQueries('SQLite', openEmptySqliteStore);
