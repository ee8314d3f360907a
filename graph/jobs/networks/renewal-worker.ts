import { parentPort, workerData } from 'node:worker_threads';
import { differenceFrom } from '../../network/renewal/network-difference.ts';
import { openNetwork } from '../../network/portable-network.ts';
import { renewedNetwork } from '../../network/renewal/renewed-network.ts';
import { touchedReadOf } from '../../network/renewal/touched-read.ts';
import { openStore } from '../../open-store.ts';
import type { RenewalReply, RenewalTask, StoreAddress } from './network-messages.ts';
import { problemOf } from './network-problem.ts';

const { storeUrl, env } = workerData as StoreAddress;
/** Kept open, and connected before it is needed. One that cannot be reached is told to whoever asks. */
const opening = openStore(storeUrl, env);
const connected = opening.then((store) => store.revision()).catch(() => null);

async function renew({ id, before: portable, origin, revision, viewer }: RenewalTask): Promise<RenewalReply> {
  try {
    await connected;
    const store = await opening;
    const before = openNetwork(portable);
    const touched = await store.touchedSince(before.revision);
    // Of another graph, or told by a replica that lags behind.
    const isOfSame = touched !== null && touched.origin === origin && touched.newest >= revision;
    if (!isOfSame) return { id, kind: 'not-renewed' };
    const read = touchedReadOf(store, { revision, viewer });
    const network = await renewedNetwork(before, touched.codes, read, revision);
    if (network === null) return { id, kind: 'not-renewed' };
    const own = await store.touchedSince(revision);
    return {
      id,
      kind: 'difference',
      difference: differenceFrom(before, network),
      origin: own?.origin ?? null,
    };
  } catch (error) {
    return { id, ...problemOf(error) };
  }
}

parentPort!.on('message', (task: RenewalTask) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
  void renew(task).then((reply) => parentPort!.postMessage(reply));
});
