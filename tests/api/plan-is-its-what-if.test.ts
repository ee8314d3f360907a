import { describe, expect, it } from 'vitest';
import { withApi } from './support/with-api.ts';

interface Planned {
  status: string;
  objective: number;
  sites: { stop: { code: string }; serviceType: { code: string } }[];
}
interface Supposed {
  difference: { kmInCare: number; personKmInCare: number | null };
}

const QUESTION = 'trails: ["central-test"], groups: [EVERYONE], asOf: "2026-11-01"';

describe('what a plan promises', () => {
  const { api } = withApi();

  it.each([
    ['KM', 'kmInCare', '["PRIMARY_HEALTH"]', 1],
    ['KM', 'kmInCare', '["PRIMARY_HEALTH", "RFL"]', 3],
    ['KM', 'kmInCare', '["PRIMARY_HEALTH", "RFL"]', 10],
    ['PERSON_KM', 'personKmInCare', '["PRIMARY_HEALTH", "RFL"]', 2],
  ] as const)(
    'is what would be if its sites opened: %s (%s) of %s, %i sites',
    async (objective, field, types, sites) => {
      const asked = `${QUESTION}, serviceTypes: ${types}`;
      const plan = await api().ask(
        `{ plan(${asked}, sites: ${sites}, objective: ${objective}) { status objective sites { stop { code } serviceType { code } } } }`,
      );
      expect(plan.body.errors).toBeUndefined();
      const planned = plan.body.data!['plan'] as Planned;
      expect(planned.status).toBe('OPTIMAL');
      expect(planned.objective).toBeGreaterThan(0);
      const changes = planned.sites.map(
        ({ stop, serviceType }) =>
          `{ openService: { serviceType: "${serviceType.code}", stop: "${stop.code}" } }`,
      );
      const supposed = await api().ask(
        `{ whatIf(${asked}, changes: [${changes.join(', ')}]) { difference { kmInCare personKmInCare } } }`,
      );
      expect(supposed.body.errors).toBeUndefined();
      const { difference } = supposed.body.data!['whatIf'] as Supposed;
      expect(difference[field]).toBeCloseTo(planned.objective, 3);
    },
  );
});
