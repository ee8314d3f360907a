import type { Promised } from '../harness/promise.ts';
import { type StartedApi, startApi } from '../harness/start-api.ts';
import { timed } from '../harness/timed.ts';
import { chance } from '../world/chance.ts';
import { SIZES } from '../world/sizes.ts';
import { worldStoreUrl } from '../world/world-store.ts';
import { GAPS_QUERY, trailCode } from './gaps-query.ts';

/** One client, one request after the other, each of another trail; no answer is kept for a later round. The server has one core. */
export const trailGaps: Promised = {
  name: 'trail-gaps',
  promise: 'one trail’s gaps over HTTP',
  complexity: 'O(what bears on the trail) once the layers of the day are there',
  whyShort:
    'of the processor time a quarter is reading what is named from SQLite, a seventh execution of the document, a seventh resolvers, a twelfth measures (docs/profiles.md). The long ones are long trails. Promises for values that are there, facts that are read twice, totals that nobody asks for and a plugin that wrapped each field are gone, which was four fifths of it (docs/decisions/0026). What could be next is another executor, or names kept beside the columns. It is near the goal: p50 of the same code was 7.0 and 12.7 ms in two hours of one day, for this machine shares its processors.',
  sizes: ['S', 'L'],
  quickSizes: ['S'],
  async prepare(size) {
    const api: StartedApi = await startApi(await worldStoreUrl(size), 0, { TRAILCARE_KEPT_ANSWERS_MB: '0' });
    const draw = chance(8, 'trails');
    const count = SIZES[size].trails;
    const codes = Array.from({ length: Math.min(300, count) }, () => trailCode(draw.below(count)));
    let asked = 0;
    const cpuBefore = { ms: 0 };
    const ask = (code: string) => timed(() => api.ask(GAPS_QUERY, { trail: code }));
    const first = await ask(codes[0]!);
    return {
      inputs: codes.length,
      rounds: 3,
      async ours(input) {
        if (asked === 100) cpuBefore.ms = api.cpuMs() ?? 0;
        asked += 1;
        return ask(codes[input]!);
      },
      peers: [],
      goals: [
        { of: 'our p50 ms', bound: 'at most', value: 10 },
        { of: 'our p99 ms', bound: 'at most', value: 40 },
      ],
      notes() {
        const cpu = ((api.cpuMs() ?? 0) - cpuBefore.ms) / Math.max(1, asked - 100);
        return [
          `At ${size}: the first answer, which makes the layers of its day, took ${first.ms.toFixed(0)} ms. After that ${cpu.toFixed(1)} ms of processor time of the server for each request.`,
        ];
      },
      close: () => api.stop(),
    };
  },
};
