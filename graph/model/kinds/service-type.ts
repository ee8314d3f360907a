import { DELIVERY_MODES, DIMENSIONS, RESPONSE_TYPES, STRATEGIC_OBJECTIVES } from '../closed-lists.ts';
import { boolean, oneOf, optional, real, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const serviceType = defineKind(
  'ServiceType',
  {
    name: text('English name'),
    responseType: optional(oneOf(RESPONSE_TYPES, 'Response type; null for NOT_A_SERVICE and OTHER')),
    dimension: optional(oneOf(DIMENSIONS, 'Resilience dimension')),
    strategicObjective: optional(oneOf(STRATEGIC_OBJECTIVES, 'Strategic objective 2024–2030')),
    mode: oneOf(DELIVERY_MODES, 'How it is delivered; COUNTRY types have no km'),
    defaultReachKm: real(0, 1_000, 'How far from its point a service is within reach, where it does not say'),
    careRangeKm: optional(
      real(0, 1_000, 'How far along the way from a serving stop a person is still in care; null: has no km'),
    ),
    restricted: boolean('True when its places are hidden from readers without the right'),
    countsAsService: boolean('False for rows of source files that are training or coordination'),
  },
  { about: 'A type of service, of the closed catalogue.', searched: ['name'] },
);
export type ServiceType = FactOf<typeof serviceType>;
