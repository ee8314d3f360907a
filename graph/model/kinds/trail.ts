import { optional, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const trail = defineKind(
  'Trail',
  {
    name: text('Name'),
    description: optional(text('What it is, as published')),
  },
  { about: 'A named migratory trail.', searched: ['name'] },
);
export type Trail = FactOf<typeof trail>;
