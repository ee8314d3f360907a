import { parentPort, workerData } from 'node:worker_threads';
import { buildNetwork } from '../../network/build-network.ts';
import type { Network } from '../../network/network.ts';
import { openNetwork, type PortableNetwork, portableNetwork } from '../../network/portable-network.ts';
import { openStore } from '../../open-store.ts';
import type { GraphStore } from '../../store.ts';
import { yieldToOthers } from '../yield-to-others.ts';
import { placeOfNetwork } from './kept-network.ts';
import type { NetworkReply, NetworkTask } from './network-messages.ts';
import { problemOf } from './network-problem.ts';
import { renewFrom } from './renew-from.ts';

interface Found {
  readonly network: PortableNetwork;
  /** Null: not known. */
  readonly origin: string | null;
  /** Whether it is the one that is kept. */
  readonly isKept: boolean;
}

/** Reads the graph through a store of its own, which it closes; or takes what was kept of it, and what loads touched since. */
async function answer(task: NetworkTask): Promise<void> {
  try {
    const store = await openStore(task.storeUrl, task.env);
    try {
      const place = placeOfNetwork(task.storeUrl, task.viewer);
      const { network, origin, isKept } =
        (await ofKept(store, unlessDiskRefuses(() => place?.read()) ?? null, task)) ??
        (await built(store, task));
      say({ kind: 'network', network, origin });
      // Whoever asked has the network already.
      if (origin !== null && !isKept) unlessDiskRefuses(() => place?.write({ network, origin }));
    } finally {
      await store.close();
    }
  } catch (error) {
    say(problemOf(error));
  }
}

/** What it gives. What the disk refuses is told, and costs time alone: a network that is not kept is built. */
function unlessDiskRefuses<Given>(ask: () => Given): Given | undefined {
  try {
    return ask();
  } catch (error) {
    say({ kind: 'not-kept', message: (error as Error).message });
    return undefined;
  }
}

/** Null when there is nothing that is good for this. */
async function ofKept(
  store: GraphStore,
  kept: { readonly network: PortableNetwork; readonly origin: string } | null,
  { revision, viewer }: NetworkTask,
): Promise<Found | null> {
  if (kept === null) return null;
  const { network, origin } = kept;
  const { revision: keptRevision } = network.members as Network;
  const touched = await store.touchedSince(keptRevision);
  // Of another graph; or of a past of which a later load hid something.
  if (touched?.origin !== origin || touched.newest !== revision) return null;
  if (keptRevision === revision) return { network, origin, isKept: true };
  const renewed = await renewFrom(openNetwork(network), origin, { store, revision, viewer });
  return renewed && { network: portableNetwork(renewed.network), origin: renewed.origin, isKept: false };
}

async function built(store: GraphStore, { revision, viewer }: NetworkTask): Promise<Found> {
  const network = await buildNetwork((kind) => store.scan(kind, { revision, viewer }), revision, viewer);
  const touched = await store.touchedSince(revision);
  return { network: portableNetwork(network), origin: touched?.origin ?? null, isKept: false };
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
const say = (reply: NetworkReply): void => parentPort!.postMessage(reply);

// Entities are answered from the store meanwhile, and measures by the network before, if there is one.
yieldToOthers();
await answer(workerData as NetworkTask);
