import { mustPass } from '../../graph/analysis/must-pass.ts';
import type { Promised } from '../harness/promise.ts';
import { startPythonPeer } from '../harness/python-peer.ts';
import { computed } from '../harness/timed.ts';
import { randomPairs } from '../world/random-pairs.ts';
import { worldView } from '../world/world-view.ts';
import { writeEdges } from '../world/write-edges.ts';
import { atLeast } from './at-least.ts';
import { sameText } from './same-text.ts';

/** On the directed network, what an articulation point and a bridge are on one without directions. Ours give the legs too. */
export const needed: Promised = {
  name: 'must-pass',
  promise:
    'bridges and articulation points of who goes from one stop to another: stops and legs that every way must pass',
  complexity: 'O(stops + legs)',
  sizes: ['S', 'M', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const view = await worldView(size);
    const pairs = randomPairs(view, 20, 4);
    const python = await startPythonPeer();
    await python.ask({ do: 'read', libraries: ['igraph', 'networkx'], ...writeEdges(view) });
    return {
      inputs: pairs.length,
      rounds: 5,
      ours(input) {
        const { from, to } = pairs[input]!;
        const { ms, answer } = computed(() => mustPass(view, from, to));
        return { ms, answer: (answer as ReturnType<typeof mustPass>)!.stops };
      },
      peers: [
        {
          name: 'igraph, dominator_tree',
          goal: atLeast(1),
          answer: (input) => python.ask({ do: 'igraph dominators', ...pairs[input]! }),
          differs: sameText,
        },
        {
          name: 'NetworkX, immediate_dominators',
          goal: atLeast(1),
          inputs: 3,
          rounds: 2,
          answer: (input) => python.ask({ do: 'networkx dominators', ...pairs[input]! }),
          differs: sameText,
        },
      ],
      close: () => python.close(),
    };
  },
};
