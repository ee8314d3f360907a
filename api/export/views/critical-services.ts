import { CRITICAL_BY } from '../../../graph/analysis/critical-services.ts';
import type { Fact } from '../../../graph/model/kinds.ts';
import { criticalAnswer, type CriticalInCodes } from '../../critical-answer.ts';
import { known } from '../../known.ts';
import { type Column, column } from '../column.ts';
import { notesOfCritical } from '../notes-of-critical.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { OF_TRAILS, QUESTION } from '../parameters/common-parameters.ts';
import { choice, text } from '../parameters/kinds-of-parameter.ts';

interface Row extends Sourced {
  readonly loss: CriticalInCodes;
  readonly member: Fact<'Service'> | Fact<'Branch'> | Fact<'Provider'>;
}

const columns: readonly Column<Row>[] = [
  column.number('rank', '#meta+rank+num', 'From 1; those with equal km share one', ({ loss }) => loss.rank),
  column.text('by', '#meta+by', 'What is lost: SERVICE, BRANCH or PROVIDER', ({ loss }) => loss.by),
  column.text('code', '#meta+critical+code', 'Its code', ({ loss }) => loss.code),
  column.text('name', '#meta+critical+name', 'Its name; empty: not stated', ({ member }) => member.name),
  column.number(
    'services',
    '#indicator+services+num',
    'Services that are lost with it',
    ({ loss }) => loss.serviceCount,
  ),
  column.number(
    'kmNotInCare',
    '#indicator+not_in_care+km+num',
    'Km that are in care now and would not be',
    ({ loss }) => loss.kmNotInCare,
  ),
  column.number(
    'kmWithoutCare',
    '#indicator+without_care+km+num',
    'Of them, those that would certainly be without care',
    ({ loss }) => loss.kmWithoutCare,
  ),
  column.number(
    'kmUnknown',
    '#indicator+unknown+km+num',
    'Of them, those of which nobody would know',
    ({ loss }) => loss.kmUnknown,
  ),
  column.number(
    'personKmNotInCare',
    '#indicator+not_in_care+person_km+num',
    'Person-km a year; empty: no such leg has a published flow',
    ({ loss }) => loss.personKmNotInCare,
  ),
  column.number(
    'kmWithoutFlow',
    '#indicator+without_flow+km+num',
    'Of kmNotInCare, those without a published flow',
    ({ loss }) => loss.kmWithoutFlow,
  ),
  column.number(
    'gapsOpened',
    '#indicator+gaps+opened+num',
    'Expected cells that would be gaps',
    ({ loss }) => loss.gapsOpened,
  ),
  column.number(
    'turnedUnknown',
    '#indicator+turned_unknown+num',
    'Expected cells of which nobody would know',
    ({ loss }) => loss.turnedUnknown,
  ),
  column.number(
    'handoversLost',
    '#indicator+handovers+lost+num',
    'Handovers that would be linked no more',
    ({ loss }) => loss.handoversLost,
  ),
];

/** `Query.criticalServices`, all of them. */
export const criticalServices = defineTable({
  name: 'critical-services',
  about:
    'Services, branches or providers whose loss would take most km out of care; for readers of the Movement',
  parameters: {
    ...OF_TRAILS,
    from: text('Code or name of a stop: only the shortest way from it to `to` counts'),
    to: text('Code or name of the stop where that way ends'),
    ...QUESTION,
    by: choice(CRITICAL_BY, 'What is lost; SERVICE when left out'),
  },
  columns,
  async open(context, values) {
    const answer = await criticalAnswer(context, {
      ...values,
      groups: values.groups ?? ['EVERYONE'],
      by: values.by ?? 'SERVICE',
    });
    const { asOf, list, sources } = answer;
    const kinds = { SERVICE: 'Service', BRANCH: 'Branch', PROVIDER: 'Provider' } as const;
    async function* batches() {
      yield await Promise.all(
        list.map(async (loss): Promise<Row> => ({
          loss,
          member: await known(context, kinds[loss.by], loss.code),
          sources,
        })),
      );
    }
    return { asOf, notes: notesOfCritical(answer), batches };
  },
});
