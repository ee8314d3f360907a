import type { Resolvers } from './generated/resolver-types.ts';
import { aboutResolvers } from './resolvers/about.ts';
import { auditResolvers } from './resolvers/audit.ts';
import { bottleneckResolvers } from './resolvers/bottleneck.ts';
import { branchResolvers } from './resolvers/branch.ts';
import { changeResolvers } from './resolvers/change.ts';
import { continuityResolvers } from './resolvers/continuity.ts';
import { cooperationResolvers } from './resolvers/cooperation.ts';
import { countryResolvers } from './resolvers/country.ts';
import { coverageResolvers } from './resolvers/coverage.ts';
import { changesResolvers } from './resolvers/changes.ts';
import { communitiesResolvers } from './resolvers/communities.ts';
import { criticalServicesResolvers } from './resolvers/critical-services.ts';
import { phoneCallResolvers } from './resolvers/phone-calls.ts';
import { dataAvailabilityResolvers } from './resolvers/data-availability.ts';
import { figureResolvers } from './resolvers/figure.ts';
import { jobResolvers } from './resolvers/job.ts';
import { journeyResolvers } from './resolvers/journey.ts';
import { keyPointResolvers } from './resolvers/key-points.ts';
import { legResolvers } from './resolvers/leg.ts';
import { nationalSocietyResolvers } from './resolvers/national-society.ts';
import { nodeResolvers } from './resolvers/node.ts';
import { partnershipResolvers } from './resolvers/partnership.ts';
import { placeResolvers } from './resolvers/place.ts';
import { planResolvers } from './resolvers/plan.ts';
import { practiceResolvers } from './resolvers/practice.ts';
import { proposalResolvers } from './resolvers/proposal.ts';
import { providerResolvers } from './resolvers/provider.ts';
import { regionalNetworkResolvers } from './resolvers/regional-network.ts';
import { scenarioResolvers } from './resolvers/scenario.ts';
import { searchResolvers } from './resolvers/search.ts';
import { serviceTypeResolvers } from './resolvers/service-type.ts';
import { serviceResolvers } from './resolvers/service.ts';
import { sourceResolvers } from './resolvers/source.ts';
import { statementResolvers } from './resolvers/statement.ts';
import { stopResolvers } from './resolvers/stop.ts';
import { trailResolvers } from './resolvers/trail.ts';
import { whatIfResolvers } from './resolvers/what-if.ts';

/** The resolvers of every concept. Fields without one are properties of their parent: see build-schema.ts. */
export const RESOLVERS: readonly Resolvers[] = [
  aboutResolvers,
  auditResolvers,
  bottleneckResolvers,
  branchResolvers,
  changeResolvers,
  continuityResolvers,
  cooperationResolvers,
  countryResolvers,
  coverageResolvers,
  changesResolvers,
  communitiesResolvers,
  criticalServicesResolvers,
  phoneCallResolvers,
  dataAvailabilityResolvers,
  figureResolvers,
  jobResolvers,
  journeyResolvers,
  keyPointResolvers,
  legResolvers,
  nationalSocietyResolvers,
  nodeResolvers,
  partnershipResolvers,
  placeResolvers,
  planResolvers,
  practiceResolvers,
  proposalResolvers,
  providerResolvers,
  regionalNetworkResolvers,
  scenarioResolvers,
  searchResolvers,
  serviceResolvers,
  serviceTypeResolvers,
  sourceResolvers,
  statementResolvers,
  stopResolvers,
  trailResolvers,
  whatIfResolvers,
];
