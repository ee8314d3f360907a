import { TrailcareError } from '../../graph/errors.ts';
import type { Context } from '../context.ts';
import { marksOf } from '../mark-illustrative.ts';
import { PURPOSE } from '../purpose.ts';
import { CONTENT_TYPES } from './content-types.ts';
import type { ExportView } from './export-view.ts';
import { EXPORT_VIEWS } from './export-views.ts';
import type { Given } from './parameters/read-parameters.ts';

/** A file that is ready to be written. */
export interface OpenedExport {
  /** `trailcare-gaps-2026-11-01-r12.csv`. */
  readonly fileName: string;
  readonly contentType: string;
  readonly revision: number;
  readonly asOf: string;
  /** Whether it rests on facts that were made up for demonstration. */
  readonly illustrative: boolean;
  /** What must be known beside the rows, a sentence each, in ASCII. */
  readonly notes: readonly string[];
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/**
 * Opens `gaps.csv` for the reader of a context: what is wrong with what was asked is told before anything is written. HTTP and the command
 * line share it. The context has its revision from here on.
 */
export async function openExport(context: Context, fileName: string, given: Given): Promise<OpenedExport> {
  const { view, extension } = fileOf(fileName);
  await context.pin(await context.newestRevision());
  const revision = context.pinnedRevision()!;
  const opened = await view.open(context, given);
  const illustrative = await restsOnMadeUp(context, opened.touch);
  const about = {
    view: view.name,
    about: view.about,
    purpose: PURPOSE,
    revision,
    asOf: opened.asOf,
    parameters: given,
    illustrative,
    notes: opened.notes,
    sources: async () => context.reads.toCheck.list('Source', [...context.restsOn.codes()].toSorted()),
  };
  return {
    fileName: `trailcare-${view.name}-${opened.asOf}-r${revision}.${extension}`,
    contentType: CONTENT_TYPES[extension]!,
    revision,
    asOf: opened.asOf,
    illustrative,
    notes: opened.notes,
    chunks: opened.write(extension, about),
  };
}

/**
 * The mark stands before the file, so its rows are read once before, as far as the first that is made up. Nothing is read while the graph
 * holds no made-up fact.
 */
async function restsOnMadeUp(context: Context, touch: () => AsyncIterable<unknown>): Promise<boolean> {
  if (context.illustrative().length === 0) return false;
  if (marksOf(context).length > 0) return true;
  for await (const _ of touch()) if (marksOf(context).length > 0) return true;
  return false;
}

function fileOf(fileName: string): { view: ExportView; extension: string } {
  const dot = fileName.indexOf('.');
  const name = dot < 0 ? fileName : fileName.slice(0, dot);
  const extension = dot < 0 ? '' : fileName.slice(dot + 1);
  const view = EXPORT_VIEWS.find((known) => known.name === name);
  if (view === undefined) {
    const names = EXPORT_VIEWS.map((known) => known.name);
    throw missing(`There is no export ${JSON.stringify(name)}.`, 'Exports', 'view', name, names);
  }
  if (!view.extensions.includes(extension)) {
    const files = view.extensions.map((known) => `${name}.${known}`);
    const told =
      extension === '' ? `Say which file of ${name} you want.` : `There is no ${JSON.stringify(fileName)}.`;
    throw missing(told, 'Files', 'extension', extension, files);
  }
  return { view, extension };
}

function missing(told: string, what: string, argument: string, value: string, accepted: string[]) {
  const message = `${told} ${what}: ${accepted.join(', ')}.`;
  return new TrailcareError('NOT_FOUND', message, { argument, value, accepted });
}
