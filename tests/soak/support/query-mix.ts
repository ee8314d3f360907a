/** What is asked, as recorded from the pages and the examples, with how often each comes in a hundred. */
export interface MixedQuery {
  readonly name: string;
  readonly share: number;
  readonly query: string;
}

/** Of the bundled seeds, so that any server can be asked. */
export const QUERY_MIX: readonly MixedQuery[] = [
  {
    name: 'an entity',
    share: 35,
    query: '{ country(code: "NER") { code name } about { revision } }',
  },
  {
    name: 'a page of services with what they name',
    share: 15,
    query:
      '{ services(first: 20) { totalCount nodes { code name serviceType { code name } provider { code name } country { code name } } } }',
  },
  {
    name: 'a search',
    share: 10,
    query: '{ search(text: "tri", first: 5) { totalCount nodes { id ... on Stop { code name } } } }',
  },
  {
    name: 'the coverage of a trail',
    share: 20,
    query:
      '{ coverage(trails: ["central-mediterranean"], serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01") { revision summary { served absent unknown kmInCare kmUnknown } gaps(first: 20) { totalCount nodes { stop { code name } status isolationKm } } } }',
  },
  {
    name: 'its matrix',
    share: 5,
    query:
      '{ coverage(trails: ["central-mediterranean"], serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: "2026-11-01") { matrix { stop { code name } cells { serviceType { code } status reason } } } }',
  },
  {
    name: 'a trail with its stops and legs',
    share: 10,
    query:
      '{ trail(code: "central-mediterranean") { code name stops { code name roles country { code } } legs { mode km from { code } to { code } } } }',
  },
  {
    name: 'partnerships',
    share: 5,
    query: '{ partnerships(first: 10) { totalCount nodes { a { code } b { code } missing } } }',
  },
];
