import type { Fact } from '../../../graph/model/kinds.ts';
import { LEVELS } from '../../../graph/model/kinds/indicator.ts';
import { indicatorConditions } from '../../arguments/indicator-conditions.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { factPages } from '../fact-pages.ts';
import { choice, text } from '../parameters/kinds-of-parameter.ts';
import { sourcesOf } from '../sources-of.ts';

interface Row extends Sourced {
  readonly indicator: Fact<'Indicator'>;
}

const columns: readonly Column<Row>[] = [
  column.text('code', '#indicator+code', 'Code of the value', ({ indicator }) => indicator.code),
  column.text('name', '#indicator+name', 'What is measured', ({ indicator }) => indicator.name),
  column.text('level', '#meta+level', 'At which level', ({ indicator }) => indicator.level),
  column.text(
    'nationalSociety',
    '#org+code',
    'Of which Society, at national level',
    ({ indicator }) => indicator.nationalSociety,
  ),
  column.text(
    'network',
    '#meta+network+code',
    'Of which regional network, at network level',
    ({ indicator }) => indicator.network,
  ),
  column.text('unit', '#indicator+unit', 'Unit of value and target', ({ indicator }) => indicator.unit),
  column.number(
    'value',
    '#indicator+value+num',
    'Empty: not measured, which is not 0',
    ({ indicator }) => indicator.value,
  ),
  column.number('target', '#indicator+target+num', 'Empty: none is set', ({ indicator }) => indicator.target),
  column.day(
    'asOf',
    '#date+reported',
    'The day of which its source speaks',
    ({ indicator }) => indicator.asOf,
  ),
];

/** `Query.indicators`. */
export const indicators = defineTable({
  name: 'indicators',
  about: 'Values against targets, by code',
  parameters: {
    level: choice(LEVELS, 'A level'),
    name: text('What is measured, as it is written'),
    country: text('A country: values of its National Society'),
    nationalSociety: text('A National Society'),
    network: text('A regional network'),
  },
  columns,
  async open(context, values) {
    const where = await indicatorConditions(context, values, '');
    const pages = factPages(context, 'Indicator', where, async (indicator): Promise<Row> => ({
      indicator,
      sources: sourcesOf([indicator]),
    }));
    return { asOf: context.today, ...pages };
  },
});
