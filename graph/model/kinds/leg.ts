import { KM_BASES, LEG_MODES } from '../closed-lists.ts';
import { oneOf, optional, real, ref } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const leg = defineKind(
  'Leg',
  {
    from: ref('Stop', 'Where it starts'),
    to: ref('Stop', 'Where it ends'),
    mode: oneOf(LEG_MODES, 'Mode of travel'),
    km: real(0, 20_000, 'Length along the way, km'),
    kmBasis: oneOf(KM_BASES, 'Whether the length was published or is the great circle times a factor'),
    kmFactor: optional(real(1, 10, 'The factor; null for a published length')),
    hours: optional(real(0, 10_000, 'Hours of travel; null: not published')),
  },
  {
    about: 'A directed way from stop to stop; a two-way road is two legs.',
    indexed: ['from', 'to', 'mode'],
    relationships: { from: 'FROM', to: 'TO' },
    rule: (fact) => (fact.from === fact.to ? 'starts where it ends' : null),
  },
);
export type Leg = FactOf<typeof leg>;
