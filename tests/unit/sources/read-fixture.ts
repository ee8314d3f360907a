import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AnyFact, KindName } from '../../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { checkFact } from '../../../graph/model/check-fact.ts';
import { chooseFormat, chooseSample } from '../../../loaders/choose-format.ts';
import { getInputFile } from '../../../loaders/formats/input-file.ts';
import { readMissingWords } from '../../../loaders/formats/missing-words.ts';
import { openTable } from '../../../loaders/formats/open-table.ts';
import { type LearningLookup, makeGraphLookup } from '../../../loaders/reconcile/graph-lookup.ts';
import type { LoadOptions, Put, RowResult } from '../../../loaders/source-format.ts';
import type { Warning } from '../../../loaders/warning.ts';
import { bundledMappings } from '../../../loaders/sources/bundled-mappings.ts';
import { formats } from '../../../loaders/sources/index.ts';

/** Facts of a small graph, by kind: only the fields that reconciliation reads. */
export type SmallGraph = Partial<Record<KindName, readonly Record<string, unknown>[]>>;

export const society = (iso3: string, name: string, more: Record<string, unknown> = {}) => ({
  code: `ns-${iso3.toLowerCase()}`,
  source: 'seeds',
  name,
  localNames: [],
  alternatives: [],
  country: iso3,
  ifrcId: null,
  ...more,
});

export const provider = (code: string, name: string, more: Record<string, unknown> = {}) => ({
  code,
  source: 'seeds',
  name,
  acronym: null,
  alternatives: [],
  kind: null,
  nationalSociety: null,
  ...more,
});

export const stop = (code: string, name: string, country: string, lat: number, lon: number) => ({
  code,
  source: 'seeds',
  name,
  country,
  lat,
  lon,
  alternatives: [],
  otherCountry: null,
});

export async function lookup(graph: SmallGraph = {}): Promise<LearningLookup> {
  const store = {
    async *scan(kind: KindName) {
      yield [...(graph[kind] ?? [])];
    },
  } as unknown as GraphStore;
  return makeGraphLookup(store, { revision: 1, viewer: STEWARD_OF_ALL }, bundledMappings());
}

export interface Fixture {
  readonly format: string;
  readonly results: readonly RowResult[];
  /** All facts of accepted rows, of the start and of the end, each checked by its schema. */
  readonly facts: (kind: KindName) => AnyFact[];
  readonly warnings: readonly Warning[];
  readonly dropped: readonly { readonly column: string; readonly reason: string }[];
}

/** Recognises and reads a file with this content, row by row, as the pipeline does. */
export async function readFixture(
  name: string,
  content: string | Buffer,
  options: Partial<LoadOptions> = {},
  graph: SmallGraph | LearningLookup = {},
): Promise<Fixture> {
  const folder = mkdtempSync(path.join(tmpdir(), 'trailcare-sources-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    const mappings = bundledMappings();
    const known = 'learn' in graph ? graph : await lookup(graph);
    const table = await openTable(await getInputFile(file), {
      encoding: null,
      sheet: null,
      missingWords: readMissingWords(mappings),
      chooseSheet: (samples) => chooseSample(formats, samples),
    });
    const format = chooseFormat(formats, table.sample);
    const reader = await format.open(table.sample, {
      graph: known,
      mappings,
      options: { ...DEFAULTS, ...options },
    });
    const puts: Put[] = [];
    const results: RowResult[] = [];
    const take = (more: readonly Put[]) => {
      for (const put of more) {
        const checked = checkFact(put);
        if ('rejection' in checked) throw new Error(`${put[0]} ${put[1].code}: ${checked.rejection.rule}`);
        known.learn(checked.put);
        puts.push(checked.put);
      }
    };
    take(await reader.start());
    for await (const batch of table.rows()) {
      for (const item of batch) {
        const result =
          item.kind === 'row'
            ? await reader.read(item.row)
            : item.kind === 'blank'
              ? { outcome: 'blank' as const }
              : { outcome: 'rejected' as const, rejection: item.rejection };
        results.push(result);
        if (result.outcome === 'facts') take(result.puts);
      }
    }
    take(await reader.finish());
    return {
      format: format.name,
      results,
      facts: (kind) => [
        ...new Map(puts.filter(([of]) => of === kind).map(([, fact]) => [fact.code, fact])).values(),
      ],
      warnings: results.flatMap((result) => (result.outcome === 'facts' ? (result.warnings ?? []) : [])),
      dropped: reader.droppedColumns,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const DEFAULTS: LoadOptions = {
  source: 'test',
  publisher: null,
  licence: null,
  asOf: null,
  visibility: 'PUBLIC',
  country: null,
  trail: null,
  staleDays: null,
};

/** `accepted`, `rejected: rule` or `blank`, for comparing whole files. */
export function outcomes(results: readonly RowResult[]): string[] {
  return results.map((result) =>
    result.outcome === 'rejected' ? `rejected: ${result.rejection.rule}` : result.outcome,
  );
}

export function keys(results: readonly RowResult[]): string[] {
  return results.map((result) => (result.outcome === 'facts' ? result.key : result.outcome));
}
