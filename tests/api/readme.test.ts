import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { executeOnce } from '../../api/execute-once.ts';
import { EXAMPLE_QUERIES } from '../../api/pages/example-queries.ts';
import { openStore } from '../../graph/open-store.ts';
import { loadSeeds } from '../../loaders/seed.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { runCli } from '../support/run-cli.ts';

const root = path.resolve(import.meta.dirname, '../..');
const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/decisions/README.md',
  'docs/pull.md',
  'examples/horn/README.md',
];
const text = (page: string) => readFileSync(path.join(root, page), 'utf8');
const readme = text('README.md');
const url = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;

/** GraphQL blocks, and documents given to `trailcare query -e '…'`. */
const documents = [
  ...[...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map((match) => match[1]!),
  ...[...readme.matchAll(/trailcare query -e '([^']*)'/g)].map((match) => match[1]!),
];

describe('what the pages say', () => {
  beforeAll(async () => {
    const store = await openStore(url, {});
    await store.migrate();
    await loadSeeds(store, { demonstration: true });
    await store.close();
  });

  it('has questions to try', () => expect(documents).toHaveLength(2));

  it.each(documents)('is answered, with something to show: %s', async (document) => {
    const { data, errors } = await executeOnce({ storeUrl: url, document });
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data).length).toBeGreaterThan(200);
  });

  it.each(EXAMPLE_QUERIES.map((example) => [example.title, example] as const))(
    'the example of the page of questions is answered: %s',
    async (_, { query, variables }) => {
      const { data, errors } = await executeOnce({ storeUrl: url, document: query, variables });
      expect(errors).toBeUndefined();
      expect(JSON.stringify(data).length).toBeGreaterThan(200);
    },
  );

  it.each([...readme.matchAll(/npx trailcare (\w+)/g)].map((match) => match[1]!))(
    'the command %s exists',
    async (command) => {
      const { exitCode, out } = await runCli(url, [command, '--help']);
      expect(exitCode).toBe(0);
      expect(out).toContain(`trailcare ${command}`);
    },
  );

  it.each(PAGES)('the links of %s lead somewhere', (page) => {
    const targets = [...text(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]!);
    const missing = targets.filter((target) => !existsSync(path.join(root, path.dirname(page), target)));
    expect(missing).toEqual([]);
  });
});
