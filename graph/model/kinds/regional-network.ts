import { boolean, optional, refs, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const regionalNetwork = defineKind(
  'RegionalNetwork',
  {
    name: text('Name'),
    description: optional(text('What it is for')),
    members: refs('NationalSociety', 'Members that the source names'),
    membersComplete: boolean('True when the source names all members'),
  },
  {
    about: 'A regional network of National Societies (PERCO, APMN).',
    searched: ['name'],
    relationships: { members: 'HAS_MEMBER' },
    // `network-steward:N` names its stewards.
    rule: ({ code }) =>
      code.includes(':') ? 'has a colon in its code, which stands before the code of a network' : null,
  },
);
export type RegionalNetwork = FactOf<typeof regionalNetwork>;
