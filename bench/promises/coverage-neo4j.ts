import { candidatesAt } from '../../graph/analysis/candidates.ts';
import { cellAt } from '../../graph/analysis/cell.ts';
import { coverage } from '../../graph/analysis/coverage.ts';
import { rankGaps } from '../../graph/analysis/gaps.ts';
import { scopeOfEverything } from '../../graph/analysis/scope.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import { openStore } from '../../graph/open-store.ts';
import type { Promised } from '../harness/promise.ts';
import { computed, timed } from '../harness/timed.ts';
import { type CypherCell, cypherCoverage, type CypherGap } from '../peers/cypher-coverage.ts';
import { WORLD_DAY } from '../world/made-world.ts';
import { startWorldNeo4j } from '../world/world-neo4j.ts';
import { atLeast } from './at-least.ts';

const TYPES = ['PRIMARY_HEALTH', 'RFL'];

/** Ours on the network that it read from that Neo4j, anew each time; theirs in Cypher, with the indexes that our store keeps. */
export const coverageInCypher: Promised = {
  name: 'coverage-neo4j',
  promise: 'coverage matrix and ranked gaps of the whole network, against Cypher on the same Neo4j',
  complexity: 'O(services that bear on stops + (stops + legs) log stops + gaps log gaps)',
  whyShort:
    'Cypher, with every lookup by an index, needs some hundreds of microseconds for each service of the two types; a hundredth of that is less than ours takes for a cell with its services, its km and its ways to care. What is left to win is on our side: see the row of the memory limit.',
  sizes: ['S', 'M'],
  quickSizes: [],
  async prepare(size) {
    const world = await startWorldNeo4j(size);
    const store = await openStore(world.url, {});
    const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    const network = await buildNetwork((kind) => store.scan(kind, at), at.revision, STEWARD_OF_ALL);
    const types = TYPES.map(network.serviceTypes.indexOf);
    const { stops, serviceTypes } = network;
    return {
      inputs: 1,
      rounds: size === 'S' ? 5 : 3,
      ours() {
        const { ms, answer } = computed(() => {
          // A view of its own, so that no layer is there yet.
          const view = viewAt(network, dayNumber(WORLD_DAY));
          const matrix = coverage(view, scopeOfEverything(view), { types, groups: [0] });
          const gaps = rankGaps(
            matrix,
            'PERSON_KM_TO_CARE_DESC',
            (stop, { type, group }) => cellAt(view, candidatesAt(view, stop), stop, type, group).services,
          );
          return { cells: matrix.cells, gaps };
        });
        const { cells, gaps } = answer as {
          cells: ReturnType<typeof coverage>['cells'];
          gaps: ReturnType<typeof rankGaps>;
        };
        return {
          ms,
          answer: comparable({
            cells: cells.map(({ stop, type, status, reason, eligibility, redundancy, expected }) => ({
              stop: stops.codes.at(stop),
              type: serviceTypes.codes.at(type),
              status,
              reason,
              eligibility,
              redundancy,
              expected,
            })),
            gaps: gaps.map(({ cell, peoplePerYear, peoplePresent, deathsAndMissingPerYear }) => ({
              stop: stops.codes.at(cell.stop),
              type: serviceTypes.codes.at(cell.type),
              people: peoplePerYear,
              present: peoplePresent,
              deaths: deathsAndMissingPerYear,
            })),
          }),
        };
      },
      peers: [
        {
          name: 'Cypher over Bolt',
          goal: atLeast(100),
          rounds: size === 'S' ? 5 : 2,
          async answer() {
            const { ms, answer } = await timed(() => cypherCoverage(world.driver, TYPES, WORLD_DAY));
            return { ms, answer: comparable(answer as Awaited<ReturnType<typeof cypherCoverage>>) };
          },
          differs(ours, theirs) {
            const [a, b] = [ours as string[], theirs as string[]];
            const [ofOurs, ofTheirs] = [new Set(a), new Set(b)];
            const missing = a.filter((line) => !ofTheirs.has(line));
            const more = b.filter((line) => !ofOurs.has(line));
            return missing.length + more.length === 0
              ? null
              : `${missing.length} lines are ours alone (${missing[0]}), ${more.length} theirs (${more[0]})`;
          },
        },
      ],
      notes: () => [
        'Compared: status, reason, eligibility and redundancy of every cell, and of every gap the people who pass, people present and deaths. What Cypher has no way to ask for is in our time and not in its: km in care and km to care, which need shortest ways by length from many stops (its own `SHORTEST` counts hops), and so the order of gaps by person-km.',
        `Three statements (bench/peers/cypher), the first two at the same time, on Neo4j ${world.version} with the indexes of our store and all of it in the page cache; versions that are current are chosen by \`until\`, without asking who may read.`,
      ],
      async close() {
        await store.close();
        await world.stop();
      },
    };
  },
};

function comparable({ cells, gaps }: { cells: readonly CypherCell[]; gaps: readonly CypherGap[] }): string[] {
  return [
    ...cells.map(
      (cell) =>
        `${cell.stop} ${cell.type} ${cell.status} ${cell.reason} ${cell.eligibility} ${cell.redundancy} ${cell.expected}`,
    ),
    ...gaps.map((gap) => `gap ${gap.stop} ${gap.type} ${gap.people} ${gap.present} ${gap.deaths}`),
  ];
}
