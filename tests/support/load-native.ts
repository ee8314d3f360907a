import { parseCompletenessClaim } from '../../loaders/completeness.ts';
import type { GraphStore } from '../../graph/store.ts';
import type { LoadResult } from '../../loaders/load-request.ts';
import { makeGraphLookup } from '../../loaders/reconcile/graph-lookup.ts';
import { bundledMappings } from '../../loaders/sources/bundled-mappings.ts';
import { native } from '../../loaders/sources/native.ts';
import { loadToy, temporaryFile, testInput, testOptions } from './load-toy.ts';

/** Loads native files, by name, of the source `list` as of 2026-06-30. No row may be rejected. */
export async function loadNative(
  store: GraphStore,
  files: Readonly<Record<string, string>>,
  { isPublic = true, claims = [] as readonly string[] } = {},
): Promise<LoadResult> {
  const visibility = isPublic ? ('PUBLIC' as const) : ('MOVEMENT' as const);
  const options = { ...testOptions, source: 'list', asOf: '2026-06-30', visibility };
  const inputs = [];
  for (const [name, content] of Object.entries(files))
    inputs.push(await testInput(temporaryFile(name, content), { format: native, options }));
  const result = await loadToy(store, [], {
    inputs,
    mappings: bundledMappings(),
    makeLookup: makeGraphLookup,
    claims: claims.map(parseCompletenessClaim),
  });
  const [wrong] = result.rejected;
  if (wrong !== undefined) throw new Error(`line ${wrong.line}: ${wrong.rule}`);
  return result;
}

/** What the warnings of one code say. */
export function said({ total }: LoadResult, code: string): readonly string[] {
  return total.warnings.filter((warning) => warning.code === code).flatMap(({ examples }) => examples);
}
