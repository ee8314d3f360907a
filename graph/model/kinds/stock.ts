import { STOCK_DEFINITIONS } from '../closed-lists.ts';
import { date, integer, oneOf, optional, ref, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const stock = defineKind(
  'Stock',
  {
    stop: optional(ref('Stop', 'Where people stay, when it is a place')),
    country: optional(ref('Country', 'Country of stay, when it is a whole country')),
    origin: optional(ref('Country', 'With country: where they come from; null: see originWords')),
    originWords: optional(
      text('With country, when their origin is no single country: what the source says (Stateless, UNK)'),
    ),
    people: integer(0, 1e9, 'People present'),
    onDate: date('Day of the count'),
    definition: oneOf(STOCK_DEFINITIONS, 'What was counted'),
  },
  {
    about:
      'People present at a camp or city, or in a country, on a day, as published. In a country: of one origin, of an origin that is no country (originWords), or of all origins together (neither). A stock is never a flow.',
    restsOn: ['stop', 'country', 'origin'],
    indexed: ['stop', 'country', 'origin'],
    relationships: { stop: 'AT', country: 'IN_COUNTRY', origin: 'FROM_COUNTRY' },
    rule: (fact) => {
      if ((fact.stop === null) === (fact.country === null)) return 'needs exactly one of stop and country';
      if (fact.stop !== null && (fact.origin !== null || fact.originWords !== null))
        return 'has an origin without a country of stay';
      return fact.origin !== null && fact.originWords !== null ? 'has both origin and originWords' : null;
    },
  },
);
export type Stock = FactOf<typeof stock>;
