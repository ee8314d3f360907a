/** The closed lists of the mission. Their order is the order in which they are shown. */
export const RESPONSE_TYPES = ['ASSISTANCE', 'PROTECTION', 'AWARENESS', 'ADVOCACY'] as const;
export const DIMENSIONS = ['GOVERNANCE', 'FINANCIAL', 'PHYSICAL', 'HUMAN', 'SOCIAL', 'NATURAL'] as const;
export const STRATEGIC_OBJECTIVES = ['ESSENTIAL_SERVICES', 'RESILIENCE_AND_INCLUSION', 'PROTECTION'] as const;
/** How a service type is delivered: at a place, by a moving team, remotely, or by dealing with a country's authorities. */
export const DELIVERY_MODES = ['PLACE', 'MOBILE', 'REMOTE', 'COUNTRY'] as const;

export const GROUPS = [
  'EVERYONE',
  'CHILDREN',
  'UNACCOMPANIED_AND_SEPARATED_CHILDREN',
  'WOMEN',
  'PREGNANT_AND_LACTATING_WOMEN',
  'SURVIVORS_OF_SGBV',
  'SURVIVORS_OF_TORTURE',
  'SURVIVORS_OF_TRAFFICKING',
  'PEOPLE_IN_DETENTION',
  'PEOPLE_WITH_DISABILITIES',
  'OLDER_PEOPLE',
  'FAMILIES_OF_MISSING_MIGRANTS',
  'PEOPLE_WITH_IRREGULAR_STATUS',
  'REFUGEES_AND_ASYLUM_SEEKERS',
  'STATELESS_PEOPLE',
  'MIGRANT_WORKERS',
  'RETURNEES',
  'INTERNALLY_DISPLACED_PEOPLE',
  'HOST_COMMUNITY',
] as const;
export type GroupCode = (typeof GROUPS)[number];

export const PROVIDER_KINDS = [
  'NATIONAL_SOCIETY',
  'ICRC',
  'IFRC',
  'UN',
  'INTERNATIONAL_NGO',
  'NATIONAL_NGO',
  'GOVERNMENT',
  'COMMUNITY',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export const IFRC_REGIONS = [
  'AFRICA',
  'AMERICAS',
  'ASIA_PACIFIC',
  'EUROPE_AND_CENTRAL_ASIA',
  'MIDDLE_EAST_AND_NORTH_AFRICA',
] as const;
export type IfrcRegion = (typeof IFRC_REGIONS)[number];

export const ROLES = ['ORIGIN', 'TRANSIT', 'DESTINATION', 'RETURN'] as const;
export type Role = (typeof ROLES)[number];

export const STEPS = [
  'FIRST_STEPS',
  'BORDER',
  'CAMP',
  'ARRIVAL',
  'LONG_TERM_STAY',
  'RETURN',
  'SEA_CROSSING',
] as const;
export type Step = (typeof STEPS)[number];

export const STOP_KINDS = [
  'CITY',
  'VILLAGE',
  'BORDER_CROSSING',
  'PORT',
  'LANDING_PLACE',
  'CAMP',
  'RECEPTION_CENTRE',
  'TRANSIT_HUB',
  'SEA_AREA',
  'AIRPORT',
] as const;
export type StopKind = (typeof STOP_KINDS)[number];

export const LEG_MODES = ['ROAD', 'FOOT', 'RAIL', 'RIVER', 'SEA', 'AIR'] as const;
export type LegMode = (typeof LEG_MODES)[number];

/** Where a leg's length comes from. */
export const KM_BASES = ['PUBLISHED', 'GREAT_CIRCLE_TIMES_FACTOR'] as const;

export const BRANCH_KINDS = [
  'HEADQUARTERS',
  'BRANCH',
  'SUB_BRANCH',
  'HEALTH_FACILITY',
  'PHARMACY',
  'AMBULANCE_STATION',
  'HUMANITARIAN_SERVICE_POINT',
  'WAREHOUSE',
  'TRAINING_CENTRE',
  'OTHER',
] as const;

export const SERVICE_STATUSES = ['ACTIVE', 'PLANNED', 'SUSPENDED', 'COMPLETED'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

export const ELIGIBILITIES = ['OPEN', 'CONDITIONAL', 'UNKNOWN'] as const;
export type Eligibility = (typeof ELIGIBILITIES)[number];

/** What a service's place stands for: its own point, an area around or beside it, or its whole country. */
export const PRECISIONS = ['POINT', 'AREA', 'COUNTRY'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Who may read a fact, from the widest to the narrowest circle. */
export const VISIBILITIES = ['PUBLIC', 'MOVEMENT', 'NETWORK', 'RESTRICTED'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Several measures of one movement are never added up: one person may stand in each. Decision 0010. */
export const FLOW_DEFINITIONS = [
  'ARRIVALS',
  'CROSSINGS',
  'DETECTIONS',
  'APPLICATIONS',
  'ESTIMATE',
  'OTHER_APPLICATIONS',
  'APPLICATION_CASES',
  'DECISIONS_RECOGNISED',
  'DECISIONS_OTHER_PROTECTION',
  'DECISIONS_REJECTED',
  'DECISIONS_CLOSED',
  'DECISION_CASES',
  'RETURNED_REFUGEES',
  'RETURNED_INTERNALLY_DISPLACED',
] as const;
/** Those of a stop first, then those of a country, in the order of the High Commissioner's tables. */
export const STOCK_DEFINITIONS = [
  'REGISTERED',
  'ESTIMATE',
  'CENSUS',
  'REFUGEES',
  'ASYLUM_SEEKERS',
  'INTERNALLY_DISPLACED',
  'OTHER_IN_NEED_OF_PROTECTION',
  'STATELESS',
  'HOST_COMMUNITY',
  'OTHERS_OF_CONCERN',
  'MIGRANTS',
] as const;

/** Statuses of a (stop, service type, group) cell, in the order in which they are tested. */
export const COVERAGE_STATUSES = [
  'SERVED',
  'CONDITIONAL',
  'PLANNED',
  'NOT_EXPECTED',
  'ABSENT',
  'UNKNOWN',
] as const;
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

export const COVERAGE_REASONS = [
  'NO_STATEMENT',
  'STALE',
  'PRESENT_IN_AREA',
  'WITHHELD',
  'STATED_COMPLETE',
  'CONDITION',
  'PART_OF_GROUP',
  'STARTS_LATER',
  'SUSPENDED',
] as const;
export type CoverageReason = (typeof COVERAGE_REASONS)[number];

export const HANDOVER_STATUSES = ['LINKED', 'UNLINKED', 'ONE_SIDED', 'ABSENT', 'UNKNOWN'] as const;
export type HandoverStatus = (typeof HANDOVER_STATUSES)[number];
