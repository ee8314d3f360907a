import type { Fact, KindName } from '../../graph/model/kinds.ts';
import { MOVEMENT_VIEWER, STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import type { Network } from '../../graph/network/network.ts';
import type { World } from '../oracle/world.ts';

/** The network of a world that a test wrote. */
export function networkOf(world: World, seesRestricted = true): Promise<Network> {
  async function* read<N extends KindName>(kind: N): AsyncIterable<readonly Fact<N>[]> {
    const facts = world[kind] as unknown as Fact<N>[];
    yield await Promise.resolve(facts.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
  }
  return buildNetwork(read, 1, seesRestricted ? STEWARD_OF_ALL : MOVEMENT_VIEWER);
}
