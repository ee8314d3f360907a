export interface ExampleQuery {
  readonly title: string;
  /** What the answer shows, for somebody who has never seen one. */
  readonly about: string;
  /** Whether the answer rests on the illustrative dataset, where that is loaded. */
  readonly illustrative: boolean;
  /** No line over 50 characters, so that GraphiQL shows it whole on a laptop; what a person reads first comes first. */
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Queries that the page of questions opens in GraphiQL. A test runs each in a browser. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    title: 'Where is care missing along a trail?',
    about:
      'Central Mediterranean: gaps in health care and family links, ranked by the people who pass and the km to the next service.',
    illustrative: true,
    query: `query Gaps($trail: String!) {
  trail(code: $trail) {
    code
    name
    coverage(
      serviceTypes: ["PRIMARY_HEALTH", "RFL"]
      groups: [EVERYONE]
    ) {
      asOf
      gaps(first: 20) {
        totalCount
        nodes {
          stop { name country { name } }
          serviceType { name }
          status
          peoplePerYear
          nearest {
            km
            stop { name }
            service { name }
          }
        }
      }
      summary {
        served absent unknown
        kmInCare kmWithoutCare kmUnknown
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
      'Agadez to Lampedusa: the weakest link in words, the longest break, and at each border whether one side hands over to the other.',
    illustrative: true,
    query: `query Continuity($from: String!, $to: String!) {
  continuity(
    from: $from
    to: $to
    serviceTypes: ["PRIMARY_HEALTH", "RFL"]
    first: 1
  ) {
    journeys {
      km
      care {
        serviceType { name }
        weakestLink { message }
        longestBreak {
          from { name }
          to { name }
          certainKm
          possibleKm
        }
        handovers {
          fromCountry { name }
          toCountry { name }
          status
          lacking
        }
        servedStops
        expectedStops
      }
      stops { name }
    }
    noJourney { code message }
    sources { publisher dataset illustrative }
  }
}`,
    variables: { from: 'Agadez', to: 'Lampedusa' },
  },
  {
    title: 'Who must speak with whom at a border?',
    about:
      'Mekele to Hamdayet, with nothing made up on the way: what is known of health care on each kilometre, and the Societies on both sides.',
    illustrative: false,
    query: `query Border($from: String!, $to: String!) {
  continuity(
    from: $from
    to: $to
    serviceTypes: ["PRIMARY_HEALTH"]
    first: 1
  ) {
    journeys {
      km
      care {
        weakestLink { message }
        handovers {
          status
          lacking
          fromCountry {
            name
            nationalSocieties { name }
          }
          toCountry {
            name
            nationalSocieties { name }
          }
        }
        stretches {
          status
          fromKm
          toKm
          from { name }
          to { name }
        }
      }
      stops { name }
    }
    noJourney { code message }
    sources { publisher dataset illustrative }
  }
}`,
    variables: { from: 'Mekele', to: 'Hamdayet' },
  },
  {
    title: 'Whom do we ask about what nobody knows?',
    about:
      'Horn of Africa to the Gulf, with nothing made up: for each stop of which nobody has told us, the National Society to ask.',
    illustrative: false,
    query: `query Questions($trail: String!) {
  trail(code: $trail) {
    name
    coverage(
      serviceTypes: ["PRIMARY_HEALTH", "RFL"]
      groups: [EVERYONE]
    ) {
      questions(first: 100) {
        totalCount
        nodes {
          askWhom { name }
          stop { name }
          serviceType { name }
          reason
        }
      }
      sources { publisher dataset illustrative }
    }
  }
}`,
    variables: { trail: 'horn-to-gulf' },
  },
  {
    title: 'What is known in a country, and how old is it?',
    about:
      'Niger and Libya: number of services, the latest date, and whether anybody says that the list is complete.',
    illustrative: true,
    query: `query Availability($countries: [String!]!) {
  dataAvailability(
    countries: $countries
    serviceTypes: ["PRIMARY_HEALTH", "RFL"]
  ) {
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
  {
    title: 'Which trails are there?',
    about: 'Codes and names to ask with, and the countries on each.',
    illustrative: false,
    query: `query Trails {
  trails(first: 50) {
    totalCount
    nodes {
      code
      name
      description
      countries { country { name } roles }
    }
  }
}`,
    variables: {},
  },
];
