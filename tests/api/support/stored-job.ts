import type { PlanAnswer } from '../../../api/plan-answer.ts';
import type { JobBody } from '../../../graph/jobs/job-record.ts';
import { MOVEMENT_VIEWER } from '../../../graph/model/viewer.ts';

export const JOB_ID = '0123456789abcdef01234567';

const answer: PlanAnswer = {
  revision: 1,
  asOf: '2026-11-01',
  status: 'OPTIMAL',
  unit: 'KM',
  objective: 50,
  bound: 50,
  gap: 0,
  sites: [
    {
      stop: 'sabha',
      serviceType: 'PRIMARY_HEALTH',
      gain: 50,
      fixed: false,
      capacity: null,
      passing: 1000,
      legs: [],
    },
  ],
  nothingOpened: null,
  missing: 100,
  kmWithoutFlow: 0,
  conflict: [],
  leftOut: [],
  journeys: [{ from: 'agadez', to: 'sabha', serviceType: 'PRIMARY_HEALTH', km: 1000, state: 'OPEN' }],
  journeysWithoutWay: [{ from: 'sabha', to: 'agadez' }],
  sources: ['test-publisher'],
};

/** A plan that is done, as a record holds it; by a site at `stop`. */
export const storedJob = (stated: Partial<JobBody> = {}, stop = 'sabha'): JobBody => ({
  kind: 'PLAN',
  state: 'DONE',
  owner: 'key:1',
  viewer: MOVEMENT_VIEWER.key,
  unit: 'KM',
  timeLimitSeconds: 120,
  createdAt: '2026-11-02T10:00:00.000Z',
  startedAt: '2026-11-02T10:00:00.000Z',
  endedAt: '2026-11-02T10:01:00.000Z',
  seenAt: '2026-11-02T10:01:00.000Z',
  progress: { objective: 50, bound: 50 },
  answer: { ...answer, sites: answer.sites.map((site) => ({ ...site, stop })) },
  reason: null,
  ...stated,
});
