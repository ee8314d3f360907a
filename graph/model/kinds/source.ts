import { boolean, date, integer, optional, text } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const source = defineKind(
  'Source',
  {
    publisher: text('Organisation that publishes the data'),
    dataset: text('Name of the data set'),
    licence: optional(text('Licence, as an SPDX id or in words; null: none stated')),
    url: optional(text('Where it is published')),
    retrieved: optional(date('The day it was fetched')),
    priority: integer(0, 1000, 'Of two sources with the same as-of, the higher is shown'),
    staleDays: integer(1, 36_500, 'Days after its as-of at which a service without an end date lapses'),
    illustrative: boolean('True when the facts were made up for demonstration'),
  },
  {
    about: 'Who says so: a publisher and a data set, with its licence.',
    searched: ['publisher', 'dataset'],
  },
);
export type Source = FactOf<typeof source>;
