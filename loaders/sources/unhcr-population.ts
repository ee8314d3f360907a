import { TrailcareError } from '../../graph/errors.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import type { Put, RowResult, SourceFormat } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { headersOf, usedHeaders } from './columns.ts';
import { flowPut, stockPut } from './country-figures.ts';
import { droppedColumns } from './dropped-columns.ts';
import { sourcePuts } from './envelope.ts';
import { listDates } from './list-date.ts';
import { facts, rejected, warning } from './outcome.ts';
import { readPeople } from './people-count.ts';
import {
  type Measure,
  PLACE_FIELDS,
  type PopulationColumns,
  hasDestination,
  hasOrigin,
  populationColumns,
} from './population-columns.ts';
import { type End, makeEnds } from './population-ends.ts';
import { makeCounted } from './asylum-counted.ts';

const WITHHELD = (header: string) =>
  warning(
    'WITHHELD',
    `${header}: the publisher withholds the number. It is unknown, and not counted as zero.`,
  );
const ZERO = (header: string) =>
  warning(
    'ZERO_NOT_KEPT',
    `${header}: 0. UNHCR writes it for nobody, for numbers below 5 and where the column does not apply: nothing is stated.`,
  );

/**
 * UNHCR's tables of people by country of asylum and of origin, in every release: who stays there at the end of a year is a
 * Stock; who applied for asylum, got a decision or went back in the year is a Flow. Decision 0010.
 */
export const unhcrPopulation: SourceFormat = {
  name: 'unhcr-population',
  about: 'UNHCR: refugees and others by country of asylum and origin, asylum applications and decisions',
  fields: [
    'year',
    'coo_iso',
    'coa_iso',
    'coo_name',
    'coa_name',
    'coo',
    'coa',
    'refugees',
    'asylum_seekers',
    'idps',
    'stateless',
    'applied',
    'Country of asylum or residence',
    'Origin',
  ],
  recognise(sample) {
    const columns = populationColumns(headersOf(sample), bundledMappings());
    const measures = columns.measures.filter(({ definition }) => definition !== 'MIGRANTS');
    if (!hasDestination(columns) || measures.length === 0 || columns.places.has('lat')) return 0;
    return hasOrigin(columns) || measures.length > 1 ? 0.95 : 0.6;
  },
  async open(sample, context) {
    const { mappings, options } = context;
    const headers = headersOf(sample);
    const columns = populationColumns(headers, mappings);
    const measures = columns.measures.filter(({ definition }) => definition !== 'MIGRANTS');
    requireOnce(measures);
    const dateOf = listDates(sample, columns.places, context);
    const ends = makeEnds(sample, columns, context);
    const countedOf = makeCounted(columns, mappings);
    const withheld = new Map(measures.map(({ header }) => [header, WITHHELD(header)]));
    const zero = new Map(measures.map(({ header }) => [header, ZERO(header)]));

    function read(row: Row): RowResult {
      const day = dateOf(row);
      if (typeof day !== 'string') return day;
      const numbers: { readonly measure: Measure; readonly people: number }[] = [];
      const warnings: Warning[] = [];
      for (const measure of measures) {
        const count = readPeople(row, measure.header);
        if (count === 'missing') continue;
        if (count === 'withheld') warnings.push(withheld.get(measure.header)!);
        else if ('outcome' in count) return count;
        else if (count.people === 0) warnings.push(zero.get(measure.header)!);
        else numbers.push({ measure, people: count.people });
      }
      const stay = ends.stay(row);
      if ('outcome' in stay) return stay;
      const origin = ends.origin(row);
      if ('outcome' in origin) return origin;
      const counted = countedOf(row);
      if ('outcome' in counted) return counted;
      if (numbers.length === 0) return { outcome: 'blank', warnings };

      const puts: Put[] = [];
      for (const { measure, people } of numbers) {
        if (measure.kind === 'stock') {
          if (stay.country === null)
            return rejected(stayColumn(columns), stay.words, NO_STAY, NO_STAY_ACCEPTED);
          const { definition } = measure;
          puts.push(stockPut({ stay: stay.country, origin, definition, people, onDate: day }, options));
          continue;
        }
        if (!day.endsWith('-12-31'))
          return rejected(measure.header, day, 'Is counted over a year, and the row is of a day.', 'a year.');
        const [from, to] = directionOf(measure, origin, stay);
        if (from.key === 'ALL' || to.key === 'ALL')
          return rejected(measure.header, null, 'Does not say between which countries.', 'both countries.');
        if (from.country === null && to.country === null)
          return rejected(
            stayColumn(columns),
            stay.words,
            'Names no country.',
            'a country at one end at least.',
          );
        const { definition, part, words } = counted.as(measure.definition);
        puts.push(
          flowPut({ from, to, definition, part, counted: words, people, year: day.slice(0, 4) }, options),
        );
      }
      const what = numbers.map(({ measure }) => measure.definition).join('+');
      return facts(`${day} ${stay.key} ${origin.key} ${what} ${counted.key}`, puts, warnings);
    }

    return {
      start: async () => sourcePuts(context, sample, options.staleDays ?? STALE_DAYS),
      read,
      finish: async () => [],
      droppedColumns: droppedColumns(
        headers,
        new Set([
          ...usedHeaders(columns.places, PLACE_FIELDS),
          ...measures.map(({ header }) => header),
          ...countedOf.headers,
        ]),
        mappings,
      ),
    };
  },
};

const NO_STAY = 'People stay somewhere, and no country is named.';
const NO_STAY_ACCEPTED =
  'a country of asylum or residence; people in several or unknown countries are no stock of any.';

const stayColumn = ({ places }: PopulationColumns) =>
  ['destination', 'destination.code', 'destination.unhcr'].flatMap((field) => places.all(field))[0] ?? null;

/** Who returned went from the country of asylum to that of origin. */
function directionOf({ definition }: Measure, origin: End, stay: End): readonly [from: End, to: End] {
  return definition === 'RETURNED_REFUGEES' ? [stay, origin] : [origin, stay];
}

function requireOnce(measures: readonly Measure[]): void {
  for (const { header, definition } of measures) {
    const other = measures.find((one) => one.definition === definition && one.header !== header);
    if (other === undefined) continue;
    throw new TrailcareError(
      'BAD_INPUT',
      `The columns ${header} and ${other.header} are both read as ${definition}. Neither may be left out or added to the other: rename or remove one.`,
      { columns: [header, other.header] },
    );
  }
}
