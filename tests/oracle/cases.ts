import type { ContinuityCase, CoverageCase, JourneysCase } from './case-parts.ts';
import { CONTINUITY_CASES } from './cases-continuity.ts';
import { JOURNEYS_CASES } from './cases-journeys.ts';
import { KM_CASES } from './cases-km.ts';
import { STATUS_CASES } from './cases-status.ts';

export type { ContinuityCase, CoverageCase, JourneysCase } from './case-parts.ts';
export { CONTINUITY_CASES } from './cases-continuity.ts';
export { JOURNEYS_CASES } from './cases-journeys.ts';

/** Tiny worlds with answers computed by hand: for the oracle, and for the implementation. Match with `toMatchObject`. */
export const COVERAGE_CASES: CoverageCase[] = [...STATUS_CASES, ...KM_CASES];

export const CASES: (CoverageCase | ContinuityCase | JourneysCase)[] = [
  ...COVERAGE_CASES,
  ...CONTINUITY_CASES,
  ...JOURNEYS_CASES,
];
