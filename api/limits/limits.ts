interface LimitDescription {
  /** The variable of the environment that sets it. */
  readonly variable: string;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
  /** What is counted, for docs/limits.md. */
  readonly of: string;
}

/** Every limit of the server. docs/limits.md lists them for those who ask, and a test compares the two. */
export const LIMITS = {
  maxTokens: {
    variable: 'TRAILCARE_MAX_TOKENS',
    least: 100,
    most: 1_000_000,
    usual: 4_000,
    of: 'names, marks and values in a GraphQL document',
  },
  maxDepth: {
    variable: 'TRAILCARE_MAX_DEPTH',
    least: 5,
    most: 100,
    usual: 18,
    of: 'fields within fields, the outermost counted',
  },
  maxFields: {
    variable: 'TRAILCARE_MAX_FIELDS',
    least: 50,
    most: 100_000,
    usual: 1_000,
    of: 'fields of a document, with each fragment counted wherever it is spread',
  },
  maxRootFields: {
    variable: 'TRAILCARE_MAX_ROOT_FIELDS',
    least: 4,
    most: 1_000,
    usual: 20,
    of: 'fields at the root of an operation',
  },
  maxAliases: {
    variable: 'TRAILCARE_MAX_ALIASES',
    least: 5,
    most: 10_000,
    usual: 50,
    of: 'fields with an alias, with each fragment counted wherever it is spread',
  },
  maxDirectives: {
    variable: 'TRAILCARE_MAX_DIRECTIVES',
    least: 5,
    most: 10_000,
    usual: 50,
    of: 'directives in a document',
  },
  maxTextLength: {
    variable: 'TRAILCARE_MAX_TEXT_LENGTH',
    least: 300,
    most: 1_000_000,
    usual: 2_000,
    of: 'characters of a text in a query',
  },
  maxCost: {
    variable: 'TRAILCARE_MAX_COST',
    least: 10_000,
    most: 999_999_999,
    usual: 500_000,
    of: 'cost of an operation, which is estimated before it runs',
  },
  maxValues: {
    variable: 'TRAILCARE_MAX_VALUES',
    least: 1_000,
    most: 100_000_000,
    usual: 2_000_000,
    of: 'values of an answer, which are counted while it is made',
  },
  maxBodyBytes: {
    variable: 'TRAILCARE_MAX_BODY_BYTES',
    least: 1_000,
    most: 100_000_000,
    usual: 1_000_000,
    of: 'bytes of a request',
  },
  maxUploadBytes: {
    variable: 'TRAILCARE_MAX_UPLOAD_BYTES',
    least: 1_000,
    most: 999_999_999,
    usual: 100_000_000,
    of: 'bytes of a file for `POST /load`',
  },
  operationTimeoutSeconds: {
    variable: 'TRAILCARE_OPERATION_TIMEOUT_SECONDS',
    least: 1,
    most: 3_600,
    usual: 30,
    of: 'seconds that a GraphQL operation may take, waiting included; one that asks for a plan may take as much longer as the plan may',
  },
  exportTimeoutSeconds: {
    variable: 'TRAILCARE_EXPORT_TIMEOUT_SECONDS',
    least: 1,
    most: 3_600,
    usual: 300,
    of: 'seconds until an export must have been read to its end',
  },
  receiveTimeoutSeconds: {
    variable: 'TRAILCARE_RECEIVE_TIMEOUT_SECONDS',
    least: 1,
    most: 3_600,
    usual: 120,
    of: 'seconds until a request must have been sent as a whole',
  },
  clientRequestsPerMinute: {
    variable: 'TRAILCARE_CLIENT_REQUESTS_PER_MINUTE',
    least: 1,
    most: 1_000_000,
    usual: 1_200,
    of: 'requests of one client in a minute',
  },
  clientRequestsAtOnce: {
    variable: 'TRAILCARE_CLIENT_REQUESTS_AT_ONCE',
    least: 1,
    most: 10_000,
    usual: 16,
    of: 'requests of one client at the same time',
  },
  operationsAtOnce: {
    variable: 'TRAILCARE_OPERATIONS_AT_ONCE',
    least: 1,
    most: 10_000,
    usual: 8,
    of: 'GraphQL operations that run at the same time',
  },
  operationsWaiting: {
    variable: 'TRAILCARE_OPERATIONS_WAITING',
    least: 0,
    most: 100_000,
    usual: 256,
    of: 'GraphQL operations that wait for their turn, when they come at once',
  },
  operationsStanding: {
    variable: 'TRAILCARE_OPERATIONS_STANDING',
    least: 0,
    most: 100_000,
    usual: 4,
    of: 'GraphQL operations that wait, when some have for three seconds, or more came than may wait',
  },
  exportsAtOnce: {
    variable: 'TRAILCARE_EXPORTS_AT_ONCE',
    least: 1,
    most: 1_000,
    usual: 4,
    of: 'exports that are written at the same time',
  },
  exportsWaiting: {
    variable: 'TRAILCARE_EXPORTS_WAITING',
    least: 0,
    most: 10_000,
    usual: 16,
    of: 'exports that wait for their turn',
  },
  keptAnswersMb: {
    variable: 'TRAILCARE_KEPT_ANSWERS_MB',
    least: 0,
    most: 100_000,
    usual: 64,
    of: 'megabytes of answers that are kept until the graph changes; 0: none is',
  },
} as const satisfies Record<string, LimitDescription>;

export type Limits = { readonly [name in keyof typeof LIMITS]: number };
