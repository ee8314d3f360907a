import type { ScenarioBody } from '../../../graph/scenarios/scenario-record.ts';

/** A scenario as a record holds it. */
export const storedScenario = (stated: Partial<ScenarioBody> = {}): ScenarioBody => ({
  name: 'Both clinics of Agadez close',
  shared: true,
  changes: [{ closeService: { code: 'health-agadez' } }],
  trails: ['central-test'],
  serviceTypes: ['PRIMARY_HEALTH'],
  groups: ['EVERYONE'],
  asOf: '2026-11-01',
  owner: 'key:1',
  createdAt: '2026-11-02T10:00:00.000Z',
  changedAt: '2026-11-02T10:00:00.000Z',
  computed: { revision: 1, asOf: '2026-11-01', at: '2026-11-02T10:00:00.000Z' },
  ...stated,
});
