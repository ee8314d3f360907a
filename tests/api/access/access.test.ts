import { accessSuite } from '../support/access-suite.ts';
import { openEmptySqliteStore } from '../support/stores.ts';

accessSuite('SQLite', openEmptySqliteStore);
