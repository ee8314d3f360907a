import { FLOW_DEFINITIONS } from '../closed-lists.ts';
import { date, oneOf, optional, real, ref } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const flow = defineKind(
  'Flow',
  {
    leg: optional(ref('Leg', 'Leg on which people were counted')),
    trail: optional(ref('Trail', 'Trail on which people were counted')),
    origin: optional(ref('Country', 'Country of origin of the pair')),
    destination: optional(ref('Country', 'Country of destination of the pair')),
    peoplePerYear: real(0, 1e10, 'People per year'),
    periodFrom: date('First day of the period'),
    periodTo: date('Last day of the period'),
    definition: oneOf(FLOW_DEFINITIONS, 'What was counted; detections are not persons'),
  },
  {
    about: 'People per year on a leg, a trail or between two countries, as published.',
    indexed: ['leg', 'trail', 'origin', 'destination'],
    relationships: { leg: 'ON_LEG', trail: 'ON_TRAIL', origin: 'FROM_COUNTRY', destination: 'TO_COUNTRY' },
    restsOn: ['leg', 'trail', 'origin', 'destination'],
    rule: (fact) => {
      const pair = fact.origin !== null && fact.destination !== null ? 1 : 0;
      const half = (fact.origin === null) !== (fact.destination === null);
      const subjects = (fact.leg !== null ? 1 : 0) + (fact.trail !== null ? 1 : 0) + pair;
      if (half) return 'has one of origin and destination without the other';
      if (subjects !== 1) return 'needs exactly one of leg, trail, and origin with destination';
      return fact.periodTo < fact.periodFrom ? 'ends before it starts' : null;
    },
  },
);
export type Flow = FactOf<typeof flow>;
