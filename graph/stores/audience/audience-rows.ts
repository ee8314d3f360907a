import type { Audience } from '../../model/audience.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import type { Dependence } from './audience-fields.ts';

/** A stored version with the fields of its fact that `readFields` names. */
export interface StoredVersion {
  readonly fact: AnyFact;
  readonly audience: Audience;
  /** This load wrote it. */
  readonly written: boolean;
  /** False for one that this load ended. */
  readonly current: boolean;
}

export interface NewAudience {
  readonly code: string;
  readonly source: string;
  readonly audience: Audience;
}

/**
 * What a commit needs of its store to settle the audiences of the load's versions, and of those that rest on them. All
 * of it as the load will leave the graph, but for the audiences of committed versions, which change last.
 */
export interface AudienceRows {
  /** Whether there were facts of the kind before this load; true where that is costly to know. */
  hadFacts(kind: KindName): boolean;
  /** Versions that this load wrote, in batches. */
  written(kind: KindName): AsyncIterable<StoredVersion[]>;
  /** Versions that this load wrote. It may be called while `written` runs. */
  setWritten(kind: KindName, audiences: readonly NewAudience[]): Promise<void>;
  /** Codes that this load wrote or ended and that a fact of `by`, committed before, names; in batches. */
  touched(kind: KindName, by: readonly Dependence[]): AsyncIterable<readonly string[]>;
  /** Committed current versions whose `field` is one of these codes, in batches. */
  naming(kind: KindName, field: string, codes: readonly string[]): AsyncIterable<StoredVersion[]>;
  /** All versions of these codes that are current or that this load ended. */
  stated(kind: KindName, codes: readonly string[]): Promise<StoredVersion[]>;
  /**
   * What statements of completeness must not tell: each different `{country, adminAreas, serviceType, provider}` and
   * audience of the services with a country that this load wrote and that are not public.
   */
  hiddenWritten(): Promise<StoredCoverage[]>;
  /** The same of all current services in these countries but those in `except`. */
  hiddenIn(countries: readonly string[], except: readonly string[]): Promise<StoredCoverage[]>;
}

export type StoredCoverage = Pick<StoredVersion, 'fact' | 'audience'>;
