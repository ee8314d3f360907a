import type { FactsSeen, StopSeen } from './answers.ts';

/**
 * Steps of a stop of each kind. No answer of the API says them: rule 10 of docs/decisions/0002-measures.md. The two types of `Gaps` do not
 * depend on them.
 */
const STEPS_OF_KIND: Record<string, string> = {
  BORDER_CROSSING: 'BORDER',
  CAMP: 'CAMP',
  RECEPTION_CENTRE: 'CAMP',
  PORT: 'ARRIVAL',
  LANDING_PLACE: 'ARRIVAL',
};
const STEPS_OF_ROLE: Record<string, string> = {
  ORIGIN: 'FIRST_STEPS',
  DESTINATION: 'LONG_TERM_STAY',
  RETURN: 'RETURN',
};

const rowsOn = ({ minimumPackages }: FactsSeen, type: string) =>
  minimumPackages.filter(({ serviceType }) => serviceType?.code === type);

/** Whether the minimum package asks for a type at a stop. */
export function expects(facts: FactsSeen, { kind, roles }: StopSeen, type: string): boolean {
  return rowsOn(facts, type).some(({ role, step }) => {
    if (kind === 'SEA_AREA' || step === 'SEA_CROSSING') return kind === 'SEA_AREA' && step === 'SEA_CROSSING';
    if (role !== null && !roles.includes(role)) return false;
    if (step === null) return true;
    const own = STEPS_OF_KIND[kind];
    if (own !== undefined) return own === step;
    return (role === null ? roles : [role]).some((one) => STEPS_OF_ROLE[one] === step);
  });
}

/** Whether it asks for a type along a leg at sea, or on land in countries of these roles. */
export const expectsAlong = (facts: FactsSeen, roles: readonly string[] | 'AT_SEA', type: string): boolean =>
  rowsOn(facts, type).some(({ role, step }) =>
    roles === 'AT_SEA' ? step === 'SEA_CROSSING' : step === null && (role === null || roles.includes(role)),
  );
