import { Worker } from 'node:worker_threads';
import type { NetworkDifference } from '../../network/renewal/network-difference.ts';
import { cancelled } from '../cancelled.ts';
import type { RenewalReply, RenewalTask, StoreAddress } from './network-messages.ts';
import { errorOf } from './network-problem.ts';

interface Renewal {
  readonly difference: NetworkDifference;
  readonly origin: string | null;
}

/** A thread that stays, with its modules loaded and its store connected, because small loads should be seen soon. */
export interface RenewalThread {
  /** Begins it, if it does not run. */
  begin(): void;
  /** Null when the network must be built. Rejects with the store's errors, and when the thread ended. */
  renew(task: Omit<RenewalTask, 'id'>): Promise<Renewal | null>;
}

/** Keeps its process from ending only while it is asked something. Ends when `closed` aborts. */
export function renewalThread(workerData: StoreAddress, closed: AbortSignal): RenewalThread {
  let running: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<
    number,
    { settle: (reply: RenewalReply) => void; fail: (problem: Error) => void }
  >();

  function begin(): Worker {
    if (running !== null) return running;
    // Options of the process, such as how its own script is given, are none of the thread's.
    const worker = new Worker(new URL('./renewal-worker.ts', import.meta.url), { workerData, execArgv: [] });
    running = worker;
    worker.unref();
    const end = () => void worker.terminate();
    closed.addEventListener('abort', end);
    worker.on('message', (reply: RenewalReply) => waiting.get(reply.id)?.settle(reply));
    const failAll = (problem: Error) => {
      if (running === worker) running = null;
      for (const { fail } of waiting.values()) fail(problem);
    };
    worker.on('error', failAll);
    worker.once('exit', (code) => {
      closed.removeEventListener('abort', end);
      failAll(
        closed.aborted ? cancelled() : new Error(`The thread that renews networks ended with code ${code}.`),
      );
    });
    return worker;
  }

  function replyOf(task: Omit<RenewalTask, 'id'>): Promise<RenewalReply> {
    const worker = begin();
    const id = ++lastId;
    return new Promise<RenewalReply>((resolve, reject) => {
      waiting.set(id, { settle: resolve, fail: reject });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
      worker.postMessage({ ...task, id } satisfies RenewalTask);
    }).finally(() => {
      waiting.delete(id);
      if (waiting.size === 0) worker.unref();
    });
  }

  return {
    begin: () => void (closed.aborted || begin()),
    async renew(task) {
      if (closed.aborted) throw cancelled();
      const reply = await replyOf(task);
      if (reply.kind === 'problem') throw errorOf(reply);
      return reply.kind === 'difference' ? reply : null;
    },
  };
}
