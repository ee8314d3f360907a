import { globalId } from '../../../api/global-id.ts';
import type { EntityKind } from '../../../api/entity.ts';
import { JOB_ID } from '../support/stored-job.ts';

/** A way in which something could be learned: a document with its variables. */
export interface Path {
  /** Root field that it tests. */
  readonly field: string;
  readonly name: string;
  readonly query: string;
}

const path = (field: string, name: string, query: string): Path => ({ field, name, query });
const all = (field: string, inner: string, filter = '') =>
  `{ ${field}(first: 1000${filter === '' ? '' : `, ${filter}`}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${inner} } } }`;

const KINDS_WITH_CODES: readonly [EntityKind, string][] = [
  ['Source', 'h-source'],
  ['RegionalNetwork', 'h-network'],
  ['Provider', 'h-provider'],
  ['Branch', 'h-branch'],
  ['Trail', 'h-trail'],
  ['Stop', 'h-stop'],
  ['Leg', 'h-leg'],
  ['Leg', 'h-leg-to-stop'],
  ['Service', 'h-service'],
  ['Service', 'h-shelter'],
  ['Service', 'h-public-of-hidden'],
  ['Flow', 'h-flow'],
  ['Flow', 'h-flow-on-hidden'],
  ['Agreement', 'h-agreement'],
  ['Referral', 'h-referral'],
  ['Referral', 'h-public-referral'],
  ['Statement', 'h-statement'],
  ['Practice', 'h-practice'],
  ['Indicator', 'h-indicator'],
];

const MEASURE = 'serviceTypes: ["PRIMARY_HEALTH", "RFL", "SGBV_RESPONSE"], asOf: "2026-11-01"';
const DAY = 'asOf: "2026-11-01"';
const DENSITY = 'pairs withAgreement withoutAgreement unknown share unknownShare';
const LINK = 'serviceType { code } message peoplePerYear borders { crossing { code } firstStop { code } }';
const PARTNERSHIPS = (
  more: string,
) => `{ partnerships(first: 1000, ${more}${MEASURE}) { totalCount sources { code } nodes {
  a { code } b { code } sharedTrails { code } peoplePerYear missingPeoplePerYear figures { value source { code } }
  sharedBorders { fromCountry { code } toCountry { code } crossing { code } lastStop { code } firstStop { code } near peoplePerYear
    handovers { serviceType { code } status lacking } }
  handovers { linked unlinked oneSided absent unknown } agreements { code topics from until } referrals { code }
  missing unknown sources { code } missingLinks { ${LINK} } unknownLinks { ${LINK} } } } }`;
const SUMMARY = `summary { served conditional planned absent unknown notExpected servedShare unknownShare eligibilityUnknownShare
  kmInCare kmWithoutCare kmUnknown personKmInCare personKmWithoutCare personKmUnknown kmWithoutFlow }`;
const MATRIX =
  'matrix { stop { code } cells { serviceType { code } group status reason eligibility redundancy services { code name } } }';
const GAPS = `gaps(first: 1000) { totalCount nodes { stop { code } serviceType { code } practices(first: 20) { code } status reason since peoplePerYear peoplePresent isolationKm
  isolationAnyKm isolationAtLeastKm unreachable personKmToCare deathsAndMissingPerYear nearest { service { code } stop { code } km } } }`;
const QUESTIONS =
  'questions(first: 1000) { totalCount nodes { stop { code } serviceType { code } askWhom { code name } } }';
const COVERAGE: readonly [string, string][] = [
  ['summary', SUMMARY],
  ['matrix', MATRIX],
  ['legs', 'legs { leg { code } serviceType { code } group kmInCare kmWithoutCare kmUnknown }'],
  ['gaps and their order', GAPS],
  ['nearest', 'gaps(first: 1000) { nodes { stop { code } nearest { service { code } stop { code } km } } }'],
  ['questions', QUESTIONS],
  ['sources', 'sources { code }'],
];
const CARE = `care { serviceType { code } servedStops expectedStops servedKmShare unknownShare
  longestBreak { from { code } to { code } certainKm possibleKm peoplePerYear legs { from { code } to { code } } }
  handovers { fromCountry { code } toCountry { code } lastStop { code } firstStop { code } status lacking }
  referralChain { closed brokenAt { code } } stretches { status fromKm toKm } weakestLink { kind message stop { code } } }`;
