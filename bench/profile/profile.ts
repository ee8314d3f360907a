/**
 * `npm run bench:profile [-- SIZE]`: what the three commonest queries spend time and memory on, by the inspector of a server of its own on a
 * made-up world (L unless said otherwise), as tables in Markdown on standard output. Answers are not kept, and questions differ.
 */
import { readFileSync } from 'node:fs';
import { GAPS_QUERY, trailCode } from '../promises/gaps-query.ts';
import { startApi, type StartedApi } from '../harness/start-api.ts';
import { SIZES, type SizeName } from '../world/sizes.ts';
import { worldStoreUrl } from '../world/world-store.ts';
import { type CpuProfile, freePort, type HeapProfileNode, inspect } from './inspected.ts';
import { type Spent, spentBytes, spentTime } from './parts.ts';

const TIMES = 300;
const WARM_UP = 100;
const SHOWN_PARTS = 9;
const SHOWN_FUNCTIONS = 10;
/** Bytes between two draws of the allocations: every request allocates some hundred times as much. */
const DRAWN_EVERY = 16_384;

const CONTINUITY = readFileSync(
  new URL('../../tests/api/queries/continuity.graphql', import.meta.url),
  'utf8',
);
const BRANCHES = /* GraphQL */ `
  query Branches($after: String) {
    branches(first: 20, after: $after) {
      pageInfo {
        endCursor
      }
      nodes {
        code
        name
        kind
        nationalSociety {
          code
          name
        }
        country {
          code
          name
        }
        services(first: 20) {
          nodes {
            code
            name
            status
          }
        }
      }
    }
  }
`;

type Ask = (api: StartedApi, n: number) => Promise<unknown>;

/** The n-th question of each kind. */
async function commonest(api: StartedApi, trails: number): Promise<Record<string, Ask>> {
  const ends: { from: string; to: string }[] = [];
  for (let n = 0; ends.length < TIMES + WARM_UP; n++) {
    const answer = (await api.ask('query ($trail: String!) { trail(code: $trail) { stops { code } } }', {
      trail: trailCode(n % trails),
    })) as { trail: { stops: { code: string }[] } };
    const stops = answer.trail.stops.map(({ code }) => code);
    // Other ends of the same trail when there are fewer trails than questions.
    ends.push({ from: stops[Math.floor(n / trails) % (stops.length - 1)]!, to: stops.at(-1)! });
  }
  let after: string | null = null;
  return {
    'the gaps of a trail (matrix, km, gaps in order, whom to ask)': (_, n) =>
      api.ask(GAPS_QUERY, { trail: trailCode(n % trails) }),
    'continuity of care between two stops (3 journeys, 2 types)': (_, n) => api.ask(CONTINUITY, ends[n]!),
    'a page of 20 branches with society, country and services': async () => {
      const answer = (await api.ask(BRANCHES, { after })) as {
        branches: { pageInfo: { endCursor: string | null } };
      };
      after = answer.branches.pageInfo.endCursor;
    },
  };
}

const size = (process.argv[2] ?? 'L') as SizeName;
const port = await freePort();
const api = await startApi(await worldStoreUrl(size), null, {
  NODE_OPTIONS: `--inspect=127.0.0.1:${port}`,
  TRAILCARE_KEPT_ANSWERS_MB: '0',
});
const inspected = await inspect(port);
try {
  for (const [name, ask] of Object.entries(await commonest(api, SIZES[size].trails))) {
    for (let n = 0; n < WARM_UP; n++) await ask(api, n);
    await inspected.ask('Profiler.enable');
    await inspected.ask('Profiler.setSamplingInterval', { interval: 250 });
    await inspected.ask('Profiler.start');
    for (let n = 0; n < TIMES / 2; n++) await ask(api, WARM_UP + n);
    const { profile } = await inspected.ask<{ profile: CpuProfile }>('Profiler.stop');
    await inspected.ask('HeapProfiler.startSampling', {
      samplingInterval: DRAWN_EVERY,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    for (let n = TIMES / 2; n < TIMES; n++) await ask(api, WARM_UP + n);
    const heap = await inspected.ask<{ profile: { head: HeapProfileNode } }>('HeapProfiler.stopSampling');
    process.stdout.write(`\n## ${name}\n\n`);
    tell('ms of processor time', spentTime(profile), 1_000 * (TIMES / 2));
    tell('kB allocated', spentBytes(heap.profile.head), 1_000 * (TIMES / 2));
  }
  const { result } = await inspected.ask<{ result: { value: string } }>('Runtime.evaluate', {
    expression: 'JSON.stringify(process.memoryUsage())',
    returnByValue: true,
  });
  const { rss, heapUsed, arrayBuffers } = JSON.parse(result.value) as NodeJS.MemoryUsage;
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  process.stdout.write(
    `\nAfter all of them: resident ${mb(rss)}, of which JavaScript’s heap ${mb(heapUsed)} and buffers ${mb(arrayBuffers)}.\n`,
  );
} finally {
  inspected.close();
  await api.stop();
}

/** Of one request, whose unit is so many of those of the profile. */
function tell(unit: string, { total, byPart, byFunction }: Spent, each: number): void {
  const row = ({ name, amount }: { name: string; amount: number }) =>
    `| ${name} | ${(amount / each).toFixed(2)} | ${((100 * amount) / total).toFixed(0)} % |\n`;
  process.stdout.write(`| ${unit} for each: ${(total / each).toFixed(1)} | | |\n|---|---|---|\n`);
  process.stdout.write(byPart.slice(0, SHOWN_PARTS).map(row).join(''));
  process.stdout.write(`\n| the functions that take most | | |\n|---|---|---|\n`);
  process.stdout.write(`${byFunction.slice(0, SHOWN_FUNCTIONS).map(row).join('')}\n`);
}
