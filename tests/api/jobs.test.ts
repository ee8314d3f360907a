import { jobSuite } from './support/job-suite.ts';
import { openEmptySqliteStore } from './support/stores.ts';

jobSuite('SQLite', openEmptySqliteStore);
