import { date, optional, real, ref } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const incidentTotal = defineKind(
  'IncidentTotal',
  {
    leg: optional(ref('Leg', 'Leg')),
    trail: optional(ref('Trail', 'Trail')),
    country: optional(ref('Country', 'Country')),
    deathsAndMissingPerYear: real(0, 1e8, 'Recorded deaths and missing per year'),
    periodFrom: date('First day of the period'),
    periodTo: date('Last day of the period'),
  },
  {
    about: 'Deaths and missing recorded on a leg, trail or in a country: totals, never single incidents.',
    indexed: ['leg', 'trail', 'country'],
    relationships: { leg: 'ON_LEG', trail: 'ON_TRAIL', country: 'IN' },
    restsOn: ['leg', 'trail', 'country'],
    rule: (fact) => {
      const subjects = [fact.leg, fact.trail, fact.country].filter((subject) => subject !== null).length;
      if (subjects !== 1) return 'needs exactly one of leg, trail and country';
      return fact.periodTo < fact.periodFrom ? 'ends before it starts' : null;
    },
  },
);
export type IncidentTotal = FactOf<typeof incidentTotal>;
