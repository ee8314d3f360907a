import type { Fact } from '../../../graph/model/kinds.ts';
import type { NetworkPairs } from '../../../graph/analysis/asked-partnerships.ts';
import { type PartnershipAnswer, partnershipsAnswer } from '../../partnerships-answer.ts';
import { type Column, column } from '../column.ts';
import { defineTable } from '../define-table.ts';
import { OF_TRAILS, QUESTION } from '../parameters/common-parameters.ts';
import { choice, text } from '../parameters/kinds-of-parameter.ts';

interface Row extends PartnershipAnswer {
  readonly societyA: Fact<'NationalSociety'>;
  readonly societyB: Fact<'NationalSociety'>;
}

const PAIRS: readonly NetworkPairs[] = ['ANY', 'INSIDE', 'ACROSS'];

const columns: readonly Column<Row>[] = [
  column.text('a', '#org+a+code', 'Code of the National Society that comes first', ({ a }) => a),
  column.text('aName', '#org+a+name', 'Its name', ({ societyA }) => societyA.name),
  column.text('aCountry', '#country+a+code+v_iso3', 'Its country', ({ societyA }) => societyA.country),
  column.text('b', '#org+b+code', 'Code of the other National Society', ({ b }) => b),
  column.text('bName', '#org+b+name', 'Its name', ({ societyB }) => societyB.name),
  column.text('bCountry', '#country+b+code+v_iso3', 'Its country', ({ societyB }) => societyB.country),
  column.list(
    'sharedTrails',
    '#meta+trail+code+list',
    'Codes of the trails on which both countries are',
    ({ sharedTrails }) => sharedTrails,
  ),
  column.number(
    'sharedBorders',
    '#indicator+borders+num',
    'Places, each in one direction, where one crosses from the country of one to that of the other',
    ({ sharedBorders }) => sharedBorders.length,
  ),
  column.number(
    'peoplePerYear',
    '#population+crossing+year',
    'People who cross these in a year, as published; empty: not known',
    ({ peoplePerYear }) => peoplePerYear,
  ),
  column.number(
    'linked',
    '#indicator+linked+num',
    'Handovers (border × service type × group) that are LINKED',
    ({ handovers }) => handovers.linked,
  ),
  column.number(
    'unlinked',
    '#indicator+unlinked+num',
    'Served on both sides, all links listed, and none there',
    ({ handovers }) => handovers.unlinked,
  ),
  column.number(
    'oneSided',
    '#indicator+one_sided+num',
    'Served on one side',
    ({ handovers }) => handovers.oneSided,
  ),
  column.number(
    'absent',
    '#indicator+absent+num',
    'Served on neither side',
    ({ handovers }) => handovers.absent,
  ),
  column.number(
    'unknown',
    '#indicator+unknown+num',
    'Nobody knows, which is not unlinked',
    ({ handovers }) => handovers.unknown,
  ),
  column.list(
    'missing',
    '#service+missing+code+list+v_trailcare',
    'Service types with an unlinked handover, by the people over these borders',
    ({ missing }) => missing,
  ),
  column.number(
    'missingPeoplePerYear',
    '#population+crossing+missing+year',
    'People over the borders with an unlinked handover; empty: not known, or none is missing',
    ({ missingPeoplePerYear }) => missingPeoplePerYear,
  ),
  column.list(
    'unknownLinks',
    '#service+unknown+code+list+v_trailcare',
    'Other service types that are served on both sides of a border, and of whose links nobody knows',
    ({ unknown }) => unknown,
  ),
  column.list(
    'agreements',
    '#meta+agreement+code+list',
    'Codes of the agreements in force between the two, as far as known',
    ({ agreements }) => agreements.map(({ code }) => code),
  ),
  column.list(
    'referrals',
    '#meta+referral+code+list',
    'Codes of the referrals in force between their countries, as far as known',
    ({ referrals }) => referrals,
  ),
];

/** `Query.partnerships`, all pairs. */
export const partnerships = defineTable({
  name: 'partnerships',
  about:
    'Pairs of National Societies that share a trail or a border on it: what links them, and what is missing',
  parameters: {
    network: text('Regional network: pairs with a member that its source names; all pairs when left out'),
    pairs: choice(
      PAIRS,
      'Which pairs of `network`: with a member, inside it, or across its edge; ANY when left out',
    ),
    ...OF_TRAILS,
    ...QUESTION,
  },
  columns,
  async open(context, values) {
    const { asOf, pairs } = await partnershipsAnswer(context, {
      ...values,
      pairs: values.pairs ?? 'ANY',
      groups: values.groups ?? ['EVERYONE'],
    });
    const society = async (code: string) => (await context.reads.find('NationalSociety', code))!;
    async function* batches() {
      yield await Promise.all(
        pairs.map(async (pair): Promise<Row> => ({
          ...pair,
          societyA: await society(pair.a),
          societyB: await society(pair.b),
        })),
      );
    }
    return { asOf, batches };
  },
});
