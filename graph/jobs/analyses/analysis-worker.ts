import { parentPort } from 'node:worker_threads';
import { viewOn } from '../../analysis/view-on.ts';
import type { Network } from '../../network/network.ts';
import { openNetwork } from '../../network/portable-network.ts';
import { cancelled } from '../cancelled.ts';
import { yieldToOthers } from '../yield-to-others.ts';
import type { AnalysisReply, AnalysisTask } from './analysis-messages.ts';
import { runAnalysis } from './analysis-tasks.ts';
import { KEPT_NETWORKS } from './kept.ts';

/** In the order of their last use: the pool counts them in the same way, to know which it must give again. */
const networks = new Map<number, Network>();

function networkFor({ network: id, portable }: AnalysisTask): Network {
  const network = networks.get(id) ?? openNetwork(portable!);
  networks.delete(id);
  networks.set(id, network);
  for (const oldest of [...networks.keys()].slice(0, -KEPT_NETWORKS)) networks.delete(oldest);
  return network;
}

async function replyTo(task: AnalysisTask): Promise<AnalysisReply> {
  try {
    const view = viewOn(networkFor(task), task.day);
    // The thread has nobody else to answer: it looks only whether it is still wanted.
    const pause = async () => {
      if (Atomics.load(task.given, 0) === 1) throw cancelled();
    };
    return { kind: 'answer', answer: await runAnalysis(view, task.name, task.ask as never, pause) };
  } catch (problem) {
    return { kind: 'problem', problem };
  }
}

yieldToOthers();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
const say = (reply: AnalysisReply) => parentPort!.postMessage(reply);
parentPort!.on('message', (task: AnalysisTask) => void replyTo(task).then(say));
