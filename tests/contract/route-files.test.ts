import path from 'node:path';
import { temporaryFolder } from '../support/load-toy.ts';
import { routeFileSuite } from './route-files.ts';

routeFileSuite('SQLite', async () => ({
  url: `sqlite:${path.join(temporaryFolder(), 'graph.db')}`,
  env: {},
}));
