import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type View, viewAt } from '../../graph/analysis/view.ts';
import { analysesHere } from '../../graph/jobs/analyses/analyses-here.ts';
import type { Analyses } from '../../graph/jobs/analyses/analyses.ts';
import { analysisPool } from '../../graph/jobs/analyses/analysis-pool.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { makeWorld } from '../oracle/world.ts';
import { arbitraryWorld, AS_OF } from '../oracle/random-world.ts';
import { largeWorld } from '../support/large-world.ts';
import { networkOf } from '../support/network-of.ts';

const NEVER = new AbortController().signal;
const viewOf = async (...world: Parameters<typeof networkOf>) =>
  viewAt(await networkOf(...world), dayNumber(AS_OF));

/** Every analysis, asked of a whole network. */
async function allOf(analyses: Analyses, view: View): Promise<unknown> {
  const trails = [...view.network.trails.codes.keys()];
  const types = [...view.network.serviceTypes.codes.keys()];
  const measured = { trails: null, types, groups: [0] };
  const everything = {
    trails: null,
    types,
    groups: [0],
    members: null,
    pairs: 'ANY',
    mostBorders: 1_000,
  } as const;
  const run: Analyses['run'] = (...asked) => analyses.run(...asked);
  return Promise.all([
    run(view, 'bottlenecks', { trails, samples: null }, NEVER),
    run(view, 'bottlenecks', { trails, samples: 1 }, NEVER),
    run(view, 'criticalServices', { measured, by: 'SERVICE' }, NEVER),
    run(view, 'criticalServices', { measured, by: 'PROVIDER' }, NEVER),
    run(view, 'phoneCalls', { measured }, NEVER),
    run(view, 'partnerships', everything, NEVER),
    run(view, 'partnerships', { ...everything, members: new Set([0]), pairs: 'ACROSS' }, NEVER),
  ]);
}

describe('analyses in threads', () => {
  const pool = analysisPool(2);
  afterAll(() => pool.close());

  it('give the answers that they give on the thread that asks', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(), async (world) => {
        const view = await viewOf(world);
        expect(await allOf(pool, view)).toEqual(await allOf(analysesHere, view));
      }),
      { numRuns: 20 },
    );
  });

  it('end soon after their client has gone, and the next is answered', async () => {
    const view = await viewOf(makeWorld(largeWorld(20_000)));
    const trails = [...view.network.trails.codes.keys()];
    const gone = new AbortController();
    const short = () => pool.run(view, 'bottlenecks', { trails: [], samples: null }, NEVER);
    // Both threads have begun and have the network open: what follows waits for neither.
    await Promise.all([short(), short()]);
    const long = pool.run(view, 'bottlenecks', { trails, samples: null }, gone.signal);
    await short();
    gone.abort();
    await expect(long).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(await short()).toMatchObject({ pairs: 0 });
  });

  it('are answered after a thread was ended from outside whose reply was on its way', async () => {
    const one = analysisPool(1);
    const view = await viewOf(makeWorld(largeWorld(50)));
    const short = () => one.run(view, 'bottlenecks', { trails: [], samples: null }, NEVER);
    await short();
    const gone = new AbortController();
    const asked = one.run(view, 'bottlenecks', { trails: [], samples: null }, gone.signal);
    // Posted to the thread before it is abandoned.
    await new Promise(setImmediate);
    gone.abort();
    // Nothing is read here while the thread replies and its grace passes: both wait, and the end goes first.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    await asked.catch(() => undefined);
    expect(await short()).toMatchObject({ pairs: 0 });
    await one.close();
  });

  it('are refused when too many wait, and those that wait are not lost', async () => {
    const view = await viewOf(makeWorld(largeWorld(200)));
    const trails = [...view.network.trails.codes.keys()];
    const asked = Array.from({ length: 40 }, () =>
      pool.run(view, 'bottlenecks', { trails, samples: null }, NEVER).then(
        () => 'answered',
        (problem: unknown) => (problem as { code: string }).code,
      ),
    );
    const all = await Promise.all(asked);
    expect(all.filter((one) => one === 'answered')).toHaveLength(34);
    expect(all.filter((one) => one === 'OVERLOADED')).toHaveLength(6);
  });

  it('that fail are rejected with the reason, and the next is answered', async () => {
    const view = await viewOf(makeWorld(largeWorld(50)));
    const asked = pool.run(view, 'bottlenecks', { trails: [999], samples: null }, NEVER);
    await expect(asked).rejects.toThrow(TypeError);
    expect(await pool.run(view, 'bottlenecks', { trails: [], samples: null }, NEVER)).toMatchObject({
      pairs: 0,
    });
  });

  it('end with the pool', async () => {
    const ending = analysisPool(1);
    const view = await viewOf(makeWorld(largeWorld(2_000)));
    const trails = [...view.network.trails.codes.keys()];
    const asked = ending.run(view, 'bottlenecks', { trails, samples: null }, NEVER);
    const waiting = ending.run(view, 'bottlenecks', { trails, samples: null }, NEVER);
    const rejected = Promise.allSettled([asked, waiting]);
    await ending.close();
    expect(await rejected).toMatchObject([{ reason: { code: 'TIMEOUT' } }, { reason: { code: 'TIMEOUT' } }]);
  });
});
