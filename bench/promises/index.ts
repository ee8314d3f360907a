import type { Promised } from '../harness/promise.ts';
import { alternatives } from './alternatives.ts';
import { betweennessOfStops } from './betweenness.ts';
import { wholeCoverage } from './coverage.ts';
import { coverageInCypher } from './coverage-neo4j.ts';
import { disjoint } from './disjoint-ways.ts';
import { loadIntoNeo4j, loadIntoSqlite } from './load-csv.ts';
import { lightQuery } from './light-query.ts';
import { memoryOfApi } from './memory-api.ts';
import { memoryOfLoad } from './memory-load.ts';
import { networkFromNeo4j } from './network-neo4j.ts';
import { needed } from './must-pass.ts';
import { noticedLoad } from './notice-load.ts';
import { pageOfBranches } from './page-of-branches.ts';
import { pageOfBranchesAgain } from './page-of-branches-again.ts';
import { pareto } from './pareto.ts';
import { plan } from './plan.ts';
import { shortestJourney } from './shortest-journey.ts';
import { start } from './start.ts';
import { swap } from './swap.ts';
import { trailGaps } from './trail-gaps.ts';
import { whatIfOneCloses } from './what-if.ts';

/** Every row of the report, in its order. */
export const promises: readonly Promised[] = [
  wholeCoverage,
  coverageInCypher,
  shortestJourney,
  alternatives,
  pareto,
  betweennessOfStops,
  needed,
  disjoint,
  plan,
  whatIfOneCloses,
  trailGaps,
  pageOfBranches,
  pageOfBranchesAgain,
  start,
  lightQuery,
  loadIntoSqlite,
  loadIntoNeo4j,
  networkFromNeo4j,
  memoryOfApi,
  memoryOfLoad,
  noticedLoad,
  swap,
];
