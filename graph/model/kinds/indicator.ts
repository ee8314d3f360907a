import { oneOf, optional, real, ref, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const LEVELS = ['NATIONAL', 'NETWORK', 'REGIONAL', 'GLOBAL'] as const;

export const indicator = defineKind(
  'Indicator',
  {
    name: text('What is measured'),
    level: oneOf(LEVELS, 'Level at which it is measured'),
    nationalSociety: optional(ref('NationalSociety', 'The Society, at national level')),
    network: optional(ref('RegionalNetwork', 'The network, at network level')),
    unit: text('Unit of value and target'),
    value: optional(real(-1e12, 1e12, 'Value; null: not measured')),
    target: optional(real(-1e12, 1e12, 'Target; null: none set')),
  },
  {
    about: 'A value against its target, as of its as-of.',
    restsOn: ['nationalSociety', 'network'],
    indexed: ['level'],
    relationships: { nationalSociety: 'OF', network: 'OF_NETWORK' },
    owners: ['nationalSociety'],
  },
);
export type Indicator = FactOf<typeof indicator>;
