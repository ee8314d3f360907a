import { changedView, NO_CHANGES } from '../../graph/analysis/changed-view.ts';
import { whatIf } from '../../graph/analysis/what-if.ts';
import type { Promised } from '../harness/promise.ts';
import { computed } from '../harness/timed.ts';
import { chance } from '../world/chance.ts';
import { worldView } from '../world/world-view.ts';
import { atLeast } from './at-least.ts';
import { sameText } from './same-text.ts';

/** The peer is ourselves, measuring everything anew in a network without the service. */
export const whatIfOneCloses: Promised = {
  name: 'what-if',
  promise: 'what would be if one service closed, of the whole network',
  complexity: 'O(columns that a change copies + what lies within twice the care range)',
  sizes: ['S', 'M', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const view = await worldView(size);
    const { services, serviceTypes, stops } = view.network;
    const types = ['PRIMARY_HEALTH', 'RFL'].map(serviceTypes.indexOf);
    const ask = { trails: null, types, groups: [0] };
    const question = whatIf(view, ask);
    const draw = chance(6, 'closed');
    const served = question.cells.filter(
      ({ status, services: by }) => status === 'SERVED' && by.length === 1,
    );
    const closed = Array.from({ length: 10 }, () => draw.oneOf(draw.oneOf(served).services));
    const changes = closed.map((service) => ({ ...NO_CHANGES, closedServices: new Set([service]) }));
    return {
      inputs: changes.length,
      rounds: 5,
      ours(input) {
        const { ms, answer } = computed(() => question.after(changes[input]!));
        return { ms, answer: (answer as ReturnType<typeof question.after>).after };
      },
      peers: [
        {
          name: 'recomputing everything',
          goal: atLeast(20),
          inputs: { S: 5, M: 3, L: 1 }[size],
          rounds: { S: 5, M: 3, L: 2 }[size],
          answer(input) {
            const { ms, answer } = computed(() => whatIf(changedView(view, changes[input]!), ask));
            return { ms, answer: (answer as ReturnType<typeof whatIf>).before };
          },
          differs: sameText,
        },
      ],
      notes: () => [
        `Services by which alone a stop is served; ${services.codes.length.toLocaleString('en')} services and ${stops.codes.length.toLocaleString('en')} stops at ${size}. What was prepared once for all questions is in neither time.`,
      ],
    };
  },
};
