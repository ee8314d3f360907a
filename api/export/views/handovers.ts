import type { Geometry } from 'geojson';
import type { Fact } from '../../../graph/model/kinds.ts';
import { continuityAnswer, type HandoverAnswer } from '../../continuity-answer.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { foundOrThrow } from '../../found-or-throw.ts';
import { JOURNEY, journeyArguments } from '../parameters/journey-parameters.ts';
import { pointAt } from '../place-columns.ts';

interface Row extends Sourced {
  /** From 1. */
  readonly journey: number;
  readonly serviceType: string;
  readonly group: string;
  readonly handover: HandoverAnswer;
  readonly crossing: Fact<'Stop'> | null;
}

const columns: readonly Column<Row>[] = [
  column.number(
    'journey',
    '#meta+journey+num',
    'Number of the journey, the least first',
    ({ journey }) => journey,
  ),
  column.text(
    'serviceType',
    '#service+code+v_trailcare',
    'Code of the service type',
    ({ serviceType }) => serviceType,
  ),
  column.text(
    'group',
    '#beneficiary+group+v_trailcare',
    'The group of people asked about',
    ({ group }) => group,
  ),
  column.text(
    'fromCountry',
    '#country+from+code+v_iso3',
    'The country that is left',
    ({ handover }) => handover.fromCountry,
  ),
  column.text(
    'toCountry',
    '#country+to+code+v_iso3',
    'The country that is entered',
    ({ handover }) => handover.toCountry,
  ),
  column.text(
    'crossing',
    '#loc+crossing+code',
    'Border crossing; empty: the journey names none',
    ({ crossing }) => crossing?.code ?? null,
  ),
  column.text('crossingName', '#loc+crossing+name', 'Its name', ({ crossing }) => crossing?.name ?? null),
  column.number('lat', '#geo+lat', 'Degrees north of the crossing', ({ crossing }) => crossing?.lat ?? null),
  column.number('lon', '#geo+lon', 'Degrees east of the crossing', ({ crossing }) => crossing?.lon ?? null),
  column.text('lastStop', '#loc+last+code', 'Stop before the border', ({ handover }) => handover.lastStop),
  column.text('firstStop', '#loc+first+code', 'Stop after the border', ({ handover }) => handover.firstStop),
  column.flag(
    'near',
    '#meta+near',
    'false: a stop that stands for a side is more than 25 km away, or missing',
    ({ handover }) => handover.near,
  ),
  column.text(
    'status',
    '#status',
    'Whether care is handed over; UNKNOWN: nobody knows, which is not UNLINKED',
    ({ handover }) => handover.status,
  ),
  column.text(
    'lacking',
    '#status+lacking',
    'What is missing, or not known to be there',
    ({ handover }) => handover.lacking,
  ),
];

/** The handovers of `Query.continuity`. */
export const handovers = defineTable({
  name: 'handovers',
  about: 'Borders on the journeys between two stops: whether each service is on both sides and linked',
  parameters: JOURNEY,
  columns,
  geometry: ({ crossing }: Row): Geometry | null => (crossing === null ? null : pointAt(crossing)),
  async open(context, values) {
    const { asOf, journeys, sources } = await foundOrThrow(
      context,
      await continuityAnswer(context, journeyArguments(values)),
    );
    async function* batches() {
      for (const [place, { care }] of journeys.entries()) {
        const rows = care.flatMap(({ serviceType, group, handovers }) =>
          handovers.map(async (handover): Promise<Row> => {
            const crossing = await context.reads.find('Stop', handover.crossing);
            return { journey: place + 1, serviceType, group, handover, crossing, sources };
          }),
        );
        yield await Promise.all(rows);
      }
    }
    return { asOf, batches };
  },
});
