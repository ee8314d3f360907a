import { parentPort, workerData } from 'node:worker_threads';
import { buildNetwork } from '../../network/build-network.ts';
import { portableNetwork } from '../../network/portable-network.ts';
import { openStore } from '../../open-store.ts';
import type { NetworkReply, NetworkTask } from './network-messages.ts';
import { problemOf } from './network-problem.ts';

/** Reads the graph through a store of its own, which it closes. */
async function build({ storeUrl, env, revision, viewer }: NetworkTask): Promise<NetworkReply> {
  try {
    const store = await openStore(storeUrl, env);
    try {
      const network = await buildNetwork((kind) => store.scan(kind, { revision, viewer }), revision, viewer);
      const touched = await store.touchedSince(revision);
      return { kind: 'network', network: portableNetwork(network), origin: touched?.origin ?? null };
    } finally {
      await store.close();
    }
  } catch (error) {
    return problemOf(error);
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
parentPort!.postMessage(await build(workerData as NetworkTask));
