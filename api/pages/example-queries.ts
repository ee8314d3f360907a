export interface ExampleQuery {
  readonly title: string;
  /** What the answer shows, for somebody who has never seen one. */
  readonly about: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Queries that the start page opens in GraphiQL. A test runs each. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    title: 'Where is care missing along a trail?',
    about:
      'Central Mediterranean: ranked gaps with how far it is to the next service, and what nobody knows, with whom to ask.',
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
    about:
      'Agadez to Lampedusa: the longest break, and at each border whether one side hands over to the other.',
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
    title: 'On which kilometres has nobody told us of a health post?',
    about:
      'Mekele to Hamdayet, with no made-up data on the way: stretches in care or unknown, the border, and the Societies to ask.',
    query: `query Stretches($from: String!, $to: String!) {
  continuity(from: $from, to: $to, serviceTypes: ["PRIMARY_HEALTH"], first: 1) {
    journeys {
      km
      stops { name country { name nationalSocieties { name } } }
      care {
        stretches { status fromKm toKm from { name } to { name } }
        handovers {
          status
          lacking
          fromCountry { name nationalSocieties { name } }
          toCountry { name nationalSocieties { name } }
        }
        weakestLink { message }
      }
    }
    sources { publisher illustrative }
  }
  dataAvailability(countries: ["ETH", "SDN"], serviceTypes: ["PRIMARY_HEALTH"]) {
    country { name }
    services
    complete
  }
}`,
    variables: { from: 'Mekele', to: 'Hamdayet' },
  },
  {
    title: 'Which trails are there?',
    about: 'Names, and the role of each country on them.',
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
    about:
      'Niger and Libya: number of services, the latest date, and whether anybody says that the list is complete.',
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
