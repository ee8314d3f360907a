import { TrailcareError } from '../graph/errors.ts';
import type { GraphStore } from '../graph/store.ts';
import { bundledMappings } from './sources/bundled-mappings.ts';
import { formats } from './sources/index.ts';
import { makeGraphLookup } from './reconcile/graph-lookup.ts';
import type { LoadRequest, LoadResult } from './load-request.ts';
import { runLoad } from './run.ts';
import { listSeedInputs } from './seed-datasets.ts';

interface SeedOptions {
  /** Whether to load the made-up facts of seeds/illustrative too. */
  readonly demonstration: boolean;
  readonly onProgress?: LoadRequest['onProgress'];
  readonly signal?: AbortSignal | null;
}

/**
 * Loads the bundled seeds into an empty store, as one load. Null when the store already holds something: a second start,
 * or one's own data. A seed row that is refused is a mistake of ours, and fails the load.
 */
export async function loadSeeds(store: GraphStore, options: SeedOptions): Promise<LoadResult | null> {
  return (await store.revision()) > 0 ? null : reloadSeeds(store, options);
}

/** Loads the bundled seeds whatever the store holds: a newer Trailcare brings newer seeds. Unchanged rows write nothing. */
export async function reloadSeeds(
  store: GraphStore,
  { demonstration, onProgress, signal }: SeedOptions,
): Promise<LoadResult> {
  const result = await runLoad({
    store,
    inputs: await listSeedInputs(formats, demonstration),
    formats,
    mappings: bundledMappings(),
    makeLookup: makeGraphLookup,
    actor: 'seeds',
    allOrNothing: true,
    asks: false,
    signal: signal ?? null,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const [wrong] = result.rejected;
  if (wrong === undefined) return result;
  const file = result.files[wrong.file]!.file;
  throw new TrailcareError(
    'BAD_INPUT',
    `The bundled seeds were refused, so nothing was loaded: ${file} line ${wrong.line}: ${wrong.rule} ${result.rejected.length} rows or more.`,
    { rejected: result.rejected },
  );
}
