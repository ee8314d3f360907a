import { READABLE_PAST_MS } from '../../model/readable-past.ts';

/** ISO time: what was replaced before it is read by nobody but who reads everything. */
export function farthestPast(): string {
  return new Date(Date.now() - 2 * READABLE_PAST_MS).toISOString();
}
