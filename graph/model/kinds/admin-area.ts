import { integer, optional, ref, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const adminArea = defineKind(
  'AdminArea',
  {
    name: text('Name'),
    level: integer(1, 5, 'Administrative level: 1 is the coarsest below the country'),
    country: ref('Country', 'Country'),
    parent: optional(ref('AdminArea', 'Area of the level above; null: not stated')),
  },
  {
    about: 'An administrative area; its code is its p-code where there is one.',
    indexed: ['country'],
    searched: [],
    relationships: { country: 'IN', parent: 'PART_OF' },
  },
);
export type AdminArea = FactOf<typeof adminArea>;
