import { TrailcareError, missingInput } from '../../graph/errors.ts';
import { makeCountryNames } from '../reconcile/country-names.ts';
import type { Match, Put, RowResult, SourceFormat } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { headersOf, usedHeaders } from './columns.ts';
import { stockPut } from './country-figures.ts';
import { droppedColumns } from './dropped-columns.ts';
import { sourcePuts } from './envelope.ts';
import { facts, rejected, warning } from './outcome.ts';
import { readPeople } from './people-count.ts';
import { PLACE_FIELDS, type PopulationColumns, populationColumns } from './population-columns.ts';
import { ALL_ORIGINS, makeEnds } from './population-ends.ts';
import { type NumberColumn, type Shape, undesaShape } from './undesa-shape.ts';

/** The lists come every few years. */
const STALE_DAYS = 5 * 365;

/**
 * UN DESA's international migrant stock: by destination and origin as a matrix, with a column per year, or long. Regions, income groups
 * and the world are sums of countries that the file holds too: their rows are rejected, their columns left out. Decision 0010.
 */
export const undesaStock: SourceFormat = {
  name: 'undesa-stock',
  about: 'UN DESA international migrant stock by destination and origin: matrix, years as columns, or long',
  fields: [
    'Year',
    'Destination',
    'Origin',
    'Total',
    'Other South',
    'Other North',
    'migrant stock',
    '1990',
    '1995',
  ],
  recognise(sample) {
    const headers = headersOf(sample);
    const columns = populationColumns(headers, bundledMappings());
    if (columns.places.has('lat') || columns.measures.some(({ definition }) => definition !== 'MIGRANTS'))
      return 0;
    return undesaShape(headers, columns, worldCountry, bundledMappings()) === null ? 0 : 0.9;
  },
  async open(sample, context) {
    const { graph, mappings, options } = context;
    const headers = headersOf(sample);
    const columns = populationColumns(headers, mappings);
    const shape = requireShape(
      sample.fileName,
      undesaShape(headers, columns, (text) => graph.country(text), mappings),
    );
    const { twice, numbers } = shape;
    if (twice !== null) throw twoColumns(twice);
    const yearColumn = ['year', 'date'].flatMap((field) => columns.places.all(field))[0] ?? null;
    if (yearColumn === null && numbers.some(({ year }) => year === null) && options.asOf === null)
      throw missingInput(
        '--as-of',
        `the rows of ${sample.fileName} carry no year.`,
        'the day of which the list speaks, YYYY-MM-DD',
      );
    const ends = makeEnds(sample, columns, context);

    function dayOf(row: Row, column: NumberColumn) {
      const text = column.year ?? (yearColumn === null ? '' : (row.cells[yearColumn] ?? ''));
      if (/^(?:19|20)\d\d$/u.test(text)) return `${text}-07-01`;
      if (text === '' && options.asOf !== null) return options.asOf;
      return rejected(
        yearColumn,
        text,
        'Is no year.',
        'a year, as 2020: the stock is that of its middle, 1 July.',
      );
    }

    /** A total whose origins nobody tells apart. */
    function ofTotal(row: Row, stay: string): RowResult | null {
      const count = shape.total === null ? 'missing' : readPeople(row, shape.total);
      if (typeof count === 'string') return null;
      if ('outcome' in count) return count;
      const onDate = dayOf(row, { header: '', origin: null, year: null });
      if (typeof onDate !== 'string') return onDate;
      const figure = { stay, origin: ALL_ORIGINS, definition: 'MIGRANTS', people: count.people, onDate };
      return facts(`${onDate} ${stay} ALL`, [stockPut(figure, options)]);
    }

    function read(row: Row): RowResult {
      const sex = sexOf(row, columns, mappings);
      if (sex !== null) return sex;
      const area = areaOf(row, columns, mappings);
      if (area !== null) return area;
      const stay = ends.stay(row);
      if ('outcome' in stay) return stay;
      if (stay.country === null)
        return rejected(
          columns.places.all('destination')[0] ?? null,
          stay.words,
          'Is no single country.',
          'a country.',
        );
      const ofRow = ends.origin(row);
      if ('outcome' in ofRow) return ofRow;
      const puts: Put[] = [];
      const warnings: Warning[] = [];
      let sum = 0;
      let day = '';
      for (const column of numbers) {
        const count = readPeople(row, column.header);
        if (count === 'missing') continue;
        if (count === 'withheld') {
          warnings.push(warning('WITHHELD', `${column.header}: the publisher withholds the number.`));
          continue;
        }
        if ('outcome' in count) return count;
        const onDate = dayOf(row, column);
        if (typeof onDate !== 'string') return onDate;
        day = onDate;
        sum += count.people;
        const origin = column.origin ?? ofRow;
        const figure = { stay: stay.country, origin, definition: 'MIGRANTS', people: count.people, onDate };
        puts.push(stockPut(figure, options));
      }
      if (puts.length === 0) {
        const together = ofTotal(row, stay.country);
        return together ?? { outcome: 'blank', warnings };
      }
      const differs = totalDiffers(row, shape, sum);
      if (differs !== null) warnings.push(differs);
      return facts(`${yearColumn === null ? '' : day} ${stay.key} ${ofRow.key}`, puts, warnings);
    }

    const known = new Set([
      ...usedHeaders(columns.places, PLACE_FIELDS),
      ...columns.about.all('sex'),
      ...numbers.map(({ header }) => header),
      ...shape.unknown.map(({ column }) => column),
      ...(shape.total === null ? [] : [shape.total]),
    ]);
    return {
      start: async () => sourcePuts(context, sample, options.staleDays ?? STALE_DAYS),
      read,
      finish: async () => [],
      droppedColumns: [...shape.unknown, ...droppedColumns(headers, known, mappings)],
    };
  },
};

