import { ROLES } from '../closed-lists.ts';
import { ref, someOf } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const trailCountry = defineKind(
  'TrailCountry',
  {
    trail: ref('Trail', 'Trail'),
    country: ref('Country', 'Country on it'),
    roles: someOf(ROLES, 'Roles of the country on the trail'),
  },
  {
    about: 'A country on a trail, with its roles there.',
    indexed: ['trail', 'country'],
    relationships: { trail: 'ON', country: 'HAS' },
    rule: (fact) => (fact.roles.length === 0 ? 'needs at least one role' : null),
  },
);
export type TrailCountry = FactOf<typeof trailCountry>;