const SUPPOSED = `kmInCare kmWithoutCare kmUnknown personKmWithoutCare personKmUnknown kmWithoutFlow kmInCareWithoutFlow served conditional planned absent unknown
  handoversLinked handoversUnlinked handoversOneSided handoversAbsent handoversUnknown`;
const SUPPOSED_CELLS = 'stop { code } serviceType { code } status';
const WOULD_BE = `before { ${SUPPOSED} } after { ${SUPPOSED} } difference { ${SUPPOSED} }
  opened { ${SUPPOSED_CELLS} } closed { ${SUPPOSED_CELLS} } turnedUnknown { ${SUPPOSED_CELLS} } sources { code }`;
const SCENARIO = `name trails { code } serviceTypes changes { change applies problem } stale answer(partly: true) { ${WOULD_BE} }`;
/** What is supposed, each of something that is known to all, or of something hidden. */
const SUPPOSITIONS: readonly [string, string][] = [
  ['nothing', ''],
  ['a known service closes', '{ closeService: { code: "health-agadez" } }'],
  ['a hidden service closes', '{ closeService: { code: "h-service" } }'],
  ['a hidden shelter closes', '{ closeService: { code: "h-shelter" } }'],
  ['a shelter opens', '{ openService: { serviceType: "SGBV_RESPONSE", stop: "tripoli" } }'],
  ['a hidden branch closes', '{ closeBranch: { code: "h-branch" } }'],
  [
    'a branch of a hidden provider opens, with a shelter',
    '{ openBranch: { stop: "tripoli", provider: "h-provider", services: [{ serviceType: "RFL" }, { serviceType: "SGBV_RESPONSE" }] } }',
  ],
  [
    'a branch opens, with a shelter',
    '{ openBranch: { stop: "tripoli", services: [{ serviceType: "SGBV_RESPONSE" }] } }',
  ],
  [
    'a branch opens at a hidden stop',
    '{ openBranch: { stop: "h-stop", services: [{ serviceType: "RFL" }] } }',
  ],
  ['a crossing closes', '{ closeCrossing: { stop: "toummo" } }'],
  ['a hidden stop closes', '{ closeStop: { stop: "Hidden stop" } }'],
  ['a hidden leg closes', '{ closeLeg: { code: "h-leg" } }'],
  ['a leg to a hidden stop closes', '{ closeLeg: { from: "dirkou", to: "h-stop" } }'],
  ['legs beside a hidden one close', '{ closeLeg: { from: "toummo", to: "sabha" } }'],
  [
    'a service opens by a hidden provider',
    '{ openService: { serviceType: "RFL", stop: "dirkou", provider: "h-provider" } }',
  ],
  ['a leg opens', '{ openLeg: { from: "agadez", to: "sabha", mode: ROAD, km: 900, peoplePerYear: 10 } }'],
  [
    'a leg opens on a hidden trail',
    '{ openLeg: { from: "agadez", to: "sabha", mode: ROAD, km: 900, trails: ["h-trail"] } }',
  ],
  ['a flow is another', '{ changeFlow: { from: "dirkou", to: "toummo", peoplePerYear: 10 } }'],
  [
    'a hidden service refers',
    '{ addReferral: { serviceType: "RFL", fromService: "h-service", toService: "rfl-agadez" } }',
  ],
  [
    'Societies agree',
    '{ addAgreement: { parties: ["ns-lby", "ns-ner"], topics: ["RFL", "PRIMARY_HEALTH"] } }',
  ],
  [
    'a list is complete',
    '{ addStatement: { country: "LBY", serviceTypes: ["RFL"], providerKinds: [UN], links: true } }',
  ],
];
const PLAN = `status objective bound gap missing kmWithoutFlow sites { stop { code } serviceType { code } gain legs { leg { code } km peoplePerYear } }
  leftOut { serviceType { code } reason } conflict { message } sources { code }`;
