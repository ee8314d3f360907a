import { Worker } from 'node:worker_threads';
import { TrailcareError } from '../../errors.ts';
import type { Viewer } from '../../model/viewer.ts';
import type { Network } from '../../network/network.ts';
import { openNetwork } from '../../network/portable-network.ts';
import { cancelled } from '../cancelled.ts';
import type { NetworkReply, NetworkTask } from './network-messages.ts';

export type BuildNetwork = (revision: number, viewer: Viewer) => Promise<Network>;
type Answer = Exclude<NetworkReply, { readonly kind: 'not-kept' }>;

/**
 * Builds networks in threads of their own, one for each: whoever answers clients is held up only for as long as the finished network is
 * taken over, and what was needed to build it is gone with the thread. Rejects with the store's errors; when `closed` aborts, at once.
 */
export function buildInThread(
  { storeUrl, env }: Pick<NetworkTask, 'storeUrl' | 'env'>,
  closed: AbortSignal,
  /** Told why a network could not be kept for the next start. */
  report: (problem: Error) => void,
): BuildNetwork {
  // The environment of a process is no plain object.
  const task = { storeUrl, env: { ...env } };
  return async (revision, viewer) => {
    const reply = await replyOf({ ...task, revision, viewer }, closed, report);
    if (reply.kind === 'network') return openNetwork(reply.network);
    const problem =
      reply.code === null ? new Error(reply.message) : new TrailcareError(reply.code, reply.message);
    problem.stack = reply.stack;
    throw problem;
  };
}

function replyOf(
  workerData: NetworkTask,
  closed: AbortSignal,
  report: (problem: Error) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Options of the process, such as how its own script is given, are none of the thread's.
    const worker = new Worker(new URL('./network-worker.ts', import.meta.url), { workerData, execArgv: [] });
    const end = () => void worker.terminate();
    closed.addEventListener('abort', end);
    if (closed.aborted) end();
    worker.on('message', (reply: NetworkReply) => {
      if (reply.kind === 'not-kept') report(new Error(reply.message));
      else resolve(reply);
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
