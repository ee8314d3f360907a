import { proposalSightSuite } from '../support/proposal-sight-suite.ts';
import { openEmptySqliteStore } from '../support/stores.ts';

proposalSightSuite('SQLite', openEmptySqliteStore);
