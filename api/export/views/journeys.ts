import type { Geometry } from 'geojson';
import type { Fact } from '../../../graph/model/kinds.ts';
import { type JourneyInCodes, journeysAnswer } from '../../journey-answer.ts';
import { known } from '../../known.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { legLine } from '../leg-line.ts';
import { foundOrThrow } from '../../found-or-throw.ts';
import { JOURNEY, journeyArguments } from '../parameters/journey-parameters.ts';

interface Row extends Sourced {
  /** From 1. */
  readonly number: number;
  readonly journey: JourneyInCodes;
  /** From 1. */
  readonly place: number;
  readonly leg: Fact<'Leg'>;
  readonly from: Fact<'Stop'>;
  readonly to: Fact<'Stop'>;
}

const columns: readonly Column<Row>[] = [
  column.number(
    'journey',
    '#meta+journey+num',
    'Number of the journey, the least first',
    ({ number }) => number,
  ),
  column.number('place', '#meta+place+num', 'Place of the leg on it, from 1', ({ place }) => place),
  column.text('leg', '#loc+code', 'Code of the leg', ({ leg }) => leg.code),
  column.text('from', '#loc+from+code', 'Stop where it starts', ({ from }) => from.code),
  column.text('fromName', '#loc+from+name', 'Its name', ({ from }) => from.name),
  column.text(
    'fromCountry',
    '#country+from+code+v_iso3',
    'Its country; empty at sea',
    ({ from }) => from.country,
  ),
  column.text('to', '#loc+to+code', 'Stop where it ends', ({ to }) => to.code),
  column.text('toName', '#loc+to+name', 'Its name', ({ to }) => to.name),
  column.text('toCountry', '#country+to+code+v_iso3', 'Its country; empty at sea', ({ to }) => to.country),
  column.text('mode', '#meta+mode', 'Mode of travel', ({ leg }) => leg.mode),
  column.number('km', '#indicator+length+km+num', 'Length along the way', ({ leg }) => leg.km),
  column.number(
    'hours',
    '#indicator+hours+num',
    'Hours of travel; empty: not published',
    ({ leg }) => leg.hours,
  ),
  column.number(
    'journeyKm',
    '#indicator+journey+length+km+num',
    'Length of the whole journey',
    ({ journey }) => journey.km,
  ),
  column.number(
    'journeyHours',
    '#indicator+journey+hours+num',
    'Hours of the whole journey; empty: of some leg they are not published',
    ({ journey }) => journey.hours,
  ),
  column.number(
    'journeyKmNotInCare',
    '#indicator+journey+not_in_care+km+num',
    'Km of the whole journey not in care; empty: not what was asked, or nothing is measured in km',
    ({ journey }) => journey.kmNotInCare,
  ),
  column.number(
    'journeyDeathsAndMissingPerYear',
    '#affected+killed+missing+year',
    'Recorded on the whole journey; empty: not what was asked, or nobody counts on some leg, which is not 0',
    ({ journey }) => journey.deathsAndMissingPerYear,
  ),
];

/** `Query.journeys`, a row per leg. */
export const journeys = defineTable({
  name: 'journeys',
  about: 'Ways between two stops, leg by leg',
  parameters: JOURNEY,
  columns,
  geometry: ({ from, to }: Row): Geometry => legLine(from, to),
  async open(context, values) {
    const answer = await journeysAnswer(context, journeyArguments(values));
    const { asOf, journeys: found, sources } = await foundOrThrow(context, answer);
    async function* batches() {
      for (const [index, journey] of found.entries()) {
        yield await Promise.all(
          journey.legs.map(async (code, at): Promise<Row> => {
            const leg = await known(context, 'Leg', code);
            const [from, to] = await Promise.all([
              known(context, 'Stop', leg.from),
              known(context, 'Stop', leg.to),
            ]);
            return { number: index + 1, journey, place: at + 1, leg, from, to, sources };
          }),
        );
      }
    }
    return { asOf, batches };
  },
});
