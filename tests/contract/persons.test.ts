import { readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/load-toy.ts';
import { personsSuite } from './persons.ts';

personsSuite('SQLite', async () => {
  const file = path.join(temporaryFolder(), 'graph.db');
  // Its bytes: pages of deleted rows and indexes too, and whatever an answer could be made of.
  return { url: `sqlite:${file}`, content: async () => readFileSync(file).toString('utf8') };
});
