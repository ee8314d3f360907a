import { continuityAnswer, type StretchAnswer } from '../../continuity-answer.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { foundOrThrow } from '../../found-or-throw.ts';
import { JOURNEY, journeyArguments } from '../parameters/journey-parameters.ts';

interface Row extends Sourced {
  /** From 1. */
  readonly journey: number;
  readonly serviceType: string;
  readonly group: string;
  readonly stretch: StretchAnswer;
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
    'status',
    '#status',
    'IN_CARE, WITHOUT_CARE, NOT_EXPECTED, or UNKNOWN: nobody told, or it is withheld from this reader',
    ({ stretch }) => stretch.status,
  ),
  column.number(
    'fromKm',
    '#indicator+start+km+num',
    'Where it starts, km from the start of the journey',
    ({ stretch }) => stretch.fromKm,
  ),
  column.number(
    'toKm',
    '#indicator+end+km+num',
    'Where it ends, km from the start of the journey',
    ({ stretch }) => stretch.toKm,
  ),
  column.text('from', '#loc+from+code', 'Stop at or before its start', ({ stretch }) => stretch.from),
  column.text('to', '#loc+to+code', 'Stop at or after its end', ({ stretch }) => stretch.to),
];

/** The stretches of `Query.continuity`. Types that have no km have none. */
export const continuity = defineTable({
  name: 'continuity',
  about: 'Stretches of the journeys between two stops on which care is in range, missing or unknown',
  parameters: JOURNEY,
  columns,
  async open(context, values) {
    const { asOf, journeys, sources } = await foundOrThrow(
      context,
      await continuityAnswer(context, journeyArguments(values)),
    );
    async function* batches() {
      for (const [place, { care }] of journeys.entries()) {
        yield care.flatMap(({ serviceType, group, stretches }) =>
          (stretches ?? []).map((stretch): Row => ({
            journey: place + 1,
            serviceType,
            group,
            stretch,
            sources,
          })),
        );
      }
    }
    return { asOf, batches };
  },
});
