import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_VIEWS } from '../../../api/export/export-views.ts';
import { openStore } from '../../../graph/open-store.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { loadSeeds } from '../../../loaders/seed.ts';
import { temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';
import { type Api, apiOn } from '../support/api-on.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/exports.md');
const scripts = ['examples/exports/gaps.py', 'examples/exports/gaps.R'].map(read);

const SERVER = 'http://127.0.0.1:4000';
const urls = [
  ...new Set(
    [...page.matchAll(/http:\/\/127\.0\.0\.1:4000(\/export\/[^\s'"`)]+)/g)].map((match) => match[1]!),
  ),
];
/** Quoted in the scripts, after the server or `export/`. */
const inScripts = scripts.flatMap((text) =>
  [...text.matchAll(/["/](\w+\.csv[^\s'"]*)"/g)].map((match) => match[1]!),
);
const commands = [...page.matchAll(/^npx trailcare (export .*)$/gm)].map((match) => match[1]!);

describe('docs/exports.md', () => {
  const folder = temporaryFolder();
  const storeUrl = `sqlite:${path.join(folder, 'graph.db')}`;
  let store: GraphStore;
  let api: Api;
  beforeAll(async () => {
    store = await openStore(storeUrl, {});
    await store.migrate();
    await loadSeeds(store, { demonstration: true });
    api = await apiOn(store);
  });
  afterAll(async () => {
    await api?.close();
    await store?.close();
  });

  it('has addresses and commands to try', () => {
    expect(urls.length).toBeGreaterThan(5);
    expect(inScripts.length).toBe(4);
    expect(commands.length).toBe(2);
    expect(page).toContain(SERVER);
  });

  it.each([...urls, ...inScripts.map((file) => `/export/${file}`)])('%s answers, with rows', async (url) => {
    const { status, text } = await api.get(url);
    expect(status, text).toBe(200);
    expect(text.length).toBeGreaterThan(1_000);
  });

  it.each(commands)('trailcare %s', async (command) => {
    const words = command.split(/\s+/);
    const output = words.indexOf('--output');
    const file = output < 0 ? null : path.join(folder, words[output + 1]!);
    if (file !== null) words[output + 1] = file;
    const { exitCode, out, err } = await runCli(storeUrl, words);
    expect(exitCode, err).toBe(0);
    expect(file === null ? out.length : statSync(file).size).toBeGreaterThan(1_000);
  });

  it('names columns in its scripts that are there', async () => {
    const [python, r] = scripts as [string, string];
    const { text } = await api.get('/export/gaps.csv?trail=central-mediterranean');
    const [header] = parse(text, { bom: true, to: 1 });
    const named = [
      ...[...python.matchAll(/gaps\[\[([^\]]+)\]\]/g)].flatMap((match) => match[1]!.match(/\w+/g)!),
      ...[...python.matchAll(/gaps\.(\w+)\b(?!\()/g)].map((match) => match[1]!),
      ...[...r.matchAll(/gaps\$(\w+)/g)].map((match) => match[1]!),
    ].filter((name) => !['csv', 'py', 'R'].includes(name));
    expect(named.length).toBeGreaterThan(8);
    expect(header).toEqual(expect.arrayContaining(named));
  });

  it('names every view and extension', () => {
    for (const { name, extensions } of EXPORT_VIEWS) {
      expect(page).toContain(`\`${name}\``);
      for (const extension of extensions) expect(page).toContain(`\`${extension}\``);
    }
  });

  it.each(['docs/exports.md', 'docs/export-columns.md', 'examples/clients/README.md'])(
    'the links of %s lead somewhere',
    (file) => {
      const targets = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]!);
      const missing = targets.filter((target) => !existsSync(path.join(root, path.dirname(file), target)));
      expect(missing).toEqual([]);
    },
  );
});
