import { latestDateOnEarth } from '../../graph/model/day.ts';
import type { GraphStore } from '../../graph/store.ts';
import type { LoadInput } from '../load-input.ts';
import type { LoadProgress, LoadResult } from '../load-request.ts';
import { makeGraphLookup } from '../reconcile/graph-lookup.ts';
import { runLoad } from '../run.ts';
import { bundledMappings } from '../sources/bundled-mappings.ts';
import { formats } from '../sources/index.ts';
import type { Terminal, Values } from './command.ts';
import { makeHeapKeeper } from './keep-heap-small.ts';
import { claimsOf } from './load-options.ts';

/** Longer than the 15 s for which Neo4j keeps the lease of a load that was killed. */
const WAIT_FOR_OTHER_LOAD_MS = 20_000;

/** The one run of a load, by the options that `load` and `pull` share. */
export function runInputs(
  store: GraphStore,
  inputs: readonly LoadInput[],
  values: Values,
  { signal, now }: Terminal,
  onProgress: (progress: LoadProgress) => void,
): Promise<LoadResult> {
  const keepHeapSmall = makeHeapKeeper();
  return runLoad({
    store,
    inputs,
    formats,
    mappings: bundledMappings(),
    makeLookup: makeGraphLookup,
    actor: 'local',
    waitMs: WAIT_FOR_OTHER_LOAD_MS,
    today: latestDateOnEarth(now?.() ?? new Date()),
    claims: claimsOf(values),
    replaceSource: values.flag('replace-source'),
    dryRun: values.flag('dry-run'),
    allOrNothing: values.flag('all-or-nothing'),
    reportPath: values.text('report'),
    onProgress: (progress) => {
      keepHeapSmall();
      onProgress(progress);
    },
    signal,
  });
}
