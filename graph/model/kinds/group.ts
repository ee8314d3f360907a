import { refs, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const group = defineKind(
  'Group',
  {
    name: text('English name'),
    within: refs('Group', 'Groups of which it is a part: a service for those serves it too'),
  },
  {
    about: 'A group of people; its code is in the closed list of groups.',
    relationships: { within: 'WITHIN' },
  },
);
export type Group = FactOf<typeof group>;
