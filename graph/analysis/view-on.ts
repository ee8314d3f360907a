import { atOnce, type Steps } from './steps.ts';
import { type View, viewSteps } from './view.ts';
import type { Network } from '../network/network.ts';

const KEPT_DAYS = 4;
const views = new WeakMap<Network, Map<number, View>>();

/** The network as it stands on a day. The last days asked are kept with each snapshot: most requests ask of one. */
export const viewOn = (network: Network, day: number): View => atOnce(viewOnSteps(network, day));

/** The same in steps. Who asks of a day while it is made for another makes it too, and both are given the first one. */
export function* viewOnSteps(network: Network, day: number): Steps<View> {
  let ofNetwork = views.get(network);
  if (ofNetwork === undefined) {
    ofNetwork = new Map();
    views.set(network, ofNetwork);
  }
  const known = ofNetwork.get(day);
  if (known !== undefined) return known;
  const made = yield* viewSteps(network, day);
  const first = ofNetwork.get(day);
  if (first !== undefined) return first;
  ofNetwork.set(day, made);
  for (const oldest of [...ofNetwork.keys()].slice(0, -KEPT_DAYS)) ofNetwork.delete(oldest);
  return made;
}
