import type { ErrorCode } from '../../errors.ts';
import type { Viewer } from '../../model/viewer.ts';
import type { PortableNetwork } from '../../network/portable-network.ts';

/** What a thread that builds one network is given. */
export interface NetworkTask {
  readonly storeUrl: string;
  /** For the store's user, password and database. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly revision: number;
  readonly viewer: Viewer;
}

/** What came of it. */
export type NetworkReply =
  | { readonly kind: 'network'; readonly network: PortableNetwork }
  /** After the network: the disk did not take it. */
  | { readonly kind: 'not-kept'; readonly message: string }
  /** `code` null: the problem is none of ours. */
  | {
      readonly kind: 'problem';
      readonly code: ErrorCode | null;
      readonly message: string;
      readonly stack: string;
    };
