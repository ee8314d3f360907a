import { GROUPS, RESPONSE_TYPES, STEPS } from '../../../graph/model/closed-lists.ts';
import type { Fact } from '../../../graph/model/kinds.ts';
import { practiceConditions } from '../../arguments/practice-conditions.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { factPages } from '../fact-pages.ts';
import { choice, choices, codes, text } from '../parameters/kinds-of-parameter.ts';
import { sourcesOf } from '../sources-of.ts';

interface Row extends Sourced {
  readonly practice: Fact<'Practice'>;
}

const columns: readonly Column<Row>[] = [
  column.text('code', '#meta+practice+code', 'Code of the practice', ({ practice }) => practice.code),
  column.text('name', '#activity+name', 'Its name', ({ practice }) => practice.name),
  column.text('summary', '#description', 'What is done', ({ practice }) => practice.summary),
  column.text(
    'need',
    '#description+need',
    'The need it answers; empty: not stated',
    ({ practice }) => practice.need,
  ),
  column.text(
    'implementedBy',
    '#org+impl+name',
    'Who does it; empty: not stated',
    ({ practice }) => practice.implementedBy,
  ),
  column.text(
    'responseType',
    '#meta+response+type',
    'Response type; empty: not stated',
    ({ practice }) => practice.responseType,
  ),
  column.list(
    'serviceTypes',
    '#service+code+list+v_trailcare',
    'Codes of its service types',
    ({ practice }) => practice.serviceTypes,
  ),
  column.list(
    'groups',
    '#beneficiary+group+list+v_trailcare',
    'Groups of people',
    ({ practice }) => practice.groups,
  ),
  column.list('steps', '#meta+steps+list', 'Steps of the journey', ({ practice }) => practice.steps),
  column.list('countries', '#country+code+v_iso3+list', 'Countries', ({ practice }) => practice.countries),
  column.text(
    'url',
    '#contact+url',
    'Where it is described; empty: not stated',
    ({ practice }) => practice.url,
  ),
  column.day('asOf', '#date+reported', 'The day of which its source speaks', ({ practice }) => practice.asOf),
];

/** `Query.practices`. */
export const practices = defineTable({
  name: 'practices',
  about: 'Smart practices, by code',
  parameters: {
    country: text('A country'),
    serviceTypes: codes('One of these service types'),
    groups: choices(GROUPS, 'One of these groups of people'),
    steps: choices(STEPS, 'One of these steps of the journey'),
    responseType: choice(RESPONSE_TYPES, 'A response type'),
  },
  columns,
  async open(context, values) {
    const where = await practiceConditions(context.reads, values, '');
    const pages = factPages(context, 'Practice', where, async (practice): Promise<Row> => ({
      practice,
      sources: sourcesOf([practice]),
    }));
    return { asOf: context.today, ...pages };
  },
});
