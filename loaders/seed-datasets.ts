import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { getFormat } from './choose-format.ts';
import { getInputFile } from './formats/input-file.ts';
import { listInputs } from './list-inputs.ts';
import type { LoadInput } from './load-input.ts';
import type { SourceFormat } from './source-format.ts';

const SEEDS_FOLDER = fileURLToPath(new URL('../seeds', import.meta.url));

const dataset = z.object({
  name: z.string(),
  folder: z.string().optional(),
  /** An npm package and a file of it, instead of a folder. */
  package: z.string().optional(),
  file: z.string().optional(),
  format: z.string(),
  publisher: z.string(),
  licence: z.string().nullable(),
  demonstration: z.boolean(),
});
const manifest = z.object({ datasets: z.array(dataset) });

/** The files of the bundled seeds, as seeds/manifest.yml lists them. Rows of seeds state their own dates and sources. */
export async function listSeedInputs(
  formats: readonly SourceFormat[],
  demonstration: boolean,
): Promise<LoadInput[]> {
  const { datasets } = manifest.parse(parse(await readFile(path.join(SEEDS_FOLDER, 'manifest.yml'), 'utf8')));
  const inputs: LoadInput[] = [];
  for (const seed of datasets) {
    if (seed.demonstration && !demonstration) continue;
    for (const file of await filesOf(seed)) {
      inputs.push({
        file,
        format: getFormat(formats, seed.format),
        options: {
          source: seed.name,
          publisher: seed.publisher,
          licence: seed.licence,
          asOf: null,
          visibility: 'PUBLIC',
          country: null,
          trail: null,
          staleDays: null,
        },
        encoding: 'utf-8',
        sheet: null,
        dataset: seed.name,
        retrieved: null,
      });
    }
  }
  return inputs;
}

async function filesOf(seed: z.infer<typeof dataset>) {
  if (seed.folder !== undefined) {
    return (await listInputs([path.join(SEEDS_FOLDER, seed.folder)])).map(({ file }) => file);
  }
  const require = createRequire(import.meta.url);
  return [await getInputFile(require.resolve(`${seed.package}/${seed.file}`))];
}
