import { type View, viewAt } from './view.ts';
import type { Network } from '../network/network.ts';

const KEPT_DAYS = 4;
const views = new WeakMap<Network, Map<number, View>>();

/** The network as it stands on a day. The last days asked are kept with each snapshot: most requests ask of one. */
export function viewOn(network: Network, day: number): View {
  let ofNetwork = views.get(network);
  if (ofNetwork === undefined) {
    ofNetwork = new Map();
    views.set(network, ofNetwork);
  }
  const known = ofNetwork.get(day);
  if (known !== undefined) return known;
  const view = viewAt(network, day);
  ofNetwork.set(day, view);
  for (const oldest of [...ofNetwork.keys()].slice(0, -KEPT_DAYS)) ofNetwork.delete(oldest);
  return view;
}
