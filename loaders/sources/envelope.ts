import type { AnyFact, KindName } from '../../graph/model/kinds.ts';
import type { LoadContext, LoadOptions, Put, ProviderMatch } from '../source-format.ts';
import type { Sample } from '../formats/row.ts';

/** The envelope of facts that do not age: places, areas, organisations. */
export interface Envelope {
  readonly source: string;
  readonly asOf: string | null;
  readonly validFrom: null;
  readonly validUntil: null;
  readonly visibility: 'PUBLIC' | 'MOVEMENT';
}

export function envelope(options: LoadOptions, asOf: string | null): Envelope {
  return { source: options.source, asOf, validFrom: null, validUntil: null, visibility: options.visibility };
}

/** Bundled sources have 50 (seeds/), so that a file one has loaded oneself wins over them at the same as-of. */
const PRIORITY = 100;

/**
 * The Source fact of a load; none when the source is known: two files of one source would rename it in turn. Its
 * `retrieved` stays null: the day of loading would make every load a change.
 */
export function sourcePuts(
  { options, graph }: LoadContext,
  sample: Sample,
  staleDays: number,
  priority = PRIORITY,
): Put[] {
  if (graph.sourceStaleDays(options.source) !== null) return [];
  const source = {
    code: options.source,
    source: options.source,
    asOf: options.asOf,
    validFrom: null,
    validUntil: null,
    visibility: options.visibility,
    publisher: options.publisher ?? options.source,
    dataset: sample.fileName,
    licence: options.licence,
    url: null,
    retrieved: null,
    priority,
    staleDays,
    illustrative: false,
  };
  return [put('Source', source)];
}

export function put(kind: KindName, fact: AnyFact): Put {
  return [kind, fact];
}

/** The Provider fact that a load must state: a new organisation's, or one that this source stated before. */
export function providerPuts(match: ProviderMatch, options: LoadOptions): Put[] {
  if (match.put === null) return [];
  const [kind, fact] = match.put;
  if (fact.source !== '' && fact.source !== options.source) return [];
  return [[kind, { ...fact, source: options.source, visibility: options.visibility }]];
}
