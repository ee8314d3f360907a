import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFile, temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';

/** Ids of docs/reconciliation.md: of a pair and of a word. */
const IDS = { pair: 'q-0b8f2c41d7', word: 'q-77d01b3e52' };

it('every command of docs/reconciliation.md runs', async () => {
  const store = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
  const cli = (...args: string[]) => runCli(store, args);
  await cli('load', '--seeds', '--without-demonstration');
  const options = ['--country', 'ETH', '--as-of', '2026-01-31'];
  for (const name of ['Mekele branch', 'Mekelle branch'])
    await cli(
      'load',
      ...options,
      '--source',
      name === 'Mekele branch' ? 'one' : 'two',
      temporaryFile(`${name}.csv`, `branchName,lat,lon,numberOfVolunteers\n${name},13.5,39.47,1\n`),
    );
  await cli(
    'load',
    '--as-of',
    '2026-01-31',
    '--source',
    'three',
    temporaryFile(
      'w.csv',
      'Country,Organisation,Sector,Region,Lat,Long\nAbyssinie,X,WASH,Tigray,13.5,39.5\n',
    ),
  );
  const { questions } = JSON.parse((await cli('review', '--json')).out) as {
    questions: { id: string; about: 'pair' | 'word' }[];
  };
  const idOf = (about: 'pair' | 'word') => questions.find((question) => question.about === about)!.id;
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs/reconciliation.md'), 'utf8');
  const commands = [...text.matchAll(/^trailcare (review.*?)\s*(?:#.*)?$/gmu)].map(([, words]) => words!);
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) {
    const words = command.replace(IDS.pair, idOf('pair')).replace(IDS.word, idOf('word')).split(/\s+/u);
    expect({ command, ...(await cli(...words)) }).toMatchObject({
      command,
      exitCode: 0,
      err: expect.not.stringContaining('failed'),
    });
  }
}, 120_000);
