import { CAPACITIES } from '../../../graph/analysis/key-points.ts';
import type { Fact } from '../../../graph/model/kinds.ts';
import { type KeyPointAnswer, keyPointsAnswer } from '../../key-points-answer.ts';
import { known } from '../../known.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { choices } from '../parameters/kinds-of-parameter.ts';
import { KEY_POINTS } from '../parameters/key-point-parameters.ts';
import { type AtStop, PLACE_COLUMNS, pointAt } from '../place-columns.ts';

interface Row extends Sourced, AtStop {
  readonly point: KeyPointAnswer;
  readonly society: Fact<'NationalSociety'>;
}

const columns: readonly Column<Row>[] = [
  column.text('nationalSociety', '#org+code', 'Code of the National Society', ({ society }) => society.code),
  column.text('nationalSocietyName', '#org+name', 'Its name', ({ society }) => society.name),
  ...PLACE_COLUMNS,
  column.text(
    'capacity',
    '#status+capacity',
    'PRESENT; NONE, by statements that lists are complete; UNKNOWN: nobody says, which is not none',
    ({ point }) => point.capacity,
  ),
  column.list(
    'services',
    '#activity+code+list+v_trailcare',
    'Codes of its active services there',
    ({ point }) => point.services,
  ),
  column.list(
    'branches',
    '#org+branch+code+list',
    'Codes of its branches there, and of those that offer these services',
    ({ point }) => point.branches,
  ),
];

/** `KeyPoints.points`, all of them. */
export const keyPoints = defineTable({
  name: 'key-points',
  about: 'What each National Society has at the borders, harbours, camps and cities of its country',
  parameters: { ...KEY_POINTS, capacities: choices(CAPACITIES, 'Only these') },
  columns,
  geometry: ({ stop }: Row) => pointAt(stop),
  async open(context, { capacities, ...values }) {
    const { asOf, points, sources } = await keyPointsAnswer(context, values);
    const shown = capacities ? points.filter(({ capacity }) => capacities.includes(capacity)) : points;
    async function* batches() {
      yield await Promise.all(
        shown.map(async (point): Promise<Row> => {
          const stop = await known(context, 'Stop', point.stop);
          const [country, society] = await Promise.all([
            context.reads.find('Country', stop.country),
            known(context, 'NationalSociety', point.society),
          ]);
          return { point, stop, country, society, sources };
        }),
      );
    }
    return { asOf, batches };
  },
});
