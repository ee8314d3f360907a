import type { Fact } from '../../../graph/model/kinds.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { factPages } from '../fact-pages.ts';

interface Row extends Sourced {
  readonly source: Fact<'Source'>;
}

const columns: readonly Column<Row>[] = [
  column.text('code', '#meta+source+code', 'Code of the source', ({ source }) => source.code),
  column.text('publisher', '#meta+source+publisher', 'Who publishes it', ({ source }) => source.publisher),
  column.text('dataset', '#meta+source+dataset', 'Name of the data set', ({ source }) => source.dataset),
  column.text(
    'licence',
    '#meta+license',
    'SPDX id, or in words; empty: none stated',
    ({ source }) => source.licence,
  ),
  column.text('url', '#meta+url', 'Where it is published; empty: not stated', ({ source }) => source.url),
  column.day(
    'retrieved',
    '#date+retrieved',
    'The day it was fetched; empty: not stated',
    ({ source }) => source.retrieved,
  ),
  column.day(
    'asOf',
    '#date+reported',
    'The day of which it speaks; empty: several',
    ({ source }) => source.asOf,
  ),
  column.number(
    'priority',
    '#meta+priority+num',
    'Of two sources with one as-of the higher is shown',
    ({ source }) => source.priority,
  ),
];

/** `Query.sources`. */
export const sources = defineTable({
  name: 'sources',
  about: 'Who says so: publishers and data sets, with their licences',
  parameters: {},
  columns,
  async open(context) {
    const { batches } = factPages(context, 'Source', [], async (source): Promise<Row> => {
      return { source, sources: [source.code] };
    });
    return { asOf: context.today, batches };
  },
});
