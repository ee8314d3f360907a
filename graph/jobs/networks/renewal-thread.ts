import { Worker } from 'node:worker_threads';
import type { Viewer } from '../../model/viewer.ts';
import type { Network } from '../../network/network.ts';
import { portableNetwork } from '../../network/portable-network.ts';
import { networkAfter } from '../../network/renewal/network-difference.ts';
import { cancelled } from '../cancelled.ts';
import type { RenewalReply, RenewalTask, StoreAddress } from './network-messages.ts';
import { errorOf } from './network-problem.ts';

interface Renewed {
  readonly network: Network;
  /** Of the load that published its revision; null: not known. */
  readonly origin: string | null;
}

/** A thread that stays, with its modules loaded and its store connected, because small loads should be seen soon. */
export interface RenewalThread {
  /** Begins it, if it does not run. */
  begin(): void;
  /**
   * The network of a later revision than `before`, which is of `origin`. Null when it must be built. Rejects with the store's errors, and when
   * the thread ended.
   */
  renew(before: Network, origin: string, revision: number, viewer: Viewer): Promise<Renewed | null>;
}

/** Networks that the thread keeps, so that they need not be sent again: about one for each kind of viewer. */
const KEPT = 8;

/** Keeps its process from ending only while it is asked something. Ends when `closed` aborts. */
export function renewalThread(workerData: StoreAddress, closed: AbortSignal): RenewalThread {
  let running: Worker | null = null;
  let lastNumber = 0;
  const numbers = new WeakMap<Network, number>();
  /** Numbers of networks that the thread has, the oldest first. */
  const kept = new Set<number>();
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
    worker.on('message', (reply: RenewalReply) => waiting.get(reply.after)?.settle(reply));
    const failAll = (problem: Error) => {
      if (running !== worker) return;
      running = null;
      kept.clear();
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

  function replyTo(task: RenewalTask): Promise<RenewalReply> {
    const worker = begin();
    return new Promise<RenewalReply>((resolve, reject) => {
      waiting.set(task.after, { settle: resolve, fail: reject });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
      worker.postMessage(task);
    }).finally(() => {
      waiting.delete(task.after);
      if (waiting.size === 0) worker.unref();
    });
  }

  function numberOf(network: Network): number {
    const number = numbers.get(network) ?? ++lastNumber;
    numbers.set(network, number);
    return number;
  }

  return {
    begin: () => void (closed.aborted || begin()),
    async renew(before, origin, revision, viewer) {
      if (closed.aborted) throw cancelled();
      const number = numberOf(before);
      // The thread makes the next of it, and then has that.
      const portable = kept.delete(number) ? null : portableNetwork(before);
      const forget = [...kept].slice(0, Math.max(0, kept.size - KEPT));
      for (const one of forget) kept.delete(one);
      const after = ++lastNumber;
      const reply = await replyTo({ before: number, portable, after, forget, origin, revision, viewer });
      if (reply.kind === 'problem') throw errorOf(reply);
      if (reply.kind === 'not-renewed') return null;
      const network = networkAfter(before, reply.difference);
      numbers.set(network, after);
      kept.add(after);
      return { network, origin: reply.origin };
    },
  };
}
