import { slug } from '../reconcile/slug.ts';
import type { LoadOptions, Put } from '../source-format.ts';
import { envelope, put } from './envelope.ts';
import type { End } from './population-ends.ts';

interface StockFigure {
  readonly stay: string;
  readonly origin: End;
  readonly definition: string;
  readonly people: number;
  readonly onDate: string;
}

/** People from `origin` who stay in a country on a day. Its code says what it is of, so that a later release corrects it. */
export function stockPut(
  { stay, origin, definition, people, onDate }: StockFigure,
  options: LoadOptions,
): Put {
  return put('Stock', {
    code: `${options.source}:${definition}:${stay}:${origin.key}:${onDate}`,
    ...envelope(options, onDate),
    stop: null,
    country: stay,
    origin: origin.country,
    originWords: origin.words,
    people,
    onDate,
    definition,
  });
}

interface FlowFigure {
  readonly from: End;
  readonly to: End;
  readonly definition: string;
  /** Besides the definition, what tells the figures of one pair and year apart; '' when nothing does. */
  readonly part: string;
  readonly counted: string | null;
  readonly people: number;
  readonly year: string;
}

/** People of a calendar year from one country to another. */
export function flowPut(
  { from, to, definition, part, counted, people, year }: FlowFigure,
  options: LoadOptions,
): Put {
  return put('Flow', {
    code: `${options.source}:${definition}:${from.key}:${to.key}:${year}${part === '' ? '' : `:${slug(part)}`}`,
    ...envelope(options, `${year}-12-31`),
    leg: null,
    trail: null,
    origin: from.country,
    originWords: from.words,
    destination: to.country,
    destinationWords: to.words,
    peoplePerYear: people,
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
    definition,
    counted,
  });
}
