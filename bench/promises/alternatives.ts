import neo4j from 'neo4j-driver';
import { journeys } from '../../graph/analysis/journeys.ts';
import { startGdsPeer } from '../harness/gds-peer.ts';
import type { Promised } from '../harness/promise.ts';
import { startPythonPeer } from '../harness/python-peer.ts';
import { computed } from '../harness/timed.ts';
import { randomPairs } from '../world/random-pairs.ts';
import { worldView } from '../world/world-view.ts';
import { writeEdges } from '../world/write-edges.ts';
import { atLeast } from './at-least.ts';
import { gdsPair } from './gds-pair.ts';
import { shortestAsk } from './shortest-ask.ts';

const FIRST = 5;

export const alternatives: Promised = {
  name: 'alternatives',
  promise: '5 alternatives (Yen)',
  complexity: 'O(stops of a way × (stops + legs) log stops) at worst',
  sizes: ['S', 'M', 'L'],
  quickSizes: ['S'],
  async prepare(size, { quick }) {
    const view = await worldView(size);
    const pairs = randomPairs(view, 10, 2);
    const python = await startPythonPeer();
    await python.ask({ do: 'read', libraries: ['networkx'], ...writeEdges(view) });
    const gds = await startGdsPeer(view);
    const differs = (ours: unknown, theirs: unknown) =>
      ours === theirs ? null : `${String(ours)} m and not ${String(theirs)} m`;
    return {
      inputs: pairs.length,
      rounds: 5,
      ours(input) {
        const { from, to } = pairs[input]!;
        const { ms, answer } = computed(() => journeys(view, shortestAsk(from, to, FIRST)));
        const found = (answer as ReturnType<typeof journeys>)!.journeys;
        return { ms, answer: found.map(({ km }) => Math.round(km * 1000)).join(' ') };
      },
      peers: [
        {
          name: 'NetworkX shortest_simple_paths',
          goal: atLeast(50),
          // Up to minutes for each.
          inputs: { S: quick ? 3 : 10, M: 3, L: 1 }[size],
          rounds: size === 'S' ? 2 : 1,
          async answer(input) {
            const { ms, answer } = await python.ask({
              do: 'networkx alternatives',
              ...pairs[input]!,
              first: FIRST,
            });
            return { ms, answer: (answer as number[]).join(' ') };
          },
          differs,
        },
        {
          name: 'Neo4j GDS over Bolt, Yen’s',
          goal: atLeast(50),
          rounds: 2,
          async answer(input) {
            const { ms, answer } = await gds.ask(
              "CALL gds.shortestPath.yens.stream('legs', {sourceNode: $from, targetNode: $to, k: $first, relationshipWeightProperty: 'metres'}) " +
                'YIELD index, totalCost, nodeIds RETURN totalCost, nodeIds ORDER BY index',
              { ...gdsPair(pairs[input]!), first: neo4j.int(FIRST) },
            );
            return { ms, answer: answer.join(' ') };
          },
          differs,
        },
      ],
      notes: () => [`${gds.version}: by the clock, with its way there and back; the graph is in its memory.`],
      async close() {
        await python.close();
        await gds.close();
      },
    };
  },
};
