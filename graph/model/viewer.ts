import { VISIBILITIES, type Visibility } from './closed-lists.ts';

/**
 * Who asks. A viewer reduces to one visibility key, which selects the store's rows, the network's
 * mask and every cache: two viewers with the same key get the same bytes.
 */
export interface Viewer {
  readonly key: string;
  /** The visibilities whose facts this viewer may read. */
  readonly sees: readonly Visibility[];
}

const viewer = (key: string, widest: number): Viewer => ({ key, sees: VISIBILITIES.slice(0, widest) });

/** Anybody on the internet. */
export const PUBLIC_VIEWER = viewer('public', 1);
/** A member of the Movement: all but RESTRICTED. Without accounts, the local user on loopback. */
export const MOVEMENT_VIEWER = viewer('movement', 3);
/** The store's own housekeeping and loaders, which must see what they compare with. Never a client. */
export const STEWARD_OF_ALL = viewer('all', 4);

/** Whether a viewer may read the places of restricted service types. */
export function seesRestricted(who: Viewer): boolean {
  return who.sees.includes('RESTRICTED');
}