let names: ReturnType<typeof makeCountryNames> | null = null;

/** Before a load there is no graph to ask: the names of the world, read once. */
const worldCountry = (text: string): Match => (names ??= makeCountryNames([], bundledMappings())).find(text);

/** Regions that have the name of a country elsewhere, and the world. */
function areaOf(row: Row, { places }: PopulationColumns, mappings: Mappings): RowResult | null {
  for (const field of ['destination', 'origin']) {
    const text = places.text(row, field);
    const area = text === '' ? null : mappings.match('population-words', { list: 'area', words: text });
    if (area !== null)
      return rejected(
        places.all(field)[0]!,
        text,
        `${JSON.stringify(text)}: a group of countries, each of which has its own rows.`,
        'a country.',
      );
  }
  return null;
}

function sexOf(row: Row, { about }: PopulationColumns, mappings: Mappings): RowResult | null {
  if (!about.has('sex')) return null;
  const text = about.text(row, 'sex');
  const meaning = mappings.match('population-words', { list: 'sex', words: text })?.['meaning'];
  return meaning === 'BOTH'
    ? null
    : rejected(
        about.all('sex')[0]!,
        text,
        'Counts one sex: a part of the number of both.',
        'rows of both sexes.',
      );
}

function totalDiffers(row: Row, { total, numbers }: Shape, sum: number): Warning | null {
  if (total === null || numbers.length < 2) return null;
  const stated = readPeople(row, total);
  if (typeof stated === 'string' || 'outcome' in stated || stated.people === sum) return null;
  return warning(
    'TOTAL_DIFFERS',
    `${total} says ${stated.people}, and the origins that were loaded are ${sum}.`,
  );
}

function requireShape(fileName: string, shape: Shape | null): Shape {
  if (shape !== null) return shape;
  throw new TrailcareError(
    'BAD_INPUT',
    `${fileName}: needs a destination, and either a column per origin, a column per year, or one column of migrants.`,
    { file: fileName },
  );
}

const twoColumns = ([first, second]: readonly [string, string]) =>
  new TrailcareError(
    'BAD_INPUT',
    `The columns ${first} and ${second} are one country: neither may be left out or added to the other. Rename or remove one.`,
    { columns: [first, second] },
  );
