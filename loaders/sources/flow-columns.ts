import { foldText } from '../../graph/model/text.ts';
import { FLOW_DEFINITIONS } from '../../graph/model/closed-lists.ts';
import type { FlowDefinition } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import type { Sample } from '../formats/row.ts';
import { headersOf, holdsPersons, words } from './columns.ts';
import { type Period, periodOf } from './period-of.ts';
import { publishedRoute } from './published-route.ts';

/** A column of counts, with what its header says besides. */
export interface CountColumn {
  readonly header: string;
  /** A published route, where routes stand in the header. */
  readonly route: string | null;
  /** A month or year, where these stand in the header. */
  readonly period: Period | null;
  readonly definition: FlowDefinition | null;
}

export interface FlowColumns {
  readonly route: string | null;
  readonly date: string | null;
  readonly year: string | null;
  readonly month: string | null;
  /** Columns over which is summed: nationality, sea or land. */
  readonly splits: readonly string[];
  readonly counts: readonly CountColumn[];
}

/** Hashtags of counts of people, and of what a row or column is about. */
const COUNT_TAGS = [
  '#affected',
  '#reached',
  '#population',
  '#value',
  '#indicator',
  '#arrivals',
  '#detections',
  '#flow',
];
const ROUTE_TAGS = ['#route', '#corridor'];

/** Reads header words (seeds/mappings/flow-words.csv), hashtags, months and route names as what they are. No counts: not such a table. */
export function flowColumns(sample: Sample, mappings: Mappings): FlowColumns {
  const headers = headersOf(sample);
  return sample.hashtags === null ? byWords(headers, mappings) : byTags(headers, sample.hashtags, mappings);
}

function byWords(headers: readonly string[], mappings: Mappings): FlowColumns {
  const fields = new Map<string, string[]>();
  const counts: CountColumn[] = [];
  const periods: CountColumn[] = [];
  const routes: CountColumn[] = [];
  for (const header of headers) {
    if (holdsPersons(header, mappings)) continue;
    const period = periodOf(header, mappings);
    const row = mappings.match('flow-words', { words: words(header) });
    const definition = definitionOf(row?.['definition'] ?? '');
    const column = { header, route: null, period: null, definition };
    const field = row?.['field'] ?? '';
    const isRoute = publishedRoute(header, mappings) !== null && !isWhole(header, row?.['words'] ?? '');
    if (period.ok && /\d{4}|\d{2}$/u.test(header)) periods.push({ ...column, period: period.value });
    else if (isRoute) routes.push({ ...column, route: header });
    else if (field === 'count') counts.push(column);
    else if (field !== '') fields.set(field, [...(fields.get(field) ?? []), header]);
  }
  const first = (field: string) => fields.get(field)?.[0] ?? null;
  const route = first('route');
  const dated = first('date') !== null || first('year') !== null || first('month') !== null;
  // `detections` says more than `total`: of several columns of counts the one that tells what it counts is read.
  const best = counts.toSorted((a, b) => Number(b.definition !== null) - Number(a.definition !== null))[0];
  const read =
    route !== null && periods.length > 0 && !dated
      ? periods
      : !dated
        ? []
        : route === null
          ? mostly(routes, headers.length)
          : best === undefined
            ? []
            : [best];
  return {
    route,
    date: first('date'),
    year: first('year'),
    month: first('month'),
    splits: [...(fields.get('nat') ?? []), ...(fields.get('type') ?? [])],
    counts: read,
  };
}

/** Tags: `#date`, `#route`, counts; a count's attributes (or the title above them) name its route where no column does. */
function byTags(headers: readonly string[], tags: readonly string[], mappings: Mappings): FlowColumns {
  const name = (tag: string) => tag.toLowerCase().split('+')[0]!.trim();
  const find = (wanted: (tag: string) => boolean) => {
    const at = tags.findIndex((tag) => wanted(tag.toLowerCase()));
    return at === -1 ? null : headers[at]!;
  };
  const route = find(
    (tag) => ROUTE_TAGS.includes(name(tag)) || tag.replaceAll(' ', '').startsWith('#loc+route'),
  );
  const counts = tags.flatMap((tag, i) => {
    if (!COUNT_TAGS.includes(name(tag))) return [];
    const attributes = tag
      .toLowerCase()
      .replaceAll(/[#+\s]+/gu, ' ')
      .trim();
    const header = headers[i]!;
    const text = [header.startsWith('#') ? '' : header, attributes].find(
      (one) => one !== '' && publishedRoute(one, mappings) !== null,
    );
    const said = [attributes, header].map(
      (one) => mappings.match('flow-words', { words: words(one) })?.['definition'] ?? '',
    );
    const definition = definitionOf(said.find((one) => one !== '') ?? '');
    if (route === null && text === undefined) return [];
    return [{ header, route: route === null ? text! : null, period: null, definition }];
  });
  return {
    route,
    date: find((tag) => name(tag) === '#date' && !/\+(?:year|month)/u.test(tag)),
    year: find((tag) => /^#(?:date|period)\s*\+\s*year/u.test(tag)),
    month: find((tag) => /^#(?:date|period)\s*\+\s*month/u.test(tag)),
    splits: [find((tag) => /^#(?:country|population)\s*\+\s*(?:origin|nationality)/u.test(tag))].filter(
      (header) => header !== null,
    ),
    counts: route === null ? counts : counts.slice(0, 1),
  };
}

/** A table whose columns are routes has little else: a name that sounds like one among 200 columns of countries is none. */
function mostly(routes: readonly CountColumn[], columns: number): readonly CountColumn[] {
  return routes.length * 2 >= columns - 1 ? routes : [];
}

/** Whether the header is one of the words of a field, whole: `Route` is no route's name. */
function isWhole(header: string, cell: string): boolean {
  const folded = foldText(words(header));
  return cell.split('|').some((word) => word.startsWith('=') && foldText(word) === folded);
}

export function definitionOf(text: string): FlowDefinition | null {
  return FLOW_DEFINITIONS.find((definition) => definition === text) ?? null;
}