const BY_RISK = `journeys { km kmNotInCare deathsAndMissingPerYear figures { value source { code } } stops { code } legs { code } } noJourney { code message } fewer
  sources { code }`;
const WAY = 'from: "Agadez", to: "Lampedusa"';
const HIDDEN_WAY = 'from: "Agadez", to: "h-stop"';

/** Every root field, with every way in which it could tell of a hidden fact. A field without a path fails the test of the schema. */
export const PATHS: readonly Path[] = [
  path('about', 'counts', '{ about { counts revision illustrativeSources { code } reader } }'),
  path('agreements', 'list', all('agreements', 'code parties { code } topics { code } sources { code }')),
  path('agreements', 'by party', all('agreements', 'code', 'filter: { nationalSociety: "ns-ner" }')),
  path('agreements', 'by topic', all('agreements', 'code', 'filter: { topics: ["RFL"] }')),
  path('branch', 'by code', '{ branch(code: "h-branch") { code name } }'),
  path('branches', 'list', all('branches', 'code name services(first: 10) { totalCount nodes { code } }')),
  path('branches', 'by country', all('branches', 'code', 'filter: { country: "LBY" }')),
  path('branches', 'near', all('branches', 'code', 'filter: { near: { lat: 27, lon: 14.4, km: 50 } }')),
  path('branches', 'by offer', all('branches', 'code', 'filter: { offers: ["PRIMARY_HEALTH"] }')),
  path('branches', 'by text', all('branches', 'code', 'filter: { text: "hidden" }')),
  path(
    'branches',
    'pages',
    '{ branches(first: 3) { totalCount pageInfo { hasNextPage endCursor } nodes { code } } }',
  ),
  path('country', 'of its Society', '{ country(code: "LBY") { code nationalSocieties { code } } }'),
  path('countries', 'list', all('countries', 'code')),
  ...COVERAGE.map(([name, inner]) =>
    path('coverage', name, `{ coverage(all: true, ${MEASURE}) { ${inner} } }`),
  ),
  path(
    'coverage',
    'of a hidden network',
    `{ coverage(networks: ["h-network"], ${MEASURE}) { summary { served } } }`,
  ),
  path(
    'coverage',
    'of a hidden trail',
    `{ coverage(trails: ["h-trail"], ${MEASURE}) { summary { served } } }`,
  ),
  path(
    'dataAvailability',
    'of the countries',
    '{ dataAvailability(countries: ["LBY", "NER"], asOf: "2026-11-01") { country { code } serviceType { code } services latestAsOf complete staleDays } }',
  ),
  path('indicators', 'list', all('indicators', 'code name value')),
  path(
    'journeys',
    'the ways',
    `{ journeys(${WAY}, asOf: "2026-11-01") { journeys { km stops { code } legs { code km } } noJourney { code message } } }`,
  ),
  path(
    'journeys',
    'to a hidden stop',
    `{ journeys(${HIDDEN_WAY}) { journeys { km } noJourney { code message } } }`,
  ),
  path(
    'journeys',
    'over a hidden stop',
    `{ journeys(${WAY}, via: ["h-stop"]) { journeys { km } noJourney { code message } } }`,
  ),
  path(
    'journeys',
    'without a hidden stop',
    `{ journeys(${WAY}, avoid: { stops: ["h-stop"] }) { journeys { km } noJourney { code message } } }`,
  ),
  path(
    'journeys',
    'by care',
    `{ journeys(${WAY}, optimise: KM_NOT_IN_CARE, ${MEASURE}) { journeys { km kmNotInCare stops { code } } sources { code } } }`,
  ),
  path(
    'journeys',
    'apart from each other',
    `{ journeys(${WAY}, maxOverlap: 0.5) { journeys { km } fewer } }`,
  ),
  ...['RISK', 'PARETO'].flatMap((aim) => [
    path('journeys', `by ${aim}`, `{ journeys(${WAY}, optimise: ${aim}, ${MEASURE}) { ${BY_RISK} } }`),
    path(
      'journeys',
      `by ${aim} without a hidden stop`,
      `{ journeys(${WAY}, avoid: { stops: ["h-stop"] }, optimise: ${aim}, ${MEASURE}) { ${BY_RISK} } }`,
    ),
    path('continuity', `by ${aim}`, `{ continuity(${WAY}, optimise: ${aim}, ${MEASURE}) { ${BY_RISK} } }`),
  ]),
  path(
    'bottlenecks',
    'of trails and between two stops',
    `{ bottlenecks(${WAY}, first: 1000, asOf: "2026-11-01") { stops { stop { code } share peoplePerYear trails { code } figures { value } } legs { leg { code } share }
      pairs pairsWithoutWay withoutEnds { code } between { waysApartByLegs waysApartByStops cutLegs { code } cutStops { code } mustPassStops { code } mustPassLegs { code } } sources { code } } }`,
  ),
  path(
    'bottlenecks',
    'to a hidden stop',
    `{ bottlenecks(${HIDDEN_WAY}) { pairs between { waysApartByLegs } } }`,
  ),
  path(
    'continuity',
    'care on the way',
    `{ continuity(${WAY}, ${MEASURE}) { journeys { km ${CARE} } sources { code } } }`,
  ),
  path('me', 'who asks', '{ me { roles scopes reads } }'),
  path(
    'nationalSociety',
    'with what it has',
    '{ nationalSociety(code: "ns-lby") { code branches(first: 100) { totalCount nodes { code } } } }',
  ),
  path('nationalSocieties', 'list', all('nationalSocieties', 'code')),
  ...KINDS_WITH_CODES.map(([kind, code]) =>
    path('node', `${kind} ${code}`, `{ node(id: "${globalId(kind, code)}") { __typename id } }`),
  ),
  path(
    'nodes',
    'all at once',
    `{ nodes(ids: ${JSON.stringify(KINDS_WITH_CODES.map(([kind, code]) => globalId(kind, code)))}) { __typename id } }`,
  ),
  path('plan', 'where to open', `{ plan(trails: ["central-test"], ${MEASURE}, sites: 3) { ${PLAN} } }`),
  path(
    'plan',
    'of journeys',
    `{ plan(trails: ["central-test"], ${MEASURE}, sites: 3, objective: JOURNEYS) { ${PLAN} journeys { from { code } to { code } km state } journeysWithoutWay { from { code } } } }`,
  ),
  path('plan', 'of a hidden trail', `{ plan(trails: ["h-trail"], ${MEASURE}, sites: 3) { ${PLAN} } }`),
  path(
    'plan',
    'at a hidden stop',
    `{ plan(trails: ["central-test"], ${MEASURE}, sites: 3, candidates: ["h-stop"]) { ${PLAN} } }`,
  ),
  path('partnerships', 'of all', PARTNERSHIPS('')),
  path('partnerships', 'of a network', PARTNERSHIPS('network: "net-test", ')),
  path('partnerships', 'beyond a network', PARTNERSHIPS('network: "net-test", pairs: ACROSS, ')),
  path('partnerships', 'of a hidden network', PARTNERSHIPS('network: "h-network", ')),
  path('partnerships', 'on a trail', PARTNERSHIPS('trails: ["central-test"], ')),
  path('partnerships', 'on a hidden trail', PARTNERSHIPS('trails: ["h-trail"], ')),
  path('practices', 'list', all('practices', 'code name')),
  path('provider', 'by code', '{ provider(code: "h-provider") { code } }'),
  path('providers', 'list', all('providers', 'code name')),
  path('referrals', 'list', all('referrals', 'code fromService { code } toService { code }')),
  path('regionalNetwork', 'by code', '{ regionalNetwork(code: "h-network") { code } }'),
  path(
    'regionalNetwork',
    'density of agreements',
    `{ regionalNetwork(code: "net-test") { density(${DAY}) { ${DENSITY} }
      health: density(serviceTypes: ["PRIMARY_HEALTH"], ${DAY}) { ${DENSITY} } } }`,
  ),
  path(
    'regionalNetwork',
    'density of a hidden one',
    `{ regionalNetwork(code: "h-network") { density(${DAY}) { ${DENSITY} } } }`,
  ),
  path(
    'regionalNetwork',
    'coverage',
    `{ regionalNetwork(code: "net-test") { coverage(${MEASURE}) { ${SUMMARY} ${MATRIX} sources { code } } } }`,
  ),
  path('regionalNetworks', 'list', all('regionalNetworks', 'code members { code }')),
  path('search', 'by text', '{ search(text: "hidden", first: 100) { totalCount nodes { __typename id } } }'),
  path(
    'search',
    'by a word of a public name',
    '{ search(text: "clinic", first: 100) { totalCount nodes { __typename id } } }',
  ),
  path('service', 'by code', '{ service(code: "h-service") { code } }'),
  path(
    'service',
    'a public one of a hidden organisation',
    '{ service(code: "h-public-of-hidden") { code } }',
  ),
  path(
    'services',
    'list',
    all('services', 'code name provider { code } branch { code } stop { code } sources { code }'),
  ),
  path('services', 'by type', all('services', 'code', 'filter: { serviceTypes: ["SGBV_RESPONSE"] }')),
  path('services', 'by branch', all('services', 'code', 'filter: { branch: "h-branch" }')),
  path('services', 'by organisation', all('services', 'code', 'filter: { provider: "h-provider" }')),
  path('services', 'by stop', all('services', 'code', 'filter: { stop: "sabha" }')),
  path('services', 'at a hidden stop', all('services', 'code', 'filter: { stop: "h-stop" }')),
  path('services', 'near', all('services', 'code', 'filter: { near: { lat: 32.9, lon: 13.18, km: 5 } }')),
  path('serviceTypes', 'list', '{ serviceTypes { code } }'),
  path('groups', 'list', '{ groups { code } }'),
  path('minimumPackages', 'list', '{ minimumPackages { role serviceType { code } reason } }'),
  path(
    'societiesApart',
    'by shortest way',
    '{ societiesApart(from: "ns-ner", to: "ns-ita") { steps societies { code } } }',
  ),
  path('sources', 'list', all('sources', 'code publisher')),
  path('statements', 'list', all('statements', 'code country { code }', 'asOf: "2026-11-01"')),
  path('stop', 'by code', '{ stop(code: "h-stop") { code } }'),
  path(
    'stop',
    'with its services',
    '{ stop(code: "sabha") { code services(first: 100) { totalCount nodes { code } } } }',
  ),
  path('stops', 'list', all('stops', 'code name')),
  path('trail', 'by code', '{ trail(code: "h-trail") { code } }'),
  path(
    'trail',
    'stops and legs',
    '{ trail(code: "central-test") { stops { code roles } legs { code from { code } to { code } km } } }',
  ),
  path(
    'trail',
    'flows',
    '{ trail(code: "central-test") { legs { code flows(first: 100) { nodes { code peoplePerYear } } } } }',
  ),
  ...COVERAGE.map(([name, inner]) =>
    path(
      'trail',
      `coverage: ${name}`,
      `{ trail(code: "central-test") { coverage(${MEASURE}) { ${inner} } } }`,
    ),
  ),
  path('trails', 'list', all('trails', 'code name')),
  ...['SERVICE', 'BRANCH', 'PROVIDER'].map((by) =>
    path(
      'criticalServices',
      `by ${by}`,
      `{ criticalServices(by: ${by}, first: 1000, ${MEASURE}) { totalCount nodes { rank service { code } branch { code } provider { code } serviceCount
        kmNotInCare kmWithoutCare kmUnknown personKmNotInCare kmWithoutFlow gapsOpened turnedUnknown handoversLost } } }`,
    ),
  ),
  ...['null', '["central-test"]'].map((trails) =>
    path(
      'changes',
      `of ${trails}`,
      `{ changes(from: "2024-11-01", to: "2026-11-01", trails: ${trails}, serviceTypes: ["PRIMARY_HEALTH", "RFL", "SGBV_RESPONSE"]) {
        difference { kmUnknown unknown handoversUnknown } cells(first: 1000) { totalCount nodes { stop { code } serviceType { code } turn before { status reason services { code } } after { status reason services { code } } } }
        services(first: 1000) { totalCount nodes { service { code } turn on } } sources { code } } }`,
    ),
  ),
  path(
    'criticalServices',
    'on a way',
    `{ criticalServices(${WAY}, first: 1000, ${MEASURE}) { totalCount nodes { rank service { code } kmNotInCare kmUnknown gapsOpened } } }`,
  ),
  path(
    'criticalServices',
    'on a hidden way',
    `{ criticalServices(${HIDDEN_WAY}, ${MEASURE}) { totalCount } }`,
  ),
  path(
    'indicatorLevels',
    'of all networks',
    `{ indicatorLevels(name: "Needs assessment", asOf: "2026-11-01") { levels { level network { code } region societies reached { code } notReached { code }
      unknown { nationalSociety { code } reason } reachedShareAtLeast reachedShareAtMost oldestAsOf stated { code } targetShare targetReached } sources { code } } }`,
  ),
  path(
    'indicatorLevels',
    'of a name that is not there',
    '{ indicatorLevels(name: "Needs") { levels { societies } } }',
  ),
  ...['null', '["PRIMARY_HEALTH"]'].map((types) =>
    path(
      'keyPoints',
      `of ${types}`,
      `{ keyPoints(serviceTypes: ${types}, asOf: "2026-11-01") { levels { level nationalSociety { code } network { code } region societies societiesWithoutPoint keyPoints
        present none unknown presentShareAtLeast presentShareAtMost branches } points(first: 1000) { totalCount nodes { nationalSociety { code } stop { code } capacity
        services { code } branches { code } } } sources { code } } }`,
    ),
  ),
  path('keyPoints', 'on a hidden trail', '{ keyPoints(trails: ["h-trail"]) { points { totalCount } } }'),
  path(
    'communities',
    'of all',
    `{ communities(asOf: "2026-11-01") { modularity communities { societies { code } networks { network { code } members { code } } peopleInside peopleAcross }
      across { a { code } b { code } peoplePerYear } unknown { a { code } b { code } } unplaced { code } sources { code } } }`,
  ),
  ...['null', '["central-test"]'].map((trails) =>
    path(
      'phoneCalls',
      `of ${trails}`,
      `{ phoneCalls(trails: ${trails}, first: 1000, ${MEASURE}) { totalCount nodes { country { code } serviceType { code } askWhom { code }
        questionsSettled kmSettled personKmSettled kmWithoutFlow availability { services latestAsOf complete staleDays } } } }`,
    ),
  ),
  ...SUPPOSITIONS.map(([name, change]) =>
    path('whatIf', name, `{ whatIf(changes: [${change}], ${MEASURE}) { ${WOULD_BE} } }`),
  ),
  path(
    'scenarios',
    'list, what they suppose, and what would be',
    `{ scenarios { totalCount nodes { code ${SCENARIO} } } }`,
  ),
  ...['names-hidden-service', 'names-hidden-trail'].flatMap((code) => [
    path('scenario', code, `{ scenario(code: "${code}") { ${SCENARIO} } }`),
    path(
      'compareScenarios',
      code,
      `{ compareScenarios(codes: ["${code}"]) { sources { code } compared { problem answer { ${WOULD_BE} } } } }`,
    ),
  ]),
  path('job', 'a plan', `{ job(id: "${JOB_ID}") { state reason progress { objective } plan { ${PLAN} } } }`),
  path('proposals', 'list', '{ proposals { totalCount nodes { id } } }'),
  path('unreadableProposals', 'list', '{ unreadableProposals }'),
  path('audit', 'list', '{ audit(first: 1) { action } }'),
];

