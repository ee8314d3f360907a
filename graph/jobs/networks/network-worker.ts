import { parentPort, workerData } from 'node:worker_threads';
import { TrailcareError } from '../../errors.ts';
import { buildNetwork } from '../../network/build-network.ts';
import { type PortableNetwork, portableNetwork } from '../../network/portable-network.ts';
import { openStore } from '../../open-store.ts';
import { type KeptNetwork, keptNetwork } from './kept-network.ts';
import type { NetworkReply, NetworkTask } from './network-messages.ts';

/** Reads the graph through a store of its own, which it closes, or takes what was kept of the same. */
async function answer({ storeUrl, env, revision, viewer }: NetworkTask): Promise<void> {
  try {
    const store = await openStore(storeUrl, env);
    try {
      const at = { revision, viewer };
      const kept = await keptNetwork(store, storeUrl, at);
      const found = kept?.read() ?? null;
      const network =
        found ?? portableNetwork(await buildNetwork((kind) => store.scan(kind, at), revision, viewer));
      say({ kind: 'network', network });
      if (kept !== null && found === null) keep(kept, network);
    } finally {
      await store.close();
    }
  } catch (error) {
    const { message, stack = message } = error as Error;
    say({ kind: 'problem', code: error instanceof TrailcareError ? error.code : null, message, stack });
  }
}

/** Whoever asked has the network already, and the next start only takes longer. */
function keep(kept: KeptNetwork, network: PortableNetwork): void {
  try {
    kept.write(network);
  } catch (error) {
    say({ kind: 'not-kept', message: (error as Error).message });
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
const say = (reply: NetworkReply): void => parentPort!.postMessage(reply);

await answer(workerData as NetworkTask);
