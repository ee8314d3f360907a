import { auditSuite } from '../support/audit-suite.ts';
import { openEmptySqliteStore } from '../support/stores.ts';

auditSuite('SQLite', openEmptySqliteStore);
