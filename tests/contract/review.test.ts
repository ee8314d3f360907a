import path from 'node:path';
import { temporaryFolder } from '../support/load-toy.ts';
import { reviewSuite } from './review.ts';

reviewSuite('SQLite', async () => ({
  url: `sqlite:${path.join(temporaryFolder(), 'graph.db')}`,
  env: {},
}));
