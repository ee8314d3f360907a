import type { FLOW_DEFINITIONS, STOCK_DEFINITIONS } from '../../graph/model/closed-lists.ts';
import type { Mappings } from '../mappings.ts';
import { type Columns, columnsByWords, columnsOf, words } from './columns.ts';

type StockDefinition = (typeof STOCK_DEFINITIONS)[number];
type FlowDefinition = (typeof FLOW_DEFINITIONS)[number];

/** A column of numbers of people, and of whom. */
export type Measure =
  | { readonly header: string; readonly kind: 'stock'; readonly definition: StockDefinition }
  | { readonly header: string; readonly kind: 'flow'; readonly definition: FlowDefinition };

export interface PopulationColumns {
  /** Year, date, and the two countries. */
  readonly places: Columns;
  /** What the rows say of their numbers: unit, procedure, applicationType, level, sex. */
  readonly about: Columns;
  readonly measures: readonly Measure[];
}

/** The columns of a table of people by country of stay and of origin, by seeds/mappings/header-words.csv and population-headers.csv. */
export function populationColumns(headers: readonly string[], mappings: Mappings): PopulationColumns {
  const about: [field: string, header: string][] = [];
  const measures: Measure[] = [];
  for (const header of headers) {
    const field = mappings.match('population-headers', { words: words(header) })?.['field'] ?? '';
    const [kind, definition] = field.split(':');
    if (kind === 'stock' || kind === 'flow') measures.push({ header, kind, definition } as Measure);
    else if (field !== '') about.push([field, header]);
  }
  const taken = new Set(
    [...measures, ...about.map(([, header]) => ({ header }))].map(({ header }) => header),
  );
  const others = headers.filter((header) => !taken.has(header));
  return { places: columnsByWords(others, mappings), about: columnsOf(about), measures };
}

export const PLACE_FIELDS = [
  'year',
  'date',
  'origin',
  'origin.code',
  'origin.unhcr',
  'destination',
  'destination.code',
  'destination.unhcr',
] as const;

export const hasDestination = ({ places }: PopulationColumns) =>
  ['destination', 'destination.code', 'destination.unhcr'].some((field) => places.has(field));

export const hasOrigin = ({ places }: PopulationColumns) =>
  ['origin', 'origin.code', 'origin.unhcr'].some((field) => places.has(field));
