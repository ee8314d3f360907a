import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AnyFact } from '../../graph/model/kinds.ts';
import { openStore } from '../../graph/open-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { getInputFile } from '../../loaders/formats/input-file.ts';
import type { LoadInput } from '../../loaders/load-input.ts';
import type { LearningLookup } from '../../loaders/reconcile/graph-lookup.ts';
import type { LoadRequest, LoadResult } from '../../loaders/load-request.ts';
import { runLoad } from '../../loaders/run.ts';
import type { LoadOptions } from '../../loaders/source-format.ts';
import type { Mappings } from '../../loaders/mappings.ts';
import { envelopeOf, toyFormat } from './toy-format.ts';

/** Removed at the end of the run: own-temporary-folder.ts. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'trailcare-test-'));
}

/** Writes a file into a new folder; returns its path. */
export function temporaryFile(name: string, content: string | Buffer): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

export const testMappings: Mappings = {
  match: () => null,
  rows: (table) => (table === 'missing-words' ? ['-', '*', 'no data'].map((word) => ({ word })) : []),
};

/** An empty SQLite store that holds Ethiopia and Sudan. */
export async function openTestStore(): Promise<GraphStore> {
  const store = await openStore(`sqlite:${path.join(temporaryFolder(), 'graph.db')}`, {});
  await store.migrate();
  const session = await store.beginLoad();
  const options = { source: 'test', visibility: 'PUBLIC' } as const;
  const source: AnyFact = {
    ...envelopeOf(options),
    code: 'test',
    publisher: 'Test',
    dataset: 'Test',
    licence: null,
    url: null,
    retrieved: null,
    priority: 100,
    staleDays: 365,
    illustrative: false,
  };
  await session.put('Source', [source]);
  await session.put(
    'Country',
    ['ETH', 'SDN'].map((code) => ({
      ...envelopeOf(options),
      code,
      name: code,
      iso2: null,
      names: [],
      ifrcRegion: null,
      subregion: null,
      borders: [],
      lat: null,
      lon: null,
    })),
  );
  await session.put(
    'ServiceType',
    ['PRIMARY_HEALTH', 'RFL'].map((code) => ({
      ...envelopeOf(options),
      code,
      name: code,
      responseType: 'ASSISTANCE',
      dimension: null,
      strategicObjective: null,
      mode: 'PLACE',
      defaultReachKm: 5,
      careRangeKm: 25,
      restricted: false,
      countsAsService: true,
    })),
  );
  await session.commit({ actor: 'test', format: 'test', source: 'test', files: [], summary: '{}' });
  return store;
}

const lookup = { learn: () => undefined } as unknown as LearningLookup;

export const testOptions: LoadOptions = {
  source: 'toy',
  publisher: null,
  licence: null,
  asOf: null,
  visibility: 'MOVEMENT',
  country: null,
  trail: null,
  staleDays: null,
};

export async function testInput(
  file: string,
  more: Partial<LoadInput> & { options?: LoadOptions } = {},
): Promise<LoadInput> {
  return {
    file: await getInputFile(file),
    format: toyFormat,
    options: testOptions,
    encoding: null,
    sheet: null,
    dataset: null,
    retrieved: null,
    ...more,
  };
}

/** Loads files with the toy format. */
export async function loadToy(
  store: GraphStore,
  files: string | string[],
  more: Partial<LoadRequest> = {},
): Promise<LoadResult> {
  const inputs: LoadInput[] = [];
  for (const file of [files].flat()) inputs.push(await testInput(file));
  return runLoad({
    store,
    inputs,
    formats: [toyFormat],
    mappings: testMappings,
    makeLookup: async () => lookup,
    actor: 'test',
    ...more,
  });
}
