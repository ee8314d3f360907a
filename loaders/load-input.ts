import type { InputFile } from './formats/input-file.ts';
import type { LoadOptions, SourceFormat } from './source-format.ts';

/** One file of a load with what the command says about it. */
export interface LoadInput {
  readonly file: InputFile;
  /** Forced format; null: recognised from the content. */
  readonly format: SourceFormat | null;
  readonly options: LoadOptions;
  /** The code of the source is made of the file's name: the command names none. */
  readonly sourceFromName?: boolean;
  readonly encoding: string | null;
  readonly sheet: string | null;
  /** Name of the data set for a Source fact that the format does not give; null: the file's name. */
  readonly dataset: string | null;
  /** `YYYY-MM-DD`, only when the command says so: today's date would make every load differ from the last. */
  readonly retrieved: string | null;
  /** Where the source is found; not there: what the graph says stays. */
  readonly url?: string | null;
}

/** Codes of sources are ASCII: `sourceFromFileName('15 HXL 3W (août).csv')` is '15-hxl-3w-aout'. */
export function sourceFromFileName(name: string): string {
  const stem = name.replace(/\.(?:csv|tsv|txt|json|geojson|xlsx|hxl)$/giu, '');
  const ascii = stem
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7E]/gu, '')
    .toLowerCase();
  const code = ascii
    .slice(0, 1_000)
    .replaceAll(/[^a-z0-9_.]+/gu, '-')
    .replaceAll(/^[-_.]+|[-.]+$/gu, '')
    .slice(0, 100);
  return code === '' ? 'file' : code;
}
