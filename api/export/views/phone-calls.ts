import { PHONE_CALL_ORDERS } from '../../../graph/analysis/ordered-calls.ts';
import type { Fact } from '../../../graph/model/kinds.ts';
import { known } from '../../known.ts';
import { type PhoneCallInCodes, phoneCallsAnswer } from '../../phone-calls-answer.ts';
import { type Column, column } from '../column.ts';
import { notesOfCalls } from '../notes-of-calls.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { OF_TRAILS, QUESTION } from '../parameters/common-parameters.ts';
import { choice } from '../parameters/kinds-of-parameter.ts';

interface Row extends Sourced {
  readonly call: PhoneCallInCodes;
  readonly country: Fact<'Country'>;
}

const columns: readonly Column<Row>[] = [
  column.text('country', '#country+code+v_iso3', 'ISO 3166-1 alpha-3', ({ country }) => country.code),
  column.text('countryName', '#country+name', 'English name', ({ country }) => country.name),
  column.text(
    'serviceType',
    '#service+code+v_trailcare',
    'Code of the service type',
    ({ call }) => call.serviceType,
  ),
  column.list('askWhom', '#org+code+list', 'National Societies of the country', ({ call }) => call.askWhom),
  column.number(
    'questionsSettled',
    '#indicator+questions+settled+num',
    'Expected cells of which nobody knows and of which somebody would',
    ({ call }) => call.questionsSettled,
  ),
  column.number(
    'kmSettled',
    '#indicator+settled+km+num',
    'Of the km of which nobody knows, those of which somebody would; empty: nothing is measured in km',
    ({ call }) => call.kmSettled,
  ),
  column.number(
    'personKmSettled',
    '#indicator+settled+person_km+num',
    'The same in person-km a year; empty: none of these km has a published flow',
    ({ call }) => call.personKmSettled,
  ),
  column.number(
    'kmWithoutFlow',
    '#indicator+settled+without_flow+km+num',
    'Of kmSettled, those without a published flow; empty: nothing is measured in km',
    ({ call }) => call.kmWithoutFlow,
  ),
  column.number(
    'services',
    '#indicator+services+num',
    'Services of the type that are known there now',
    ({ call }) => call.availability.services,
  ),
  column.day(
    'latestAsOf',
    '#date+reported',
    'The most recent day of which one of them speaks; empty: none says',
    ({ call }) => call.availability.latestAsOf,
  ),
];

/** `Query.phoneCalls`, all of them. */
export const phoneCalls = defineTable({
  name: 'phone-calls',
  about: 'Which call to a country about which type of service would settle most of what nobody knows',
  parameters: {
    ...OF_TRAILS,
    ...QUESTION,
    orderBy: choice(PHONE_CALL_ORDERS, `The order; ${PHONE_CALL_ORDERS[0]} when left out`),
  },
  columns,
  async open(context, values) {
    const answer = await phoneCallsAnswer(context, {
      ...values,
      groups: values.groups ?? ['EVERYONE'],
      orderBy: values.orderBy ?? PHONE_CALL_ORDERS[0],
    });
    const { asOf, list, sources } = answer;
    async function* batches() {
      yield await Promise.all(
        list.map(async (call): Promise<Row> => ({
          call,
          country: await known(context, 'Country', call.country),
          sources,
        })),
      );
    }
    return { asOf, notes: notesOfCalls(answer), batches };
  },
});
