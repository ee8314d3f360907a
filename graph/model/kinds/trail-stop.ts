import { ROLES } from '../closed-lists.ts';
import { ref, someOf } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const trailStop = defineKind(
  'TrailStop',
  {
    trail: ref('Trail', 'Trail'),
    stop: ref('Stop', 'Stop on it'),
    roles: someOf(ROLES, 'Roles of the stop on the trail; empty: those of its country on the trail'),
  },
  {
    about: 'A stop on a trail, with its roles there.',
    indexed: ['trail', 'stop'],
    relationships: { trail: 'ON', stop: 'HAS' },
  },
);
export type TrailStop = FactOf<typeof trailStop>;
