import type { AnyFact } from '../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../graph/model/viewer.ts';
import { STALE_DAYS } from '../graph/model/stale-days.ts';
import type { GraphStore } from '../graph/store.ts';
import type { LoadInput } from './load-input.ts';
import { type SeenRows, factOf, kindNumber } from './seen-rows.ts';
import type { Put } from './source-format.ts';

const DEFAULT_PRIORITY = 100;

/**
 * Completes the Source facts of a load. What the command says (publisher, licence, as-of) wins; what it does not say stays as
 * the graph has it, so that a second load, or the load of a corrected report, changes nothing; then what the format
 * found; then defaults. Sources that rows of a native file state are left as they are.
 */
export async function completeSources(
  store: GraphStore,
  seen: SeenRows,
  inputs: readonly LoadInput[],
): Promise<Put[]> {
  const staged = seen.db.prepare<[number, string], { id: number; row: number; json: string }>(
    'SELECT id, row, json FROM facts WHERE kind = ? AND code = ?',
  );
  const named = seen.db.prepare<[string], { one: number }>(
    'SELECT 1 AS one FROM facts WHERE source = ? LIMIT 1',
  );
  const update = seen.db.prepare('UPDATE facts SET json = ? WHERE id = ?');
  const reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  const puts: Put[] = [];
  const done = new Set<string>();
  for (const input of inputs) {
    const { source } = input.options;
    if (done.has(source)) continue;
    done.add(source);
    const given = staged.all(kindNumber.get('Source')!, source);
    if (given.some(({ row }) => row > 0) || (given.length === 0 && named.get(source) === undefined)) continue;
    const known = (await store.get('Source', [source], reading)).get(source) as AnyFact | undefined;
    const ofFormat = given[0] === undefined ? null : factOf(given[0].json);
    const fact = sourceFact(input, known ?? null, ofFormat);
    if (given.length === 0) puts.push(['Source', fact]);
    for (const { id } of given) update.run(JSON.stringify(fact), id);
  }
  return puts;
}

function sourceFact(
  { options, dataset, retrieved, file, url }: LoadInput,
  known: AnyFact | null,
  ofFormat: AnyFact | null,
): AnyFact {
  const kept = (field: string) => known?.[field] ?? ofFormat?.[field] ?? null;
  return {
    code: options.source,
    source: options.source,
    asOf: options.asOf ?? kept('asOf'),
    validFrom: null,
    validUntil: null,
    visibility: options.visibility === 'PUBLIC' ? 'PUBLIC' : (kept('visibility') ?? options.visibility),
    publisher: options.publisher ?? kept('publisher') ?? options.source,
    dataset: dataset ?? kept('dataset') ?? file.name,
    licence: options.licence ?? kept('licence'),
    url: url ?? kept('url'),
    retrieved: retrieved ?? kept('retrieved'),
    priority: kept('priority') ?? DEFAULT_PRIORITY,
    staleDays: options.staleDays ?? kept('staleDays') ?? STALE_DAYS,
    illustrative: kept('illustrative') ?? false,
  };
}

/** The latest as-of among the staged facts of a source: "the file's" when the command says none. */
export function latestAsOf(seen: SeenRows, source: string): string | null {
  const row = seen.db
    .prepare<[string], { day: string | null }>(
      "SELECT MAX(json ->> '$.asOf') AS day FROM facts WHERE source = ?",
    )
    .get(source);
  return row?.day ?? null;
}
