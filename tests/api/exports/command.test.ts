import path from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_VIEWS } from '../../../api/export/export-views.ts';
import { openStore } from '../../../graph/open-store.ts';
import { makeExportCommand } from '../../../loaders/commands/export.ts';
import { loadFacts } from '../../contract/context.ts';
import { temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';
import { withApi } from '../support/with-api.ts';
import { world } from '../support/world.ts';
import { filesOf, ON_TRAIL } from './files.ts';

const { api } = withApi();
const { text } = filesOf(api);

describe('the command line', () => {
  const url = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  beforeAll(async () => {
    const store = await openStore(url, {});
    await store.migrate();
    await loadFacts(store, world());
    await store.close();
  });

  it.each([
    [
      'gaps.csv',
      [
        '--trail',
        'central-test',
        '--service-types',
        'PRIMARY_HEALTH,RFL,SGBV_RESPONSE',
        '--as-of',
        '2026-11-01',
      ],
      `gaps.csv?${ON_TRAIL}`,
    ],
    ['services.csv', ['--near', '9,38.7,100'], 'services.csv?near=9,38.7,100'],
    ['trails.geojson', ['--as-of', '2026-11-01'], 'trails.geojson?asOf=2026-11-01'],
    [
      'handovers.hxl.csv',
      ['--from', 'Agadez', '--to', 'Lampedusa', '--as-of', '2026-11-01'],
      'handovers.hxl.csv?from=Agadez&to=Lampedusa&asOf=2026-11-01',
    ],
    ['network.gexf', ['--as-of', '2026-11-01'], 'network.gexf?asOf=2026-11-01'],
  ])('%s gives the bytes of the server', async (file, options, asked) => {
    const { exitCode, out } = await runCli(url, ['export', file, ...options]);
    expect(exitCode).toBe(0);
    expect(out).toBe(await text(asked));
  });

  it('writes files, and says when they rest on made-up facts', async () => {
    const file = path.join(temporaryFolder(), 'services.xlsx');
    const { exitCode, err } = await runCli(url, ['export', 'services.xlsx', '--output', file]);
    expect([exitCode, err]).toEqual([0, 'This file rests on facts that were made up for demonstration.\n']);
    expect((await readSheet(file)).length).toBeGreaterThan(10);
    const real = await runCli(url, ['export', 'trails.csv']);
    expect(real.err).toBe('');
  });

  it.each([
    [['export'], 'Give one export, such as gaps.csv.'],
    [['export', 'gaps.xlsx', '--all', 'true'], 'A workbook is no text: give --output FILE for gaps.xlsx.'],
    [['export', 'gaps.doc'], 'There is no "gaps.doc". Files: '],
    [['export', 'services.csv', '--all', 'true'], 'There is no parameter "all" of this export.'],
    [
      ['export', 'sources.csv', '--output', '/nowhere/at/all.csv'],
      '/nowhere/at/all.csv cannot be written: ENOENT',
    ],
  ])('%j fails with words', async (args, words) => {
    const { exitCode, out, err } = await runCli(url, args);
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain(words);
  });

  it('has an option for every parameter of every view', () => {
    const { options, help } = makeExportCommand(() => Promise.reject(new Error('Not asked.')));
    const parameters = EXPORT_VIEWS.flatMap(({ parameters: known }) =>
      Object.entries(known).flatMap(([name, { also }]) => [name, ...(also === undefined ? [] : [also])]),
    );
    const wanted = new Set(
      parameters.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
    );
    expect(Object.keys(options).toSorted()).toEqual([...wanted, 'output'].toSorted());
    for (const { name } of EXPORT_VIEWS) expect(help).toContain(name);
  });
});
