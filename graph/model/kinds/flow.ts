import { FLOW_DEFINITIONS } from '../closed-lists.ts';
import { date, oneOf, optional, real, ref, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

const END_IN_WORDS = 'when that is no single country: what the source says (Stateless, UNK)';

export const flow = defineKind(
  'Flow',
  {
    leg: optional(ref('Leg', 'Leg on which people were counted')),
    trail: optional(ref('Trail', 'Trail on which people were counted')),
    origin: optional(ref('Country', 'Country of origin of the pair')),
    originWords: optional(text(`Origin of the pair ${END_IN_WORDS}`)),
    destination: optional(ref('Country', 'Country of destination of the pair')),
    destinationWords: optional(text(`Destination of the pair ${END_IN_WORDS}`)),
    peoplePerYear: real(0, 1e10, 'People per year'),
    periodFrom: date('First day of the period'),
    periodTo: date('Last day of the period'),
    definition: oneOf(FLOW_DEFINITIONS, 'What was counted; detections and cases are not persons'),
    counted: optional(
      text('What was counted, in the words or codes of the source; null: the definition says all'),
    ),
  },
  {
    about: 'People per year on a leg, a trail or between two countries, as published.',
    indexed: ['leg', 'trail', 'origin', 'destination'],
    relationships: { leg: 'ON_LEG', trail: 'ON_TRAIL', origin: 'FROM_COUNTRY', destination: 'TO_COUNTRY' },
    restsOn: ['leg', 'trail', 'origin', 'destination'],
    rule: (fact) => {
      if (fact.origin !== null && fact.originWords !== null) return 'has both origin and originWords';
      if (fact.destination !== null && fact.destinationWords !== null)
        return 'has both destination and destinationWords';
      const from = fact.origin ?? fact.originWords;
      const to = fact.destination ?? fact.destinationWords;
      if ((from === null) !== (to === null)) return 'has one of origin and destination without the other';
      const subjects = [fact.leg, fact.trail, from].filter((subject) => subject !== null).length;
      if (subjects !== 1) return 'needs exactly one of leg, trail, and origin with destination';
      if (from !== null && fact.origin === null && fact.destination === null)
        return 'needs a country at one end of the pair';
      return fact.periodTo < fact.periodFrom ? 'ends before it starts' : null;
    },
  },
);
export type Flow = FactOf<typeof flow>;
