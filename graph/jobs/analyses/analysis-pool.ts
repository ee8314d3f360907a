import { Worker } from 'node:worker_threads';
import type { View } from '../../analysis/view.ts';
import type { Network } from '../../network/network.ts';
import { portableNetwork } from '../../network/portable-network.ts';
import { boundedQueue } from '../bounded-queue.ts';
import { cancelled } from '../cancelled.ts';
import type { Analyses } from './analyses.ts';
import type { AnalysisReply, AnalysisTask } from './analysis-messages.ts';
import type { AnalysisAnswer, AnalysisAsk, AnalysisName } from './analysis-tasks.ts';
import { KEPT_NETWORKS } from './kept.ts';

/** More are refused: whoever waits longer than for these has gone. */
const WAITING = 32;
/** For each thread, under a lasting load: those that wait hold places of operations that others could have. */
const STANDING = 4;
/** A thread that was told to stop and does not is ended from outside. */
const GRACE_MS = 250;

interface Thread {
  readonly worker: Worker;
  /** Snapshots that it has open, in the order of their last use. */
  readonly networks: Map<number, true>;
  /** It has ended, or has been told to from outside: what it still says is no sign of life. */
  over: boolean;
}

const ids = new WeakMap<Network, number>();
let lastId = 0;

function idOf(network: Network): number {
  const id = ids.get(network) ?? ++lastId;
  ids.set(network, id);
  return id;
}

/**
 * Threads that share the columns of the networks they are asked of: each runs one analysis at a time, begins when it is first needed, and
 * keeps its process from ending only while it runs one. Who has gone is noticed between the parts of an analysis.
 */
export function analysisPool(threads: number): Analyses {
  const queue = boundedQueue({
    what: 'analyses',
    atOnce: threads,
    waiting: WAITING,
    standing: STANDING * threads,
  });
  const idle: Thread[] = [];
  const all = new Set<Worker>();
  const closing = new AbortController();

  function begin(): Thread {
    const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), { execArgv: [] });
    worker.unref();
    all.add(worker);
    const thread: Thread = { worker, networks: new Map(), over: false };
    const leave = () => {
      thread.over = true;
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    };
    // What a thread still says that nobody waits for is nobody's.
    worker.on('error', leave);
    worker.once('exit', () => {
      leave();
      all.delete(worker);
    });
    return thread;
  }

  /** A thread that has the network open goes before one that must be told of it. */
  function free(id: number): Thread {
    const place = idle.findLastIndex(({ networks }) => networks.has(id));
    return (place < 0 ? idle.pop() : idle.splice(place, 1)[0]) ?? begin();
  }

  async function runOn(view: View, name: AnalysisName, ask: unknown, signal: AbortSignal): Promise<unknown> {
    const id = idOf(view.network);
    const thread = free(id);
    const isOpen = thread.networks.delete(id);
    thread.networks.set(id, true);
    for (const oldest of [...thread.networks.keys()].slice(0, -KEPT_NETWORKS)) thread.networks.delete(oldest);
    const given = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const portable = isOpen ? null : portableNetwork(view.network);
    const reply = await replyOf(thread, { network: id, portable, day: view.day, name, ask, given }, signal);
    if (!closing.signal.aborted && !thread.over) idle.push(thread);
    if (reply.kind === 'problem') throw signal.aborted ? cancelled(signal) : reply.problem;
    return reply.answer;
  }

  /** Rejects when the thread ended instead of answering: then it is not used again. */
  function replyOf(thread: Thread, task: AnalysisTask, signal: AbortSignal): Promise<AnalysisReply> {
    const { worker } = thread;
    return new Promise<AnalysisReply>((resolve, reject) => {
      let late: NodeJS.Timeout | undefined;
      const settle = (finish: () => void) => {
        clearTimeout(late);
        signal.removeEventListener('abort', stop);
        worker
          .removeListener('message', onReply)
          .removeListener('error', onError)
          .removeListener('exit', onExit);
        worker.unref();
        finish();
      };
      const stop = () => {
        Atomics.store(task.given, 0, 1);
        late = setTimeout(() => {
          // Its reply may be on the way, and come before its end.
          thread.over = true;
          void worker.terminate();
        }, GRACE_MS);
      };
      const onReply = (reply: AnalysisReply) => settle(() => resolve(reply));
      const onError = (error: unknown) => settle(() => reject(error));
      const onExit = () =>
        settle(() => reject(signal.aborted ? cancelled(signal) : new Error('A thread of analyses ended.')));
      worker.on('message', onReply).on('error', onError).on('exit', onExit);
      worker.ref();
      signal.addEventListener('abort', stop, { once: true });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
      worker.postMessage(task);
      if (signal.aborted) stop();
    });
  }

  return {
    state: queue.state,
    run<N extends AnalysisName>(view: View, name: N, ask: AnalysisAsk<N>, signal: AbortSignal) {
      const ended = AbortSignal.any([signal, closing.signal]);
      return queue.run(() => runOn(view, name, ask, ended), ended) as Promise<AnalysisAnswer<N>>;
    },
    async close() {
      closing.abort();
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
