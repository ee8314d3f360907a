import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/load-toy.ts';
import { migrantSums, POPSTATS_RELEASE, unhcrSums } from '../support/population-sums.ts';
import { hasRealData, realDataFolder, realFile } from '../support/real-data.ts';
import { populationSuite } from './populations.ts';

// The smaller two; tests/soak/large-files.test.ts has the others.
populationSuite('SQLite', ['04', '05'], async () => ({
  url: `sqlite:${path.join(temporaryFolder(), 'graph.db')}`,
  env: {},
}));

describe.skipIf(!hasRealData)(`the script that adds up people, on real files of ${realDataFolder}`, () => {
  it('knows figures that are printed in the files: totals of rows and of destinations', () => {
    const migrants = migrantSums(realFile('05'));
    expect(migrants.people).toEqual(migrants.totals);
    const popstats = unhcrSums(realFile('03'), POPSTATS_RELEASE);
    expect(popstats.people.get('REFUGEES 1951')).toBe(2_116_011 - 158_800);
    expect(popstats.nowhere.get('REFUGEES 1951')).toBe(158_800);
  });
});
