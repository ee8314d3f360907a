import type { HttpLimits } from './http-limits.ts';
import type { PullClock } from './pull-clock.ts';

/** What every pull has: time, limits, where things are kept, and whom to tell. */
export interface Puller {
  readonly clock: PullClock;
  readonly limits: HttpLimits;
  readonly polite: (host: string, signal: AbortSignal) => Promise<void>;
  /** Folder below which each source has its own. */
  readonly root: string;
  /** Begins anew, whatever was kept. */
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  /** One line for a person. */
  readonly tell: (text: string) => void;
  readonly onPage: (pages: number, ofPages: number | null, records: number) => void;
}
