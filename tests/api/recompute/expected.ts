import type { FactsSeen, StopSeen } from './answers.ts';

/** Whether the minimum package asks for a type at a place of these roles and this kind. */
export function packageAsks(
  facts: FactsSeen,
  { roles, kind }: Pick<StopSeen, 'roles' | 'kind'>,
  type: string,
): boolean {
  return facts.minimumPackages.some(({ role, step, serviceType }) => {
    if (serviceType?.code !== type || !(role === null || roles.includes(role))) return false;
    if (kind === 'SEA_AREA') return step === 'SEA_CROSSING';
    if (step === null) return true;
    return (step === 'BORDER' && kind === 'BORDER_CROSSING') || (step === 'CAMP' && kind === 'CAMP');
  });
}

export const expects = (facts: FactsSeen, stop: StopSeen, type: string): boolean => packageAsks(facts, stop, type);
