export interface ExampleQuery {
  readonly title: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Queries that the start page opens in GraphiQL. A test runs each. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    title: 'Where is care missing along a trail?',
    query: `query Gaps($trail: String!) {
  trail(code: $trail) {
    name
    coverage(serviceTypes: ["PRIMARY_HEALTH", "RFL"], groups: [EVERYONE]) {
      revision
      asOf
      summary { served absent unknown servedShare unknownShare kmInCare kmWithoutCare kmUnknown }
      gaps(first: 20) {
        totalCount
        nodes { stop { name country { name } } serviceType { name } status reason peoplePerYear isolationKm unreachable }
      }
      questions(first: 20) {
        totalCount
        nodes { stop { name } serviceType { name } askWhom { name } }
      }
      sources { publisher dataset illustrative }
    }
  }
}`,
    variables: { trail: 'central-mediterranean' },
  },
  {
    title: 'Does care follow a person on the way?',
    query: `query Continuity($from: String!, $to: String!) {
  continuity(from: $from, to: $to, serviceTypes: ["PRIMARY_HEALTH", "RFL"], first: 3) {
    journeys {
      km
      stops { name }
      care {
        serviceType { name }
        servedStops
        expectedStops
        servedKmShare
        unknownShare
        longestBreak { from { name } to { name } certainKm possibleKm }
        handovers { fromCountry { name } toCountry { name } status lacking }
        weakestLink { kind message }
      }
    }
    noJourney { code message }
    sources { publisher dataset illustrative }
  }
}`,
    variables: { from: 'Agadez', to: 'Lampedusa' },
  },
  {
    title: 'Which trails are there?',
    query: `{
  trails(first: 50) {
    totalCount
    nodes { code name description countries { country { name } roles } }
  }
}`,
    variables: {},
  },
  {
    title: 'What is known in a country, and how old is it?',
    query: `query Availability($countries: [String!]!) {
  dataAvailability(countries: $countries, serviceTypes: ["PRIMARY_HEALTH", "RFL"]) {
    country { name }
    serviceType { name }
    services
    latestAsOf
    complete
    staleDays
  }
}`,
    variables: { countries: ['NER', 'LBY'] },
  },
];