/** Each mutation with a hidden code, and what it must be told apart from: a code that does not exist. `CODE` stands for either. */
export const MUTATIONS: Readonly<Record<string, string>> = {
  upsertBranch:
    'mutation { upsertBranch(branch: { code: "CODE", name: "X", kind: BRANCH, nationalSociety: "ns-eth", country: "ETH" }) { version } }',
  endBranch: 'mutation { endBranch(code: "CODE", on: "2026-12-01", expectedVersion: "x") { version } }',
  upsertService:
    'mutation { upsertService(service: { code: "CODE", serviceType: "RFL", provider: "p-eth", country: "ETH", precision: COUNTRY }) { version } }',
  endService: 'mutation { endService(code: "CODE", on: "2026-12-01", expectedVersion: "x") { version } }',
  upsertAgreement:
    'mutation { upsertAgreement(agreement: { code: "CODE", parties: ["ns-eth", "ns-ner"], topics: ["RFL"] }) { version } }',
  endAgreement: 'mutation { endAgreement(code: "CODE", on: "2026-12-01", expectedVersion: "x") { version } }',
  upsertReferral:
    'mutation { upsertReferral(referral: { serviceType: "RFL", fromService: "b-000-rfl", toService: "CODE" }) { version } }',
  endReferral: 'mutation { endReferral(code: "CODE", on: "2026-12-01", expectedVersion: "x") { version } }',
  upsertStatement:
    'mutation { upsertStatement(statement: { code: "CODE", country: "ETH", serviceTypes: ["RFL"], providerKinds: [UN] }) { version } }',
  endStatement: 'mutation { endStatement(code: "CODE", on: "2026-12-01", expectedVersion: "x") { version } }',
  proposeChange:
    'mutation { proposeChange(change: { endService: { code: "CODE", on: "2026-12-01" } }) { id } }',
  validateProposal: 'mutation { validateProposal(id: "CODE", version: 1) { id } }',
  publishProposal: 'mutation { publishProposal(id: "CODE", version: 1) { id } }',
  startPlan:
    'mutation { startPlan(trails: ["central-test"], serviceTypes: ["RFL"], sites: 1, candidates: ["CODE"]) { kind } }',
  cancelJob: 'mutation { cancelJob(id: "CODE") { id } }',
  storeScenario:
    'mutation { storeScenario(scenario: { name: "X", changes: [{ closeService: { code: "CODE" } }] }) { name } }',
  recomputeScenario: 'mutation { recomputeScenario(code: "CODE", version: 1) { code } }',
  deleteScenario: 'mutation { deleteScenario(code: "CODE", version: 1) }',
  refuseProposal: 'mutation { refuseProposal(id: "CODE", version: 1, reason: "No") { id } }',
};

/** Codes of hidden facts by mutation: the one that the mutation is of. */
export const HIDDEN_CODE_OF: Readonly<Record<string, string>> = {
  upsertBranch: 'h-branch',
  endBranch: 'h-branch',
  upsertService: 'h-service',
  endService: 'h-service',
  upsertAgreement: 'h-agreement',
  endAgreement: 'h-agreement',
  upsertReferral: 'h-service',
  endReferral: 'h-referral',
  upsertStatement: 'h-statement',
  endStatement: 'h-statement',
  proposeChange: 'h-service',
  validateProposal: 'h-proposal',
  publishProposal: 'h-proposal',
  refuseProposal: 'h-proposal',
  startPlan: 'h-stop',
  cancelJob: 'h-job',
  storeScenario: 'h-service',
  recomputeScenario: 'h-scenario',
  deleteScenario: 'h-scenario',
};
