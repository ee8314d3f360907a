import { ref } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const trailLeg = defineKind(
  'TrailLeg',
  { trail: ref('Trail', 'Trail'), leg: ref('Leg', 'Leg of it') },
  {
    about: 'A leg of a trail.',
    indexed: ['trail', 'leg'],
    relationships: { trail: 'ON', leg: 'HAS' },
  },
);
export type TrailLeg = FactOf<typeof trailLeg>;
