import type { GapOrder } from '../../../graph/analysis/gaps.ts';
import type { GapAnswer } from '../../coverage-answer.ts';
import { CELL_COLUMNS, type CellRow, cellRows } from '../cell-rows.ts';
import { type Column, column } from '../column.ts';
import { defineTable } from '../define-table.ts';
import { openCoverage } from '../open-coverage.ts';
import { QUESTION, SCOPE } from '../parameters/common-parameters.ts';
import { choice } from '../parameters/kinds-of-parameter.ts';
import { pointAt } from '../place-columns.ts';

type Row = CellRow<GapAnswer>;

const ORDERS: readonly GapOrder[] = [
  'PERSON_KM_TO_CARE_DESC',
  'ISOLATION_DESC',
  'PEOPLE_PRESENT_DESC',
  'DEATHS_DESC',
];

const columns: readonly Column<Row>[] = [
  ...CELL_COLUMNS,
  column.day(
    'since',
    '#date+start',
    'Day from which it is told to be so; empty: not known',
    ({ cell }) => cell.since,
  ),
  column.number(
    'peoplePerYear',
    '#population+passing+year',
    'People who pass in a year, as published; empty: not known',
    ({ cell }) => cell.peoplePerYear,
  ),
  column.text(
    'peopleBasis',
    '#meta+population+basis',
    'LEG: counted on its legs; TRAIL: a figure of a whole trail, indicative only',
    ({ cell }) => cell.peopleBasis,
  ),
  column.number(
    'peoplePresent',
    '#population+present',
    'People present, as published; empty: not known',
    ({ cell }) => cell.peoplePresent,
  ),
  column.number(
    'isolationKm',
    '#indicator+isolation+km+num',
    'km in the direction of travel to where it is SERVED; empty: nowhere',
    ({ cell }) => cell.isolationKm,
  ),
  column.number(
    'isolationAnyKm',
    '#indicator+isolation+any_direction+km+num',
    'km in any direction; empty: nowhere',
    ({ cell }) => cell.isolationAnyKm,
  ),
  column.number(
    'isolationAtLeastKm',
    '#indicator+isolation+at_least+km+num',
    'km if every UNKNOWN stop served; empty: nowhere',
    ({ cell }) => cell.isolationAtLeastKm,
  ),
  column.flag(
    'unreachable',
    '#status+unreachable',
    'No way leads to where it is SERVED',
    ({ cell }) => cell.unreachable,
  ),
  column.number(
    'personKmToCare',
    '#indicator+person_km+num',
    'peoplePerYear × isolationKm: ranks stops, must not be added up',
    ({ cell }) => cell.personKmToCare,
  ),
  column.number(
    'deathsAndMissingPerYear',
    '#affected+killed+missing+year',
    'Recorded on the legs at the stop; empty: nobody counted',
    ({ cell }) => cell.deathsAndMissingPerYear,
  ),
  column.text(
    'nearestService',
    '#activity+nearest+code+v_trailcare',
    'Code of the service at isolationKm',
    ({ cell }) => cell.nearest?.service ?? null,
  ),
  column.text(
    'nearestStop',
    '#loc+nearest+code',
    'Code of its stop',
    ({ cell }) => cell.nearest?.stop ?? null,
  ),
];

/** `Coverage.gaps`. */
export const gaps = defineTable({
  name: 'gaps',
  about: 'Expected services that are known to be missing, conditional or only planned, ranked',
  parameters: { ...SCOPE, ...QUESTION, orderBy: choice(ORDERS, `The order; ${ORDERS[0]} when left out`) },
  columns,
  geometry: ({ stop }: Row) => pointAt(stop),
  async open(context, values) {
    const answer = await openCoverage(context, values);
    const ranked = await answer.gaps(values.orderBy ?? 'PERSON_KM_TO_CARE_DESC');
    return {
      asOf: answer.asOf,
      batches: () => cellRows(context, answer, ranked.values().map(answer.gapInCodes)),
    };
  },
});
