import type { Fact, KindName } from '../../graph/model/kinds.ts';
import {
  makeViewer,
  MOVEMENT_VIEWER,
  type RestrictedRead,
  STEWARD_OF_ALL,
  type Viewer,
} from '../../graph/model/viewer.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import type { Network } from '../../graph/network/network.ts';
import type { World } from '../oracle/world.ts';

const VIEWERS: Record<RestrictedRead, Viewer> = {
  ALL: STEWARD_OF_ALL,
  SOME: makeViewer({ movement: true, networkOf: 'ALL', restrictedOf: ['ns-one'] }),
  NONE: MOVEMENT_VIEWER,
};

/** The network of a world that a test wrote. */
export function networkOf(world: World, readsRestricted: RestrictedRead = 'ALL'): Promise<Network> {
  async function* read<N extends KindName>(kind: N): AsyncIterable<readonly Fact<N>[]> {
    const facts = world[kind] as unknown as Fact<N>[];
    yield await Promise.resolve(facts.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
  }
  return buildNetwork(read, 1, VIEWERS[readsRestricted]);
}
