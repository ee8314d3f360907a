import type { Mappings } from '../mappings.ts';
import type { PullSource } from './pull-source.ts';

/** What is asked of a list. */
export interface ListRequest {
  readonly source: PullSource;
  readonly base: URL;
  readonly filter: Readonly<Record<string, string>>;
  readonly secretHeaders: Readonly<Record<string, string>>;
  readonly mappings: Mappings;
}
