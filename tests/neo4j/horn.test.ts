import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { temporaryFolder } from '../support/load-toy.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { resetDatabase } from '../support/reset-neo4j.ts';
import { runHorn } from '../support/run-horn.ts';

const neo4j = inject('neo4j');
const MINUTES = 60_000;

describe.skipIf(!neo4j.available || !hasRealData)(
  `the Horn of Africa, real files of ${realDataFolder}`,
  () => {
    it(
      'both stores give the same answers, to the byte',
      async () => {
        if (!neo4j.available) return;
        await resetDatabase({ ...neo4j, database: '' });
        const env = {
          NEO4J_USERNAME: neo4j.username,
          NEO4J_PASSWORD: neo4j.password,
        };
        const onNeo4j = await runHorn(neo4j.url, env);
        const onSqlite = await runHorn(`sqlite:${path.join(temporaryFolder(), 'horn.db')}`);
        expect(onNeo4j.answers.length).toBeGreaterThan(5_000);
        expect(onNeo4j.answers).toBe(onSqlite.answers);
      },
      10 * MINUTES,
    );
  },
);
