import { badInput } from '../../graph/errors.ts';
import type { Condition } from '../../graph/store.ts';

/** A circle. */
export interface Near {
  readonly lat: number;
  readonly lon: number;
  readonly km: number;
}

const LIMITS = { lat: [-90, 90], lon: [-180, 180], km: [0, 20_000] } as const;

/** The condition of a circle; none when it was not asked. */
export function nearCondition(near: Near | null | undefined): Condition[] {
  if (near === null || near === undefined) return [];
  for (const [name, [least, most]] of Object.entries(LIMITS)) {
    const value = near[name as keyof Near];
    if (!(value >= least && value <= most)) {
      throw badInput(`near.${name}`, value, `a number from ${least} to ${most}`);
    }
  }
  return [{ test: 'near', ...near }];
}
