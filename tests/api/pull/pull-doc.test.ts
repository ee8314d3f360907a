import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pullSources } from '../../../loaders/pull/sources/index.ts';
import { temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';
import { runPull } from '../../support/run-pull.ts';
import { type SourceServer, openSourceServer } from '../../support/source-server.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/pull.md'), 'utf8');
const examples = [...page.matchAll(/^npx trailcare pull (.*)$/gmu)].map((match) => match[1]!);
const store = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
const root = temporaryFolder();
let server: SourceServer;

beforeAll(async () => {
  expect(await runCli(store, ['load', '--seeds'])).toMatchObject({ exitCode: 0 });
  server = await openSourceServer();
  server.files['/3w.csv'] = {
    body: 'Organisation,Sector,Region,Country\nTest Org,WASH,Oromia,Ethiopia\n',
    type: 'text/csv',
  };
}, 120_000);

afterAll(() => server.close());

describe('docs/pull.md', () => {
  it('has examples', () => expect(examples).toHaveLength(5));

  it.each(examples)('trailcare pull %s', async (example) => {
    const words = example.replace('https://example.org', server.url).split(' ');
    const { exitCode, err } = await runPull(store, words, {
      env: {
        TRAILCARE_PULLED: root,
        TRAILCARE_IFRC_GO_URL: server.url,
        TRAILCARE_UNHCR_URL: server.url,
        TRAILCARE_HAPI_URL: server.url,
        TRAILCARE_HAPI_APP_IDENTIFIER: 'dGVzdDp0ZXN0QGV4YW1wbGUub3Jn',
      },
    });
    // 2: a record of a whole country is among HAPI's, and is rejected.
    expect(exitCode, err).toBe(example.startsWith('hdx-hapi-presence') ? 2 : 0);
  });

  it('lists every source, and so does --help, with licence and address', async () => {
    const { out } = await runPull(store, ['--help']);
    for (const { name, licence, baseUrl, path } of pullSources) {
      expect(page).toContain(`| \`${name}\` |`);
      expect(out).toContain(`  ${name}`);
      expect(out).toContain(licence);
      expect(out).toContain(`${baseUrl}${path}`);
    }
  });
});
