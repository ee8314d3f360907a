import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { fingerprintOf, HORN_FINGERPRINT, runHorn } from '../support/run-horn.ts';

const MINUTES = 60_000;

describeOnNeo4j('the Horn of Africa', ({ url, env, reset }) => {
  describe.skipIf(!hasRealData)(`real files of ${realDataFolder}`, () => {
    it(
      'both stores give the same answers, to the byte',
      async () => {
        await reset();
        const { answers } = await runHorn(url, env);
        // SQLite's are held to the same fingerprint by tests/contract/horn.test.ts: here they show what differs.
        if (fingerprintOf(answers) !== HORN_FINGERPRINT) {
          const onSqlite = await runHorn(`sqlite:${path.join(temporaryFolder(), 'horn.db')}`);
          expect(answers).toBe(onSqlite.answers);
        }
        expect(fingerprintOf(answers)).toBe(HORN_FINGERPRINT);
      },
      10 * MINUTES,
    );
  });
});
