import type { CellAnswer } from '../../coverage-answer.ts';
import { CELL_COLUMNS, type CellRow, cellRows } from '../cell-rows.ts';
import { type Column, column } from '../column.ts';
import { defineTable } from '../define-table.ts';
import { openCoverage } from '../open-coverage.ts';
import { QUESTION, SCOPE } from '../parameters/common-parameters.ts';
import { pointAt } from '../place-columns.ts';

type Row = CellRow<CellAnswer>;

const columns: readonly Column<Row>[] = [
  ...CELL_COLUMNS,
  column.flag(
    'expected',
    '#status+expected',
    'Whether the minimum package asks for it there',
    ({ cell }) => cell.expected,
  ),
  column.text(
    'eligibility',
    '#access+eligibility',
    'Of the services that serve: UNKNOWN where no source says; empty when not served',
    ({ cell }) => cell.eligibility,
  ),
  column.number(
    'redundancy',
    '#indicator+providers+num',
    'Number of providers, when SERVED; 1 is fragile',
    ({ cell }) => cell.redundancy,
  ),
  column.list(
    'services',
    '#activity+code+list+v_trailcare',
    'Codes of the services that decided it',
    ({ cell }) => cell.services,
  ),
  column.text(
    'precision',
    '#geo+precision',
    'AREA: served through points that stand for areas only',
    ({ cell }) => cell.precision,
  ),
  column.flag(
    'remoteOnly',
    '#modality+remote',
    'Whether all services that decided it are remote',
    ({ cell }) => cell.remoteOnly,
  ),
  column.day(
    'since',
    '#date+start',
    'Day from which statements and ends of services tell so; empty: not known',
    ({ cell }) => cell.since,
  ),
];

/** `Coverage.matrix`, a row per cell. */
export const coverage = defineTable({
  name: 'coverage',
  about: 'The coverage matrix: a row per stop, service type and group, with its status',
  parameters: { ...SCOPE, ...QUESTION },
  columns,
  geometry: ({ stop }: Row) => pointAt(stop),
  async open(context, values) {
    const answer = await openCoverage(context, values);
    function* cells() {
      for (const row of answer.rows()) yield* row.cells;
    }
    return { asOf: answer.asOf, batches: () => cellRows(context, answer, cells()) };
  },
});
