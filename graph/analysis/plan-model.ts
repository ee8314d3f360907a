/**
 * What is to be planned, as plain data that a worker thread can be given: sites that may be opened, how far each brings care at each
 * end of a leg, what of each leg is missing, and what limits the choice. Decision 0015.
 */
export interface PlanModel {
  readonly objective: PlanObjective;
  readonly sites: readonly PlanSite[];
  readonly ends: readonly PlanEnd[];
  readonly demands: readonly PlanDemand[];
  /** What is to come into care as a whole; empty but for JOURNEYS. */
  readonly journeys: readonly PlanJourney[];
  readonly limits: readonly PlanLimit[];
}

/**
 * KM: metres of legs that come into care. PERSON_KM: the same by the legs' published flow. PEOPLE: the flow of legs that come
 * wholly into care. JOURNEYS: journeys of which every leg that expects the type does, counted once for each type.
 */
export type PlanObjective = 'KM' | 'PERSON_KM' | 'PEOPLE' | 'JOURNEYS';

/** Objectives for which a leg counts when all of it is in care, and not before. */
export const countsWholeLegs = (objective: PlanObjective): boolean =>
  objective === 'PEOPLE' || objective === 'JOURNEYS';

/** A service of one type at one stop, which may be opened. */
export interface PlanSite {
  readonly stop: number;
  readonly type: number;
  /** Countries of the stop: two at a border crossing. */
  readonly countries: readonly number[];
  /** In whatever unit the caller's budget has; null where there is none. */
  readonly cost: number | null;
}

/** Ends of legs that the same sites reach equally far: the farthest of those opened counts, never their sum. */
export interface PlanEnd {
  /** Places in `sites`, ascending. */
  readonly sites: readonly number[];
  /** For each of them, the metres into the leg that it brings into care beyond what is in care now. */
  readonly metres: readonly number[];
}

/** What is missing on legs that are alike, for one type. */
export interface PlanDemand {
  /** Places in `ends`; −1: no site reaches this end. */
  readonly ends: readonly [number, number];
  /** Not in care now, on each of the legs. */
  readonly metres: number;
  /** KM and JOURNEYS: how many legs. Else: people per year, added over the legs. */
  readonly weight: number;
  readonly type: number;
  readonly legs: readonly number[];
}

/** A journey and a type of which something is missing on it now. */
export interface PlanJourney {
  /** Place in the ways that were asked for. */
  readonly way: number;
  readonly type: number;
  /** Places in `demands`, ascending: it is whole when all of them are. */
  readonly demands: readonly number[];
}

export type PlanLimitKind =
  'SITES' | 'BUDGET' | 'MOST_IN_COUNTRY' | 'LEAST_IN_COUNTRY' | 'SHARE_IN_COUNTRY' | 'FIXED';

/** Of these sites, each with its weight, from `least` to `most` in all; or of these demands, what comes into care in the measure of the objective. */
export interface PlanLimit {
  readonly kind: PlanLimitKind;
  /** The country of a limit by country, the stop of a fixed site; −1: none. */
  readonly place: number;
  /** The type of a fixed site; −1: none. */
  readonly type: number;
  readonly sites: readonly number[];
  readonly weights: readonly number[];
  /** Null: a limit of sites. */
  readonly demands: readonly number[] | null;
  readonly least: number;
  readonly most: number;
}
