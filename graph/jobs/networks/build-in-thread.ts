import { Worker } from 'node:worker_threads';
import { TrailcareError } from '../../errors.ts';
import type { Viewer } from '../../model/viewer.ts';
import type { Network } from '../../network/network.ts';
import { openNetwork } from '../../network/portable-network.ts';
import { cancelled } from '../cancelled.ts';
import type { NetworkReply, NetworkTask, StoreAddress } from './network-messages.ts';
import { errorOf } from './network-problem.ts';
import { renewalThread } from './renewal-thread.ts';

/** The network of a revision. `before` is one of an earlier revision and the same viewer, of which it may be made. */
export type BuildNetwork = (
  revision: number,
  viewer: Viewer,
  before?: Network | null,
) => Promise<BuiltNetwork>;

export interface BuiltNetwork {
  readonly network: Network;
  /** Made of the network before and what loads touched since; else of all facts. */
  readonly renewed: boolean;
}

interface BuildOptions extends StoreAddress {
  /** Told of what kept a network from being renewed and should not have (it is then built), and of what the disk refused of the one that is kept for the next start. */
  readonly report: (event: 'snapshot-not-renewed' | 'snapshot-not-kept', problem: unknown) => void;
}
type Answer = Exclude<NetworkReply, { readonly kind: 'not-kept' }>;

/** The first readers should not share their processor with a thread that waits for the first load. */
const BEGIN_RENEWALS_MS = 1_000;

/**
 * Builds networks in threads of their own, one for each: whoever answers clients is held up only for as long as the finished network is
 * taken over, and what was needed to build it is gone with the thread. After small loads they are renewed instead, by one thread that stays.
 * Rejects with the store's errors; when `closed` aborts, at once.
 */
export function buildInThread({ storeUrl, env, report }: BuildOptions, closed: AbortSignal): BuildNetwork {
  // The environment of a process is no plain object.
  const address = { storeUrl, env: { ...env } };
  const renewals = renewalThread(address, closed);
  /** Of which load of which graph a network is. */
  const origins = new WeakMap<Network, string>();
  const keepOrigin = (network: Network, origin: string | null): Network => {
    if (origin !== null) origins.set(network, origin);
    return network;
  };

  async function renewed(revision: number, viewer: Viewer, before: Network): Promise<Network | null> {
    const origin = origins.get(before);
    if (origin === undefined) return null;
    try {
      const after = await renewals.renew(before, origin, revision, viewer);
      return after && keepOrigin(after.network, after.origin);
    } catch (error) {
      if (error instanceof TrailcareError) throw error;
      report('snapshot-not-renewed', error);
      return null;
    }
  }

  return async (revision, viewer, before = null) => {
    const later = before === null ? null : await renewed(revision, viewer, before);
    if (later !== null) return { network: later, renewed: true };
    const reply = await replyOf({ ...address, revision, viewer }, closed, (problem) =>
      report('snapshot-not-kept', problem),
    );
    if (reply.kind === 'problem') throw errorOf(reply);
    if (reply.origin !== null) setTimeout(() => renewals.begin(), BEGIN_RENEWALS_MS).unref();
    return { network: keepOrigin(openNetwork(reply.network), reply.origin), renewed: false };
  };
}

function replyOf(
  workerData: NetworkTask,
  closed: AbortSignal,
  reportNotKept: (problem: Error) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Options of the process, such as how its own script is given, are none of the thread's.
    const worker = new Worker(new URL('./network-worker.ts', import.meta.url), { workerData, execArgv: [] });
    const end = () => void worker.terminate();
    closed.addEventListener('abort', end);
    if (closed.aborted) end();
    worker.on('message', (reply: NetworkReply) => {
      if (reply.kind !== 'not-kept') resolve(reply);
      // Whoever closes may take the store's folder away as well.
      else if (!closed.aborted) reportNotKept(new Error(reply.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      closed.removeEventListener('abort', end);
      // Whoever was answered does not hear this.
      reject(
        closed.aborted ? cancelled() : new Error(`The thread that built a network ended with code ${code}.`),
      );
    });
  });
}
