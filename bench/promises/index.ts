import type { Promised } from '../harness/promise.ts';
import { alternatives } from './alternatives.ts';
import { wholeCoverage } from './coverage.ts';
import { shortestJourney } from './shortest-journey.ts';

/** Every row of the report, in its order. */
export const promises: readonly Promised[] = [shortestJourney, alternatives, wholeCoverage];
