import type { GraphStore } from '../graph/store.ts';
import { makeHeapKeeper } from '../loaders/commands/keep-heap-small.ts';
import { getInputFile } from '../loaders/formats/input-file.ts';
import { makeGraphLookup } from '../loaders/reconcile/graph-lookup.ts';
import { runLoad } from '../loaders/run.ts';
import { bundledMappings } from '../loaders/sources/bundled-mappings.ts';
import { formats } from '../loaders/sources/index.ts';
import { SOURCE } from './services-csv.ts';

/** As `trailcare load` does. Fails unless all `rows` were accepted. */
export async function loadServices(store: GraphStore, file: string, rows: number): Promise<void> {
  const options = {
    source: SOURCE,
    publisher: null,
    licence: null,
    asOf: null,
    visibility: 'PUBLIC' as const,
    country: null,
    trail: null,
    staleDays: null,
  };
  const { total, rejected } = await runLoad({
    store,
    inputs: [
      {
        file: await getInputFile(file),
        format: null,
        options,
        encoding: null,
        sheet: null,
        dataset: null,
        retrieved: null,
      },
    ],
    formats,
    mappings: bundledMappings(),
    makeLookup: makeGraphLookup,
    actor: 'bench',
    today: '2026-12-31',
    onProgress: makeHeapKeeper(),
  });
  if (total.accepted !== rows)
    throw new Error(`Accepted were ${total.accepted} of ${rows} rows. ${rejected[0]?.rule ?? ''}`);
}
