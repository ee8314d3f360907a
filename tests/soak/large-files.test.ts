import path from 'node:path';
import { populationSuite } from '../contract/populations.ts';
import { LARGE_POPULATION_FILES } from '../support/load-populations.ts';
import { temporaryFolder } from '../support/load-toy.ts';

// 190,000 rows twice: a minute. CI runs this file too.
populationSuite('SQLite', LARGE_POPULATION_FILES, async () => ({
  url: `sqlite:${path.join(temporaryFolder(), 'graph.db')}`,
  env: {},
}));
