import type { Geometry } from 'geojson';
import type { Fact } from '../../../graph/model/kinds.ts';
import { requireMovement } from '../../access/require-movement.ts';
import { MAX_FIRST } from '../../arguments/first.ts';
import {
  bottlenecksAnswer,
  type LegPassedAnswer,
  MAX_SAMPLES,
  type StopPassedAnswer,
} from '../../bottlenecks-answer.ts';
import { known } from '../../known.ts';
import { type Column, column } from '../column.ts';
import { notesOfBottlenecks } from '../notes-of-bottlenecks.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { legLine } from '../leg-line.ts';
import { AS_OF, OF_TRAILS } from '../parameters/common-parameters.ts';
import { whole } from '../parameters/kinds-of-parameter.ts';
import { pointAt } from '../place-columns.ts';

interface Row extends Sourced {
  readonly part: 'STOP' | 'LEG';
  readonly passed: StopPassedAnswer | LegPassedAnswer;
  /** The stop, or the two ends of the leg. */
  readonly stops: readonly Fact<'Stop'>[];
  readonly code: string;
}

/** Null: it is a leg. */
const ofStop = ({ part, stops }: Row) => (part === 'STOP' ? stops[0]! : null);

const columns: readonly Column<Row>[] = [
  column.text('part', '#meta+part', 'STOP, or LEG between two stops', ({ part }) => part),
  column.text('code', '#loc+code', 'Code of the stop or leg', ({ code }) => code),
  column.text('name', '#loc+name', 'Name of the stop, or of both ends of the leg', ({ stops }) =>
    stops.map(({ name }) => name).join(' – '),
  ),
  column.list(
    'countries',
    '#country+code+v_iso3+list',
    'Countries of the stop, or of both ends; empty at sea',
    ({ stops }) => [
      ...new Set(stops.flatMap(({ country, otherCountry }) => [country ?? [], otherCountry ?? []].flat())),
    ],
  ),
  column.number('lat', '#geo+lat', 'Degrees north of a stop', (row) => ofStop(row)?.lat ?? null),
  column.number('lon', '#geo+lon', 'Degrees east of a stop', (row) => ofStop(row)?.lon ?? null),
  column.number(
    'share',
    '#indicator+share+num',
    'Share of the ways from origins to destinations that pass there, 0 to 1',
    ({ passed }) => passed.share,
  ),
  column.number(
    'peoplePerYear',
    '#population+passing+year',
    'The same by the published flows of the trails; empty: no trail has one',
    ({ passed }) => passed.peoplePerYear,
  ),
  column.list(
    'trails',
    '#meta+trail+code+list',
    'Trails whose ways pass there',
    ({ passed }) => passed.trails,
  ),
];

/** `Bottlenecks.stops`, then `Bottlenecks.legs`. */
export const bottlenecks = defineTable({
  name: 'bottlenecks',
  about: 'Stops, then legs, on which the ways of trails depend, most first; for readers of the Movement',
  parameters: {
    ...OF_TRAILS,
    ...AS_OF,
    samples: whole(1, MAX_SAMPLES, 'Shares from so many drawn pairs; exact when left out'),
    first: whole(1, MAX_FIRST, `At most so many stops, and so many legs; ${MAX_FIRST} when left out`),
  },
  columns,
  geometry: ({ stops: [from, to] }: Row): Geometry =>
    to === undefined ? pointAt(from!) : legLine(from!, to),
  async open(context, values) {
    requireMovement(context, 'bottlenecks');
    const answer = await bottlenecksAnswer(context, {
      ...values,
      first: values.first ?? MAX_FIRST,
    });
    const { asOf, stops, legs, sources } = answer;
    async function* batches() {
      yield await Promise.all(
        stops.map(async (passed): Promise<Row> => {
          const stop = await known(context, 'Stop', passed.stop);
          return { part: 'STOP', passed, code: stop.code, stops: [stop], sources };
        }),
      );
      yield await Promise.all(
        legs.map(async (passed): Promise<Row> => {
          const leg = await known(context, 'Leg', passed.leg);
          const ends = [await known(context, 'Stop', leg.from), await known(context, 'Stop', leg.to)];
          return { part: 'LEG', passed, code: leg.code, stops: ends, sources };
        }),
      );
    }
    return { asOf, notes: notesOfBottlenecks(answer), batches };
  },
});
