import { openEmptySqliteStore } from '../support/stores.ts';
import { matrixSuite } from './matrix-suite.ts';

matrixSuite('SQLite', openEmptySqliteStore);
