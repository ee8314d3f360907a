import type { Fact } from '../../graph/model/kinds.ts';
import type { Context } from '../context.ts';
import type { CellAnswer, CoverageAnswer } from '../coverage-answer.ts';
import { whenAllThere } from '../or-promise.ts';
import { allKnown } from '../known.ts';
import { type Column, column } from './column.ts';
import type { Sourced } from './define-table.ts';
import { type AtStop, PLACE_COLUMNS } from './place-columns.ts';

/** A cell of a coverage, or what ranks one, with the facts that it names. */
export interface CellRow<C extends CellAnswer> extends AtStop, Sourced {
  readonly cell: C;
  readonly serviceType: Fact<'ServiceType'>;
}

/** Columns of whatever is about one cell. */
export const CELL_COLUMNS: readonly Column<CellRow<CellAnswer>>[] = [
  ...PLACE_COLUMNS,
  column.text(
    'serviceType',
    '#service+code+v_trailcare',
    'Code of the service type',
    ({ cell }) => cell.serviceType,
  ),
  column.text('serviceTypeName', '#sector+name', 'Its English name', ({ serviceType }) => serviceType.name),
  column.text(
    'group',
    '#beneficiary+group+v_trailcare',
    'The group of people asked about',
    ({ cell }) => cell.group,
  ),
  column.text(
    'status',
    '#status',
    'Whether the stop is served; UNKNOWN: nobody knows, which is not ABSENT',
    ({ cell }) => cell.status,
  ),
  column.text('reason', '#status+reason', 'Why it has its status', ({ cell }) => cell.reason),
];

/** Cells read at once: a stop has some dozens. */
const BATCH = 1_000;

/** Rows of cells, with one read of each kind for a batch. */
export async function* cellRows<C extends CellAnswer>(
  context: Context,
  answer: CoverageAnswer,
  cells: Iterable<C>,
): AsyncGenerator<CellRow<C>[]> {
  let batch: C[] = [];
  for (const cell of cells) {
    batch.push(cell);
    if (batch.length < BATCH) continue;
    yield await rowsOf(context, answer, batch);
    batch = [];
  }
  if (batch.length > 0) yield await rowsOf(context, answer, batch);
}

async function rowsOf<C extends CellAnswer>(
  context: Context,
  answer: CoverageAnswer,
  cells: readonly C[],
): Promise<CellRow<C>[]> {
  const { reads } = context;
  // What was read for the batch before is not needed again: memory stays as it is.
  reads.forget();
  const [stops, types] = await Promise.all([
    allKnown(
      context,
      'Stop',
      cells.map(({ stop }) => stop),
    ),
    allKnown(
      context,
      'ServiceType',
      cells.map(({ serviceType }) => serviceType),
    ),
  ]);
  const countries = await whenAllThere(stops.map(({ country }) => reads.find('Country', country)));
  return cells.map((cell, place) => ({
    cell,
    stop: stops[place]!,
    country: countries[place]!,
    serviceType: types[place]!,
    sources: answer.sourcesOf(cell),
  }));
}
