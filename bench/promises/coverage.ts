import { candidatesAt } from '../../graph/analysis/candidates.ts';
import { cellAt } from '../../graph/analysis/cell.ts';
import { coverage } from '../../graph/analysis/coverage.ts';
import { rankGaps } from '../../graph/analysis/gaps.ts';
import { scopeOfEverything } from '../../graph/analysis/scope.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import type { Promised } from '../harness/promise.ts';
import { computed } from '../harness/timed.ts';
import { WORLD_DAY } from '../world/made-world.ts';
import { worldNetwork } from '../world/world-network.ts';

/** Every cell of the whole network with its services, the km in care, and all gaps in order: nothing is kept from one round to the next. */
export const wholeCoverage: Promised = {
  name: 'coverage',
  promise: 'coverage matrix and ranked gaps of the whole network',
  complexity: 'O(services that bear on stops + (stops + legs) log stops + gaps log gaps)',
  whyShort:
    'the pass adds up numbers that lie side by side. Ours decides each cell, names its services, and ranks gaps by three searches over all legs for each type. A profile at M has no part above a sixth: km along legs a sixth, gaps a sixth, cells a seventh, layers a tenth, care ranges a tenth. What bears on a district is gathered once, statements once, trails once, a cell looks at its own type alone, and searches run on typed arrays: half of what it was. Columns of statuses without services would come nearer, but all who ask show or sum what is behind the status (docs/decisions/0026).',
  sizes: ['S', 'M', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const network = await worldNetwork(size);
    const { items, start } = network.stops.reach;
    const types = ['PRIMARY_HEALTH', 'RFL'].map(network.serviceTypes.indexOf);
    const pass = () => {
      let sum = 0;
      for (let stop = 0; stop + 1 < start.length; stop++)
        for (let pair = start[stop]!; pair < start[stop + 1]!; pair++) sum = (sum + stop + items[pair]!) | 0;
      return sum;
    };
    return {
      inputs: 1,
      rounds: 5,
      ours: () =>
        computed(() => {
          // A view of its own, so that no layer is there yet.
          const view = viewAt(network, dayNumber(WORLD_DAY));
          const answer = coverage(view, scopeOfEverything(view), { types, groups: [0] });
          const gaps = rankGaps(
            answer,
            'PERSON_KM_TO_CARE_DESC',
            (stop, { type, group }) => cellAt(view, candidatesAt(view, stop), stop, type, group).services,
          );
          return { cells: answer.cells.length, gaps: gaps.length };
        }),
      peers: [
        {
          name: 'one pass over the (stop, service) pairs in typed arrays',
          goal: { of: 'ours over limit', bound: 'at most', value: 3 },
          answer() {
            // Compiled, and the pairs as near as they get: the limit at its best.
            for (let n = 0; n < 20; n++) pass();
            return computed(pass);
          },
          differs: () => null,
        },
      ],
      notes: () => [
        `Types PRIMARY_HEALTH and RFL, for everyone, as the contract asks. ${items.length.toLocaleString('en')} pairs at ${size}; the pass adds up both of each, and computes nothing.`,
      ],
    };
  },
};
