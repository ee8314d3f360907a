import { journeys } from '../../graph/analysis/journeys.ts';
import { graphologyShortestWay, legGraph } from '../../graph/network/graphology-view.ts';
import { startGdsPeer } from '../harness/gds-peer.ts';
import type { Peer, Promised } from '../harness/promise.ts';
import { startPythonPeer } from '../harness/python-peer.ts';
import { computed } from '../harness/timed.ts';
import { randomPairs } from '../world/random-pairs.ts';
import { worldView } from '../world/world-view.ts';
import { writeEdges } from '../world/write-edges.ts';
import { atLeast } from './at-least.ts';
import { gdsPair } from './gds-pair.ts';
import { shortestAsk } from './shortest-ask.ts';

/** Ours is the whole measure, with its journey and its ties by leg code; the peers find one way of least length. */
export const shortestJourney: Promised = {
  name: 'shortest-journey',
  promise: 'shortest journey, single pair',
  complexity: 'O((stops + legs) log stops)',
  whyShort:
    'at S what is left is some ten small steps around each search, in caches that the turns of the peers have emptied: asked on end it is 40 microseconds. At L against GDS it is within the noise of the goal. At M a search passes some hundred to three thousand of 20,000 stops, ten to twenty for each leg of its way; more landmarks than sixteen did not lessen that. Contraction hierarchies would be faster, and a closed leg or an avoided country, which is what is asked, voids them (docs/decisions/0026).',
  sizes: ['S', 'M', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const view = await worldView(size);
    const pairs = randomPairs(view, 30);
    const python = await startPythonPeer();
    await python.ask({ do: 'read', libraries: ['igraph', 'networkx'], ...writeEdges(view) });
    const gds = await startGdsPeer(view);
    const { stops } = view.network;
    const graph = legGraph(view.network);
    const differs = (ours: unknown, theirs: unknown) =>
      ours === theirs ? null : `${String(ours)} m and not ${String(theirs)} m`;
    const metresOf = (way: readonly string[]) =>
      way.slice(1).reduce((sum, stop, n) => sum + Number(graph.getEdgeAttribute(way[n]!, stop, 'metres')), 0);
    const peers: Peer[] = [
      {
        name: 'igraph',
        goal: atLeast(2),
        answer: (input) => python.ask({ do: 'igraph shortest', ...pairs[input]! }),
        differs,
      },
      {
        name: 'NetworkX',
        goal: atLeast(10),
        inputs: 10,
        rounds: 3,
        answer: (input) => python.ask({ do: 'networkx shortest', ...pairs[input]! }),
        differs,
      },
      {
        name: 'graphology-shortest-path',
        goal: atLeast(20),
        inputs: 10,
        rounds: 3,
        answer(input) {
          const { from, to } = pairs[input]!;
          const { ms, answer } = computed(() =>
            graphologyShortestWay(graph, stops.codes.at(from), stops.codes.at(to)),
          );
          return { ms, answer: metresOf(answer as string[]) };
        },
        differs,
      },
      {
        name: 'Neo4j GDS over Bolt, Dijkstra to one target',
        goal: atLeast(10),
        async answer(input) {
          const { ms, answer } = await gds.ask(
            "CALL gds.shortestPath.dijkstra.stream('legs', {sourceNode: $from, targetNode: $to, relationshipWeightProperty: 'metres'}) " +
              'YIELD totalCost, nodeIds RETURN totalCost, nodeIds',
            gdsPair(pairs[input]!),
          );
          return { ms, answer: answer[0] };
        },
        differs,
      },
    ];
    return {
      inputs: pairs.length,
      rounds: 5,
      ours(input) {
        const { from, to } = pairs[input]!;
        const { ms, answer } = computed(() => journeys(view, shortestAsk(from, to)));
        return { ms, answer: Math.round((answer as ReturnType<typeof journeys>)!.journeys[0]!.km * 1000) };
      },
      peers,
      notes: () => [`${gds.version}: by the clock, with its way there and back; the graph is in its memory.`],
      async close() {
        await python.close();
        await gds.close();
      },
    };
  },
};
