import { parentPort, workerData } from 'node:worker_threads';
import { differenceFrom } from '../../network/renewal/network-difference.ts';
import { openNetwork } from '../../network/portable-network.ts';
import { openStore } from '../../open-store.ts';
import type { RenewalReply, RenewalTask, StoreAddress } from './network-messages.ts';
import { problemOf } from './network-problem.ts';
import { renewFrom } from './renew-from.ts';

const { storeUrl, env } = workerData as StoreAddress;
/** Kept open, and connected before it is needed. One that cannot be reached is told to whoever asks. */
const opening = openStore(storeUrl, env);
const connected = opening.then((store) => store.revision()).catch(() => null);

async function renew({ id, before: portable, origin, revision, viewer }: RenewalTask): Promise<RenewalReply> {
  try {
    await connected;
    const store = await opening;
    const before = openNetwork(portable);
    const renewed = await renewFrom(before, origin, { store, revision, viewer });
    if (renewed === null) return { id, kind: 'not-renewed' };
    const difference = differenceFrom(before, renewed.network);
    return { id, kind: 'difference', difference, origin: renewed.origin };
  } catch (error) {
    return { id, ...problemOf(error) };
  }
}

parentPort!.on('message', (task: RenewalTask) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
  void renew(task).then((reply) => parentPort!.postMessage(reply));
});
