import { disjointWays } from '../../graph/analysis/disjoint-ways.ts';
import type { Peer, Promised } from '../harness/promise.ts';
import { startPythonPeer } from '../harness/python-peer.ts';
import { computed } from '../harness/timed.ts';
import { randomPairs } from '../world/random-pairs.ts';
import { worldView } from '../world/world-view.ts';
import { writeEdges } from '../world/write-edges.ts';
import { atLeast } from './at-least.ts';
import { sameText } from './same-text.ts';

/** How many ways share no leg, and how many share no stop. Ours give the ways and a least cut too. */
export const disjoint: Promised = {
  name: 'disjoint-ways',
  promise: 'disjoint ways between two stops, by legs and by stops',
  complexity: 'O((ways + 1) × (stops + legs))',
  sizes: ['S', 'M', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const view = await worldView(size);
    const pairs = randomPairs(view, 20, 3);
    const python = await startPythonPeer();
    await python.ask({
      do: 'read',
      libraries: size === 'S' ? ['igraph', 'networkx'] : ['igraph'],
      ...writeEdges(view),
    });
    const peer = (name: string, asked: string, more: Partial<Peer> = {}): Peer => ({
      name,
      goal: atLeast(1),
      answer: (input) => python.ask({ do: asked, ...pairs[input]! }),
      differs: sameText,
      ...more,
    });
    return {
      inputs: pairs.length,
      rounds: 5,
      ours(input) {
        const { from, to } = pairs[input]!;
        return computed(() => [
          disjointWays(view, from, to, 'LEGS').count,
          disjointWays(view, from, to, 'STOPS').count,
        ]);
      },
      peers: [
        peer('igraph', 'igraph disjoint'),
        ...(size === 'S' ? [peer('NetworkX', 'networkx disjoint', { inputs: 2, rounds: 1 })] : []),
      ],
      close: () => python.close(),
    };
  },
};
