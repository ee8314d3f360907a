import type { LegMode, StopKind } from '../../graph/model/closed-lists.ts';

export interface MadeStop {
  readonly kind: StopKind;
  /** Places among `countries`; −1: none. */
  readonly country: number;
  readonly otherCountry: number;
  /** Number of its town in its country; −1: none. */
  readonly town: number;
  readonly lat: number;
  readonly lon: number;
}
export interface MadeLeg {
  readonly from: number;
  readonly to: number;
  readonly mode: LegMode;
  readonly km: number;
  readonly isPublished: boolean;
}
export interface MadeCountry {
  readonly code: string;
  readonly towns: number;
  /** Its stops, crossings left out. */
  readonly stops: readonly number[];
}
/** Where everything lies. Places are numbers; codes are made of them. */
export interface WorldMap {
  readonly countries: readonly MadeCountry[];
  readonly stops: readonly MadeStop[];
  readonly legs: readonly MadeLeg[];
}
