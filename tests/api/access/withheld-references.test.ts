import { withheldReferencesSuite } from '../support/withheld-references-suite.ts';
import { openEmptySqliteStore } from '../support/stores.ts';

withheldReferencesSuite('SQLite', openEmptySqliteStore);
