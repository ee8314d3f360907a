import type { LegMode } from '../model/closed-lists.ts';
import type { Layer } from './layers.ts';

export type Optimise = 'DISTANCE' | 'TIME' | 'KM_NOT_IN_CARE' | 'RISK' | 'PARETO';

export interface JourneyAsk {
  readonly from: number;
  readonly to: number;
  /** Stops to pass, in this order. None for PARETO, nor with `maxOverlap`. */
  readonly via: readonly number[];
  readonly avoid: {
    readonly countries: readonly number[];
    readonly stops: readonly number[];
    readonly modes: readonly LegMode[];
  };
  readonly optimise: Optimise;
  /** For KM_NOT_IN_CARE and PARETO: the layers whose km count. */
  readonly layers: readonly Layer[];
  /** Not for PARETO, which is all there are. */
  readonly first: number;
  /** Greatest share of the length of each journey before it that a journey has in common with it, 0 to 1. Not for RISK and PARETO. */
  readonly maxOverlap: number | null;
}
