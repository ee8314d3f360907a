import { parentPort, workerData } from 'node:worker_threads';
import { PUBLIC_VIEWER } from '../../model/viewer.ts';
import { differenceFrom, networkAfter } from '../../network/renewal/network-difference.ts';
import type { Network } from '../../network/network.ts';
import { openNetwork } from '../../network/portable-network.ts';
import { touchedReadOf } from '../../network/renewal/touched-read.ts';
import { openStore } from '../../open-store.ts';
import { yieldToOthers } from '../yield-to-others.ts';
import type { RenewalReply, RenewalTask, StoreAddress } from './network-messages.ts';
import { problemOf } from './network-problem.ts';
import { renewFrom } from './renew-from.ts';

/** No fact has it. */
const NO_CODE = ['-'];

const { storeUrl, env } = workerData as StoreAddress;
/** Kept open. */
const opening = openStore(storeUrl, env);
/** A store that cannot be reached is told to whoever asks. */
const rehearsed = rehearse().catch(() => null);
const networks = new Map<number, Network>();

/** Asks what will be asked most, of nothing: a first answer takes Neo4j much longer, because it plans how to find it. */
async function rehearse(): Promise<void> {
  const store = await opening;
  const revision = await store.revision();
  await store.touchedSince(revision);
  const read = touchedReadOf(store, { revision, viewer: PUBLIC_VIEWER });
  for (const kind of ['Source', 'Provider', 'Branch', 'Service'] as const) await read.get(kind, NO_CODE);
  for (const field of ['provider', 'branch'] as const) await read.naming('Service', field, NO_CODE);
  const ends = ['fromService', 'toService', 'fromBranch', 'toBranch'] as const;
  for (const field of ends) await read.naming('Referral', field, NO_CODE);
}

async function renew({ before: number, portable, after, ...task }: RenewalTask): Promise<RenewalReply> {
  const { origin, revision, viewer, forget } = task;
  for (const one of forget) networks.delete(one);
  const kept = networks.get(number);
  networks.delete(number);
  try {
    await rehearsed;
    const store = await opening;
    const before = portable === null ? kept : openNetwork(portable);
    if (before === undefined) return { after, kind: 'not-renewed' };
    const renewed = await renewFrom(before, origin, { store, revision, viewer });
    if (renewed === null) return { after, kind: 'not-renewed' };
    const difference = differenceFrom(before, renewed.network);
    // With the columns that are told, and not those of this thread alone.
    networks.set(after, networkAfter(before, difference));
    return { after, kind: 'difference', difference, origin: renewed.origin };
  } catch (error) {
    return { after, ...problemOf(error) };
  }
}

// Clients are answered by the network before meanwhile.
yieldToOthers();
parentPort!.on('message', (task: RenewalTask) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
  void renew(task).then((reply) => parentPort!.postMessage(reply));
});
