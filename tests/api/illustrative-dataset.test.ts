import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { executeOnce } from '../../api/execute-once.ts';
import { COVERAGE_REASONS, COVERAGE_STATUSES, HANDOVER_STATUSES } from '../../graph/model/closed-lists.ts';
import { PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import { openStore } from '../../graph/open-store.ts';
import { loadSeeds } from '../../loaders/seed.ts';
import { temporaryFolder } from '../support/load-toy.ts';

// What seeds/illustrative/README.md promises of a first start.
const storeUrl = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
const publicServices = new Set<string>();

beforeAll(async () => {
  const store = await openStore(storeUrl, {});
  await store.migrate();
  await loadSeeds(store, { demonstration: true });
  const at = { revision: await store.revision(), viewer: PUBLIC_VIEWER };
  for await (const batch of store.scan('Service', at)) for (const { code } of batch) publicServices.add(code);
  await store.close();
});

async function ask<T>(document: string): Promise<T> {
  const { data, errors } = await executeOnce({ storeUrl, document });
  expect(errors).toBeUndefined();
  return data as T;
}

describe('the illustrative facts', () => {
  it('show every status and reason of a cell', async () => {
    type Answer = { coverage: { matrix: { cells: { status: string; reason: string | null }[] }[] } };
    const seen = { status: new Set<string>(), reason: new Set<string>() };
    for (const trail of ['central-mediterranean', 'northern-central-america']) {
      const { coverage } = await ask<Answer>(
        `{ coverage(trails: ["${trail}"], serviceTypes: ["PRIMARY_HEALTH", "RFL", "SGBV_RESPONSE"], asOf: "2026-11-01") {
          matrix { cells { status reason } } } }`,
      );
      for (const { status, reason } of coverage.matrix.flatMap(({ cells }) => cells)) {
        seen.status.add(status);
        if (reason !== null) seen.reason.add(reason);
      }
    }
    expect([...seen.status].toSorted()).toEqual(COVERAGE_STATUSES.toSorted());
    expect([...seen.reason].toSorted()).toEqual(COVERAGE_REASONS.toSorted());
  });

  it('hold the indicators of the Movement by name, a target, and no value of anybody', async () => {
    type Answer = {
      indicators: { nodes: { name: string; target: number | null; value: number | null }[] };
      indicatorLevels: { levels: Record<string, unknown>[] };
    };
    const { indicators, indicatorLevels } = await ask<Answer>(
      `{ indicators { nodes { name target value } }
        indicatorLevels(name: "Needs assessment") { levels { level societies reached { code } notReached { code } reachedShareAtLeast reachedShareAtMost targetShare targetReached } } }`,
    );
    expect(indicators.nodes).toEqual([
      { name: 'Branches with capacity at key points', target: null, value: null },
      { name: 'Commitments', target: null, value: null },
      { name: 'Needs assessment', target: 75, value: null },
      { name: 'Migration in the strategic plan', target: null, value: null },
    ]);
    expect(indicatorLevels.levels.at(-1)).toEqual({
      level: 'GLOBAL',
      societies: 192,
      reached: [],
      notReached: [],
      reachedShareAtLeast: 0,
      reachedShareAtMost: 1,
      targetShare: 0.75,
      targetReached: null,
    });
  });

  it('show which two National Societies lack a link, and where', async () => {
    type Link = { message: string };
    type Answer = {
      partnerships: { nodes: { a: { code: string }; b: { code: string }; missingLinks: Link[] }[] };
    };
    const { partnerships } = await ask<Answer>(
      `{ partnerships(serviceTypes: ["PRIMARY_HEALTH", "RFL"], first: 2, asOf: "2026-11-01") { nodes {
        a { code } b { code } missingLinks { message } } } }`,
    );
    const where = partnerships.nodes.map(({ a, b, missingLinks }) => [
      a.code,
      b.code,
      ...missingLinks.map(({ message }) => message),
    ]);
    const sentence = (border: string, people: number) =>
      `Primary health care: served on both sides at ${border}, and no agreement or referral joins them. ${people} people cross there in a year, as far as published.`;
    expect(where).toEqual([
      ['ns-ita', 'ns-lby', sentence('Lampedusa (from Libya to Italy)', 7_000)],
      ['ns-gtm', 'ns-hnd', sentence('Corinto (from Honduras to Guatemala)', 4_000)],
    ]);
  });

  it('show every status of a handover', async () => {
    type Answer = { continuity: { journeys: { care: { handovers: { status: string }[] }[] }[] } };
    const seen = new Set<string>();
    for (const [from, to] of [
      ['bamako-mli', 'lampedusa-ita'],
      ['agadez-ner', 'lampedusa-ita'],
      ['tegucigalpa-hnd', 'mcallen-usa'],
    ]) {
      const { continuity } = await ask<Answer>(
        `{ continuity(from: "${from}", to: "${to}", serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: "2026-11-01") {
          journeys { care { handovers { status } } } } }`,
      );
      for (const { care } of continuity.journeys)
        for (const { status } of care.flatMap(({ handovers }) => handovers)) seen.add(status);
    }
    expect([...seen].toSorted()).toEqual(HANDOVER_STATUSES.toSorted());
  });

  it('give a public reader no house for unaccompanied children, nor anything of a restricted type', () => {
    expect(publicServices).toContain('ill-shelter-tapachula-families');
    for (const code of ['ill-shelter-uasc-catania', 'ill-trafficking-palermo', 'ill-sgbv-tapachula'])
      expect(publicServices).not.toContain(code);
  });
});
