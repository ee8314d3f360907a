import { type Audience, partsOf } from './audience.ts';
import { VISIBILITIES } from './closed-lists.ts';

/** Societies by code, or all of them, those included that nobody has stated yet. */
export type Societies = 'ALL' | readonly string[];

export interface Rights {
  /** A member of the Movement. */
  readonly movement: boolean;
  /** Societies whose NETWORK facts it may read. */
  readonly networkOf: Societies;
  /** Societies whose RESTRICTED facts it may read, and their NETWORK ones. */
  readonly restrictedOf: Societies;
}

/**
 * Who asks. A viewer reduces to one key, which selects the store's rows, the network's mask and every cache: two
 * viewers with the same key get the same bytes.
 */
export interface Viewer extends Rights {
  readonly key: string;
}

/** The viewer of these rights. Equal rights have equal keys, in whatever order and however often Societies are named. */
export function makeViewer(rights: Rights): Viewer {
  const networkOf = sorted(rights.networkOf);
  const restrictedOf = sorted(rights.restrictedOf);
  const owned = [named('network', networkOf), named('restricted', restrictedOf)].filter(
    (part) => part !== '',
  );
  if (!rights.movement && owned.length > 0) {
    throw new Error('Who reads the facts of a National Society reads those of the Movement.');
  }
  const key = [rights.movement ? 'movement' : 'public', ...owned].join(' ');
  return { key, movement: rights.movement, networkOf, restrictedOf };
}

const sorted = (societies: Societies): Societies =>
  societies === 'ALL' ? 'ALL' : [...new Set(societies)].toSorted();

const named = (right: string, societies: Societies): string => {
  if (societies === 'ALL') return `${right}:*`;
  return societies.length === 0 ? '' : `${right}:${societies.join(',')}`;
};

/** Anybody on the internet. */
export const PUBLIC_VIEWER = makeViewer({ movement: false, networkOf: [], restrictedOf: [] });
/** A member of the Movement who belongs to no Society's network. */
export const MOVEMENT_READER = makeViewer({ movement: true, networkOf: [], restrictedOf: [] });
/** The local user on loopback, without accounts: all but RESTRICTED. */
export const MOVEMENT_VIEWER = makeViewer({ movement: true, networkOf: 'ALL', restrictedOf: [] });
/** The store's own housekeeping and loaders, which must see what they compare with. Never a client. */
export const STEWARD_OF_ALL = makeViewer({ movement: true, networkOf: 'ALL', restrictedOf: 'ALL' });

/** Of how many Societies a viewer reads the restricted facts. */
export type RestrictedRead = 'ALL' | 'SOME' | 'NONE';

export function readsRestricted({ restrictedOf }: Rights): RestrictedRead {
  if (restrictedOf === 'ALL') return 'ALL';
  return restrictedOf.length > 0 ? 'SOME' : 'NONE';
}

/** Whether a viewer may read what has this audience: the definition with which the stores' queries must agree. */
export function mayRead({ movement, networkOf, restrictedOf }: Viewer, audience: Audience): boolean {
  const { level, owners } = partsOf(audience);
  const ownsOneOf = (societies: Societies) =>
    societies === 'ALL' || owners.some((owner) => societies.includes(owner));
  switch (VISIBILITIES[level]) {
    case 'PUBLIC':
      return true;
    case 'MOVEMENT':
      return movement;
    case 'NETWORK':
      return ownsOneOf(networkOf) || ownsOneOf(restrictedOf);
    // 'RESTRICTED'
    default:
      return ownsOneOf(restrictedOf);
  }
}
