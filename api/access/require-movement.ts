import { refused } from '../../graph/access/principal.ts';
import type { Context } from '../context.ts';

/** UNAUTHENTICATED or FORBIDDEN for whoever is no reader of the Movement: before an argument is looked at, so that the refusal tells nothing. */
export function requireMovement({ principal, viewer }: Context, what: string): void {
  if (!viewer.movement) throw refused(principal, what, 'an account that reads what is for the Movement');
}
