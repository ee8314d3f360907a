import type { Audience } from '../../model/audience.ts';
import type { Visibility } from '../../model/closed-lists.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import type { Dependence } from './audience-fields.ts';
import type { LinkKind } from './link-kind.ts';

/** A stored version with the fields of its fact that `readFields` names. */
export interface StoredVersion {
  readonly fact: AnyFact;
  readonly audience: Audience;
  /** The revision that it is from: with code and source, which version it is. */
  readonly since: number;
  /** This load wrote it. */
  readonly written: boolean;
  /** False for one that is past: ended by this load, or before it. */
  readonly current: boolean;
}

export interface NewAudience {
  readonly code: string;
  readonly source: string;
  readonly since: number;
  readonly audience: Audience;
}

/** What a steward says of who may read a fact. */
export interface StewardsWord {
  readonly code: string;
  readonly visibility: Visibility;
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
  /** Codes that this load wrote or ended and that a fact of `by`, committed before and not past for long, names; in batches. */
  touched(kind: KindName, by: readonly Dependence[]): AsyncIterable<readonly string[]>;
  /** Committed versions whose `field` is one of these codes, current or not past for long, in batches. */
  naming(kind: KindName, field: string, codes: readonly string[]): AsyncIterable<StoredVersion[]>;
  /** Codes that this load wrote or ended and of which a steward's version is current or was ended by it, in batches. */
  held(kind: KindName): AsyncIterable<readonly string[]>;
  /** The current words of stewards on these codes. */
  stewardsWords(kind: KindName, codes: readonly string[]): Promise<StewardsWord[]>;
  /**
   * Codes that this load wrote or ended, of which there are versions still, none of them public, and a past one of another
   * audience than all of these; in batches. Asked when what the load wrote has its audiences.
   */
  narrowed(kind: KindName): AsyncIterable<readonly string[]>;
  /** Versions of these codes that are past, but not for long. */
  past(kind: KindName, codes: readonly string[]): Promise<StoredVersion[]>;
  /** All versions of these codes that are current or that this load ended. */
  stated(kind: KindName, codes: readonly string[]): Promise<StoredVersion[]>;
  /**
   * What statements of completeness must not tell: each different `{country, adminAreas, serviceType, provider}` and
   * audience of the services with a country that this load wrote and that are not public.
   */
  hiddenWritten(): Promise<StoredCoverage[]>;
  /** The same of all current services in these countries but those in `except`. */
  hiddenIn(countries: readonly string[], except: readonly string[]): Promise<StoredCoverage[]>;
  /** Referrals that this load wrote and that are not public, in batches; of agreements, which are few and may have a hidden party, all. */
  linksWritten(kind: LinkKind): AsyncIterable<StoredVersion[]>;
  /** The same of all current ones on these service types. */
  linksOn(kind: LinkKind, serviceTypes: readonly string[]): AsyncIterable<StoredVersion[]>;
}

export type StoredCoverage = Pick<StoredVersion, 'fact' | 'audience'>;
