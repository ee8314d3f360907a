import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { runHorn } from '../support/run-horn.ts';

const MINUTES = 60_000;

describeOnNeo4j('the Horn of Africa', ({ url, env, reset }) => {
  describe.skipIf(!hasRealData)(`real files of ${realDataFolder}`, () => {
    it(
      'both stores give the same answers, to the byte',
      async () => {
        await reset();
        const [onNeo4j, onSqlite] = await Promise.all([
          runHorn(url, env),
          runHorn(`sqlite:${path.join(temporaryFolder(), 'horn.db')}`),
        ]);
        expect(onNeo4j.answers.length).toBeGreaterThan(5_000);
        expect(onNeo4j.answers).toBe(onSqlite.answers);
      },
      10 * MINUTES,
    );
  });
});
