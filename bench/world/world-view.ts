import { type View, viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { WORLD_DAY } from './made-world.ts';
import type { SizeName } from './sizes.ts';
import { worldNetwork } from './world-network.ts';

/** The network of a made-up world as it stands on its day. */
export async function worldView(size: SizeName): Promise<View> {
  return viewAt(await worldNetwork(size), dayNumber(WORLD_DAY));
}
