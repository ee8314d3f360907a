import type { PlanLimit, PlanModel } from './plan-model.ts';
import { type OpenSites, openSites, valueOn } from './plan-value.ts';

/** Costs are not whole numbers: sums of them are compared with this much room. */
const ROOM = 1e-9;
/** The solver keeps a share to a part in 10⁶. */
const SHARE_ROOM = 1e-6;

/** How much of each limit of sites they take up, while they are chosen one by one. */
export interface LimitsTaken {
  /** Whether no upper limit forbids one more. */
  allows(site: number): boolean;
  take(site: number): void;
  /** Lower limits that are not yet met. */
  unmet(): readonly PlanLimit[];
  /** Sites that count for a lower limit that is not yet met. */
  helps(site: number): boolean;
}

export function limitsTaken({ limits, sites }: PlanModel): LimitsTaken {
  const taken = new Float64Array(limits.length);
  const ofSite: { limit: number; weight: number }[][] = sites.map(() => []);
  for (const [limit, { sites: limited, weights }] of limits.entries()) {
    for (const [i, site] of limited.entries()) ofSite[site]!.push({ limit, weight: weights[i]! });
  }
  const isUnmet = (limit: number) =>
    limits[limit]!.demands === null && taken[limit]! < limits[limit]!.least - ROOM;
  return {
    allows: (site) =>
      ofSite[site]!.every(({ limit, weight }) => taken[limit]! + weight <= limits[limit]!.most + ROOM),
    take(site) {
      for (const { limit, weight } of ofSite[site]!) taken[limit]! += weight;
    },
    unmet: () => limits.filter((_, limit) => isUnmet(limit)),
    helps: (site) => ofSite[site]!.some(({ limit, weight }) => weight > 0 && isUnmet(limit)),
  };
}

/** Whether a set of sites keeps all limits. */
export function keepsLimits(model: PlanModel, chosen: readonly number[]): boolean {
  const taken = limitsTaken(model);
  const open = openSites(model);
  for (const site of chosen) {
    if (!taken.allows(site)) return false;
    taken.take(site);
    open.open(site);
  }
  return taken.unmet().length === 0 && unmetShares(model, open).length === 0;
}

/** Limits of demands that the open sites do not yet meet. */
export function unmetShares(model: PlanModel, open: OpenSites): PlanLimit[] {
  return model.limits.filter(
    ({ demands, least }) => demands !== null && valueOn(model, open, demands) < least * (1 - SHARE_ROOM),
  );
}
