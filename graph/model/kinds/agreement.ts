import { optional, refs, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const agreement = defineKind(
  'Agreement',
  {
    name: optional(text('Name; null: not stated')),
    parties: refs('NationalSociety', 'The National Societies that agreed'),
    topics: refs('ServiceType', 'Service types that it covers'),
  },
  {
    about: 'An agreement between National Societies on topics, with dates (validFrom, validUntil).',
    relationships: { parties: 'BETWEEN', topics: 'ON' },
    owners: ['parties'],
    rule: (fact) => (fact.parties.length < 2 ? 'needs at least two parties' : null),
  },
);
export type Agreement = FactOf<typeof agreement>;
