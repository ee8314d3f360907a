import { type Audience, statedAudience } from '../../model/audience.ts';
import type { AnyFact } from '../../model/kinds.ts';

/** What a version gets when it is written, until the commit has settled who reads it. */
export function firstAudience({ visibility }: AnyFact): Audience {
  return statedAudience(String(visibility), []);
}
