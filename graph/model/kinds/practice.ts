import { GROUPS, RESPONSE_TYPES, STEPS } from '../closed-lists.ts';
import { oneOf, optional, refs, someOf, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const practice = defineKind(
  'Practice',
  {
    name: text('Name'),
    summary: text('What is done'),
    need: optional(text('The need that it answers; null: not stated')),
    implementedBy: optional(text('Implementing organisation; null: not stated')),
    responseType: optional(oneOf(RESPONSE_TYPES, 'Response type')),
    serviceTypes: refs('ServiceType', 'Service types'),
    groups: someOf(GROUPS, 'Groups'),
    steps: someOf(STEPS, 'Steps of the journey'),
    countries: refs('Country', 'Countries'),
    url: optional(text('Where it is described')),
  },
  {
    about: 'A smart practice.',
    searched: ['name', 'summary'],
    relationships: { serviceTypes: 'ON', countries: 'IN' },
  },
);
export type Practice = FactOf<typeof practice>;
