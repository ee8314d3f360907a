import { scenarioSuite } from './support/scenario-suite.ts';
import { openEmptySqliteStore } from './support/stores.ts';

scenarioSuite('SQLite', openEmptySqliteStore);
