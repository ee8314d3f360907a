import type { Geometry } from 'geojson';
import type { Context } from '../context.ts';
import { type Column, column } from './column.ts';
import type { ExportRow, ExportView } from './export-view.ts';
import type { Parameters, ValuesOf } from './parameters/parameter.ts';
import { readParameters } from './parameters/read-parameters.ts';
import { TABLE_FORMATS } from './table-formats.ts';

/** What each row of each view has. */
export interface Sourced {
  /** Codes of the sources on which the row rests; the one that states a listed fact itself comes first. */
  readonly sources: readonly string[];
}

interface TableDefinition<R extends Sourced, P extends Parameters> {
  readonly name: string;
  readonly about: string;
  readonly parameters: P;
  readonly columns: readonly Column<R>[];
  /** Where a row is; left out where rows are nowhere. */
  readonly geometry?: (row: R) => Geometry | null;
  open(context: Context, values: ValuesOf<P>): Promise<OpenedTable<R>>;
}

interface OpenedTable<R> {
  readonly asOf: string;
  /** As of an opened view; left out: none. */
  readonly notes?: readonly string[];
  /** From the start with each call; the same rows in the same order. */
  readonly batches: () => AsyncIterable<readonly R[]>;
  /** Reads what the rows rest on, made-up facts first; left out where reading the rows is quick. */
  readonly touch?: () => AsyncIterable<unknown>;
}

/** A view that is a table, with the two columns that all have. */
export function defineTable<R extends Sourced, P extends Parameters>(
  definition: TableDefinition<R, P>,
): ExportView {
  const { name, about, parameters, columns, geometry } = definition;
  const isMadeUp = column.flag<Sourced & { madeUp: boolean }>(
    'illustrative',
    '#meta+illustrative',
    'true: rests on facts that were made up for demonstration',
    ({ madeUp }) => madeUp,
  );
  const sources = column.list<Sourced>(
    'sources',
    '#meta+source+code+list',
    'Codes of the sources on which the row rests; `/export/sources.csv` lists them',
    (row) => row.sources,
  );
  const formats = TABLE_FORMATS.filter(({ needsGeometry }) => geometry !== undefined || !needsGeometry);
  return {
    name,
    about,
    parameters,
    columns: [...columns, sources, isMadeUp],
    extensions: formats.map(({ extension }) => extension),
    async open(context, given) {
      const {
        asOf,
        notes = [],
        batches,
        touch = batches,
      } = await definition.open(context, readParameters(parameters, given));
      async function* rows(): AsyncGenerator<ExportRow[]> {
        const madeUp = new Set(context.illustrative().map(({ code }) => code));
        for await (const batch of batches()) {
          yield batch.map((row) => ({
            cells: [
              ...columns.map(({ cell }) => cell(row)),
              row.sources,
              row.sources.some((source) => madeUp.has(source)),
            ],
            geometry: geometry?.(row) ?? null,
          }));
        }
      }
      return {
        asOf,
        notes,
        touch,
        write(extension, file) {
          const format = formats.find((known) => known.extension === extension);
          if (format === undefined) throw new Error(`${name} is not written as ${extension}.`);
          return format.write({ columns: [...columns, sources, isMadeUp], batches: rows() }, file);
        },
      };
    },
  };
}
