import type { Geometry } from 'geojson';
import { CELL_TURNS } from '../../../graph/analysis/changes.ts';
import { missingInput } from '../../../graph/errors.ts';
import type { Fact } from '../../../graph/model/kinds.ts';
import { type CellChangeAnswer, changesAnswer } from '../../changes-answer.ts';
import { known } from '../../known.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { OF_TRAILS, QUESTION } from '../parameters/common-parameters.ts';
import { choices, day } from '../parameters/kinds-of-parameter.ts';
import { type AtStop, PLACE_COLUMNS, pointAt } from '../place-columns.ts';

interface Row extends AtStop, Sourced {
  readonly change: CellChangeAnswer;
  readonly serviceType: Fact<'ServiceType'>;
}

const columns: readonly Column<Row>[] = [
  column.text(
    'turn',
    '#status+turn',
    'What is different on the later day; TURNED_UNKNOWN is no gap that opened',
    ({ change }) => change.turn,
  ),
  ...PLACE_COLUMNS,
  column.text(
    'serviceType',
    '#service+code+v_trailcare',
    'Code of the service type',
    ({ serviceType }) => serviceType.code,
  ),
  column.text('serviceTypeName', '#sector+name', 'Its English name', ({ serviceType }) => serviceType.name),
  column.text(
    'group',
    '#beneficiary+group+v_trailcare',
    'The group of people asked about',
    ({ change }) => change.group,
  ),
  column.text(
    'statusBefore',
    '#status+before',
    'Status on the earlier day; empty: the stop was not there, or nothing was expected',
    ({ change }) => change.before?.status ?? null,
  ),
  column.text(
    'statusAfter',
    '#status+after',
    'Status on the later day; empty: the stop is not there, or nothing is expected',
    ({ change }) => change.after?.status ?? null,
  ),
];

const { asOf: _, ...ASKED } = QUESTION;

/** `Changes.cells`, all of them. */
export const changes = defineTable({
  name: 'changes',
  about: 'Expected services whose status is another on a later day: gaps opened and closed, turned unknown',
  parameters: {
    from: day('The earlier day'),
    to: day('The later day'),
    ...OF_TRAILS,
    ...ASKED,
    turns: choices(CELL_TURNS, 'Which turns; all when left out'),
  },
  columns,
  geometry: ({ stop }: Row): Geometry => pointAt(stop),
  async open(context, { from, to, turns, ...values }) {
    if (from === null) throw missingInput('from', 'changes begin on a day.', 'a date YYYY-MM-DD');
    if (to === null) throw missingInput('to', 'changes end on a day.', 'a date YYYY-MM-DD');
    const { cells, sources } = await changesAnswer(context, {
      ...values,
      groups: values.groups ?? ['EVERYONE'],
      from,
      to,
    });
    const asked = turns === null ? cells : cells.filter(({ turn }) => turns.includes(turn));
    async function* batches() {
      yield await Promise.all(
        asked.map(async (change): Promise<Row> => {
          const [stop, serviceType] = await Promise.all([
            known(context, 'Stop', change.stop),
            known(context, 'ServiceType', change.serviceType),
          ]);
          const country = await context.reads.find('Country', stop.country);
          return { change, stop, country, serviceType, sources };
        }),
      );
    }
    return { asOf: to, batches };
  },
});
