import { STOCK_DEFINITIONS } from '../closed-lists.ts';
import { date, integer, oneOf, ref } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const stock = defineKind(
  'Stock',
  {
    stop: ref('Stop', 'Where people stay'),
    people: integer(0, 1e9, 'People present'),
    onDate: date('Day of the count'),
    definition: oneOf(STOCK_DEFINITIONS, 'What was counted'),
  },
  {
    about: 'People present at a camp or city on a day, as published. A stock is never a flow.',
    indexed: ['stop'],
    relationships: { stop: 'AT' },
  },
);
export type Stock = FactOf<typeof stock>;
