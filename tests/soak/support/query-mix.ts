/** What is asked, as recorded from the pages and the examples, with how often each comes in a hundred. */
interface MixedQuery {
  readonly name: string;
  readonly share: number;
  /** Another for another number: readers ask of other places and days, and now and then of the same. */
  readonly query: (n: number) => string;
}

const COUNTRIES = ['NER', 'LBY', 'TUN', 'ITA', 'ETH', 'SDN', 'TCD', 'MLI', 'EGY', 'DZA'];
const TEXTS = ['tri', 'aga', 'kas', 'khar', 'lamp', 'tun', 'gao', 'red cross', 'health', 'wadi'];
const DAYS = 28;
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;
const day = (n: number) => `2026-11-${String(1 + (n % DAYS)).padStart(2, '0')}`;

/** Of the bundled seeds, so that any server can be asked. */
const QUERY_MIX: readonly MixedQuery[] = [
  {
    name: 'an entity',
    share: 35,
    query: (n) => `{ country(code: "${pick(COUNTRIES, n)}") { code name } about { revision } }`,
  },
  {
    name: 'a page of services with what they name',
    share: 15,
    query: (n) =>
      `{ services(first: ${10 + (n % 40)}) { totalCount nodes { code name serviceType { code name } provider { code name } country { code name } } } }`,
  },
  {
    name: 'a search',
    share: 10,
    query: (n) =>
      `{ search(text: "${pick(TEXTS, n)}", first: 5) { totalCount nodes { id ... on Stop { code name } } } }`,
  },
  {
    name: 'the coverage of a trail',
    share: 20,
    query: (n) =>
      `{ coverage(trails: ["central-mediterranean"], serviceTypes: ["PRIMARY_HEALTH"], asOf: "${day(n)}") { revision summary { served absent unknown kmInCare kmUnknown } gaps(first: 20) { totalCount nodes { stop { code name } status isolationKm } } } }`,
  },
  {
    name: 'its matrix',
    share: 5,
    query: (n) =>
      `{ coverage(trails: ["central-mediterranean"], serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: "${day(n)}") { matrix { stop { code name } cells { serviceType { code } status reason } } } }`,
  },
  {
    name: 'a trail with its stops and legs',
    share: 10,
    query: (n) =>
      `{ trail(code: "central-mediterranean") { code name stops(asOf: "${day(n)}") { code name roles country { code } } legs { mode km from { code } to { code } } } }`,
  },
  {
    name: 'partnerships',
    share: 5,
    query: (n) =>
      `{ partnerships(trails: ["central-mediterranean"], serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: "${day(n)}", first: 10) { totalCount nodes { a { code } b { code } missing } } }`,
  },
];

const ALL = QUERY_MIX.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
/** Has no factor in common with a hundred: one after the other is of another kind. */
const STRIDE = 37;

/** The nth question of the mix, always the same. */
export const queryFrom = (n: number): string =>
  ALL[(n * STRIDE) % ALL.length]!.query(Math.floor(n / ALL.length) * 7 + n);
