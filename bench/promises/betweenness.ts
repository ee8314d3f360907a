import neo4j from 'neo4j-driver';
import { passingSums } from '../../graph/analysis/passing-sums.ts';
import { startGdsPeer } from '../harness/gds-peer.ts';
import type { Promised } from '../harness/promise.ts';
import { startPythonPeer } from '../harness/python-peer.ts';
import { computed } from '../harness/timed.ts';
import { chance } from '../world/chance.ts';
import { worldView } from '../world/world-view.ts';
import { writeEdges } from '../world/write-edges.ts';
import { atLeast } from './at-least.ts';

const SAMPLED_ORIGINS = { S: Infinity, M: 200, L: 20 };
/** Of the greatest value: sums of shares differ in their last bits by the order of adding. */
const WITHIN = 1e-9;

/** Between all pairs at S, from so many origins drawn to all stops at M and L. Ours give the legs too. */
export const betweennessOfStops: Promised = {
  name: 'betweenness',
  promise: 'betweenness of stops by shortest km (exact at S, sampled at M and L)',
  complexity: 'O(origins × (legs + stops log stops))',
  whyShort:
    'one thread of ours against one of igraph’s; what is left is guesses of the processor that fail in the heap, three or four for each stop that leaves it. Other queues and folding of leaves were tried (docs/decisions/0026).',
  sizes: ['S', 'M', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const view = await worldView(size);
    const all = [...view.network.stops.codes.keys()];
    const draw = chance(5, 'origins');
    const origins =
      SAMPLED_ORIGINS[size] === Infinity
        ? all
        : [...new Set(Array.from({ length: SAMPLED_ORIGINS[size] }, () => draw.below(all.length)))];
    const toAll = new Float64Array(all.length).fill(1);
    const python = await startPythonPeer();
    await python.ask({ do: 'read', libraries: ['igraph'], ...writeEdges(view) });
    const gds = await startGdsPeer(view);
    const isExact = origins.length === all.length;
    const differs = (ours: unknown, theirs: unknown) => {
      const [a, b] = [ours as Float64Array, theirs as number[]];
      const most = a.reduce((one, other) => Math.max(one, other), 0);
      const off = a.findIndex((value, stop) => Math.abs(value - b[stop]!) > WITHIN * most);
      return off < 0 ? null : `stop ${off}: ${a[off]} and not ${b[off]}`;
    };
    return {
      inputs: 1,
      rounds: 3,
      ours() {
        return computed(() => {
          const sums = passingSums(view);
          for (const origin of origins) sums.add(origin, toAll);
          return sums.stops;
        });
      },
      peers: [
        {
          name: 'igraph',
          goal: atLeast(1),
          answer: () => python.ask({ do: 'igraph betweenness', origins: size === 'S' ? null : origins }),
          differs,
        },
        {
          name: 'Neo4j GDS over Bolt',
          goal: atLeast(1),
          async answer() {
            const { ms, answer } = await gds.ask(
              "CALL gds.betweenness.stream('legs', {relationshipWeightProperty: 'metres', samplingSize: $origins, samplingSeed: 1}) " +
                'YIELD nodeId, score RETURN [nodeId, score]',
              { origins: neo4j.int(origins.length) },
            );
            const scores = new Float64Array(all.length);
            for (const [stop, score] of answer as [number, number][]) scores[stop] = score;
            return { ms, answer: [...scores] };
          },
          // It draws a sample of its own.
          differs: isExact ? differs : () => null,
        },
      ],
      notes: () => [
        `${origins.length.toLocaleString('en')} origins at ${size}, each to all stops; one thread each of ours and of igraph.`,
        `${gds.version}: by the clock, with its way there and back, in as many threads as it takes. It draws its own sample, of as many origins: answers are compared where there is none.`,
      ],
      async close() {
        await python.close();
        await gds.close();
      },
    };
  },
};
