import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/load-toy.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { DIRECTORY_FILES, type RealFile, loadsRealFiles } from './real-files.ts';

const OTHER_FILES: readonly RealFile[] = [
  [['24', '25'], ['--source', 'flee-ethiopia'], 'routes', 77 + 99],
  [['26'], [], 'camps', 1225],
  [['27'], ['--country', 'ETH', '--as-of', '2026-07-10'], 'health-sites', 784],
  [['17'], ['--as-of', '2025-09-01'], 'who-what-where', 3122 + 4202],
];

const inNewFile = () => ({ url: `sqlite:${path.join(temporaryFolder(), 'graph.db')}` });

loadsRealFiles('SQLite: directories, branches and Societies', inNewFile(), DIRECTORY_FILES);
loadsRealFiles('SQLite: routes, camps, facilities and activities', inNewFile(), OTHER_FILES);

it(`the real files are there (else the tests above are skipped, which CI refuses): ${realDataFolder}`, () => {
  expect(hasRealData || process.env['CI'] !== 'true').toBe(true);
});
