import { ROLES, STEPS } from '../closed-lists.ts';
import { oneOf, optional, ref, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const minimumPackage = defineKind(
  'MinimumPackage',
  {
    role: optional(oneOf(ROLES, 'Role on the trail for which it is expected; null: whatever the role')),
    step: optional(oneOf(STEPS, 'Step of the journey for which it is expected; null: at every step on land')),
    serviceType: ref('ServiceType', 'Service type that is expected'),
    reason: text('Why'),
  },
  {
    about: 'One row of the minimum package: a service type that is expected for a role and step.',
    relationships: { serviceType: 'EXPECTS' },
    rule: (row) => (row.role === null && row.step === null ? 'needs a role or a step' : null),
  },
);
export type MinimumPackage = FactOf<typeof minimumPackage>;
