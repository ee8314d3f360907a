import type { ErrorCode } from '../../errors.ts';
import type { Viewer } from '../../model/viewer.ts';
import type { NetworkDifference } from '../../network/renewal/network-difference.ts';
import type { PortableNetwork } from '../../network/portable-network.ts';

/** What a thread needs to open a store of its own. */
export interface StoreAddress {
  readonly storeUrl: string;
  /** For the store's user, password and database. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a thread that builds one network is given. */
export interface NetworkTask extends StoreAddress {
  readonly revision: number;
  readonly viewer: Viewer;
}

/** What came of it. `origin`: of the load that published its revision, as `GraphStore.touchedSince` tells; null: not known. */
export type NetworkReply =
  | { readonly kind: 'network'; readonly network: PortableNetwork; readonly origin: string | null }
  /** Beside the network: the disk did not give what was kept, or did not take this. */
  | { readonly kind: 'not-kept'; readonly message: string }
  | NetworkProblem;

/** What the thread that renews networks is asked: for `after`, a later network than `before`, which is of `origin`. Numbers name networks. */
export interface RenewalTask {
  readonly before: number;
  /** Null when the thread has it, because it made it: it keeps the last one that it made of each. */
  readonly portable: PortableNetwork | null;
  readonly after: number;
  /** Networks of which nobody will ask again. */
  readonly forget: readonly number[];
  readonly origin: string;
  readonly revision: number;
  readonly viewer: Viewer;
}

export type RenewalReply = { readonly after: number } & (
  | { readonly kind: 'difference'; readonly difference: NetworkDifference; readonly origin: string | null }
  /** It must be built. */
  | { readonly kind: 'not-renewed' }
  | NetworkProblem
);

/** `code` null: the problem is none of ours. */
export interface NetworkProblem {
  readonly kind: 'problem';
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly publicMessage: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly stack: string;
}
