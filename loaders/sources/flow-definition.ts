import { missingInput } from '../../graph/errors.ts';
import type { FlowDefinition, LoadContext } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Sample } from '../formats/row.ts';
import { words } from './columns.ts';
import { type FlowColumns, definitionOf } from './flow-columns.ts';
import { warning } from './outcome.ts';

/** What the counts of a file count: as the command says, else its headers, else its name, with a warning; else an error that asks. */
export function flowDefinition(
  sample: Sample,
  columns: FlowColumns,
  { options, mappings }: LoadContext,
): { of: (header: string) => FlowDefinition; warnings: readonly Warning[] } {
  const given = options.definition ?? null;
  if (given !== null) return { of: () => given, warnings: [] };
  const said = new Map(columns.counts.map(({ header, definition }) => [header, definition] as const));
  if ([...said.values()].every((definition) => definition !== null))
    return { of: (header) => said.get(header)!, warnings: [] };
  const stem = sample.fileName.replace(/\.\w+$/u, '').replaceAll('-', ' ');
  const named = definitionOf(mappings.match('flow-words', { words: words(stem) })?.['definition'] ?? '');
  if (named === null) {
    const headers = columns.counts.slice(0, 3).map(({ header }) => JSON.stringify(header));
    throw missingInput(
      '--definition',
      `nothing in ${sample.fileName} says what ${headers.join(', ')} counts.`,
      'DETECTIONS (acts of an authority, not persons), ARRIVALS, CROSSINGS, APPLICATIONS or ESTIMATE',
    );
  }
  const message = `No header says what was counted: ${named} was read from the file's name. --definition says it for sure.`;
  return { of: (header) => said.get(header) ?? named, warnings: [warning('DEFINITION_BY_NAME', message)] };
}
