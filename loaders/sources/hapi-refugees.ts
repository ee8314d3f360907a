import type { LoadContext, RowReader, RowResult } from '../source-format.ts';
import type { Row, Sample } from '../formats/row.ts';
import { droppedColumns } from './dropped-columns.ts';
import { headersOf } from './columns.ts';
import { rejected, warning } from './outcome.ts';
import { unhcrPopulation } from './unhcr-population.ts';

const READ = new Set([
  'origin_location_code',
  'origin_location_name',
  'asylum_location_code',
  'asylum_location_name',
  'population_group',
  'gender',
  'age_range',
  'population',
  'reference_period_start',
  'reference_period_end',
]);
const PLACES = ['year', 'coo_name', 'coo_iso', 'coa_name', 'coa_iso'];

/**
 * UNHCR's table in the long form, one row per group of people: read as its own table is (unhcr-population), whose columns have
 * the same short names (seeds/mappings/population-headers.csv). Rows of a sex or an age are parts of those for all.
 */
export async function openHapiRefugees(sample: Sample, context: LoadContext): Promise<RowReader> {
  const { mappings } = context;
  const groups = new Map<string, string | null>();
  /** `stock:REFUGEES`; '' for a group that is known and not counted, null for one that is not known. */
  const fieldOf = (group: string): string | null => {
    let field = groups.get(group);
    if (field === undefined)
      groups.set(group, (field = mappings.match('population-headers', { words: group })?.['field'] ?? null));
    return field;
  };
  /** One column for each figure: IDP and IOC are one. */
  const columnOf = new Map(
    mappings
      .rows('population-headers')
      .filter(({ field }) => /^(?:stock|flow):/u.test(field ?? ''))
      .map(({ field }) => [field!, GROUPS.find((group) => fieldOf(group) === field)])
      .filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const headers = [...PLACES, ...columnOf.values()];
  const renamed = (row: Row, column: string, year: string): Row => ({
    line: row.line,
    sheet: row.sheet,
    cells: {
      year,
      coo_name: row.cells['origin_location_name'] ?? '',
      coo_iso: row.cells['origin_location_code'] ?? '',
      coa_name: row.cells['asylum_location_name'] ?? '',
      coa_iso: row.cells['asylum_location_code'] ?? '',
      [column]: row.cells['population'] ?? '',
    },
    ...(row.withheld?.includes('population') === true ? { withheld: [column] } : {}),
  });
  const rows = sample.rows.map((row) => renamed(row, 'REF', yearOf(row) ?? ''));
  const reader = await unhcrPopulation.open({ ...sample, headers, hashtags: null, rows }, context);

  function read(row: Row): Promise<RowResult> | RowResult {
    const parts = ['gender', 'age_range'].filter(
      (field) => (row.cells[field] ?? 'all').toLowerCase() !== 'all',
    );
    if (parts.length > 0) return { outcome: 'blank', warnings: [PART] };
    const group = row.cells['population_group'] ?? '';
    const field = fieldOf(group);
    if (field === '')
      return {
        outcome: 'blank',
        warnings: [warning('GROUP_NOT_COUNTED', `${group}: part of other figures.`)],
      };
    const column = field === null ? undefined : columnOf.get(field);
    if (column === undefined)
      return rejected('population_group', group, 'No figure is kept of this group.', GROUPS.join(', '));
    const year = yearOf(row);
    if (year === null)
      return rejected(
        'reference_period_end',
        row.cells['reference_period_end'] ?? '',
        'The period is no whole calendar year.',
        'a period from 1 January to 31 December of one year.',
      );
    const result = reader.read(renamed(row, column, year));
    return result instanceof Promise
      ? result.then((one) => inItsWords(one, group))
      : inItsWords(result, group);
  }

  return { ...reader, read, droppedColumns: droppedColumns(headersOf(sample), READ, mappings) };
}

const WORDS: Readonly<Record<string, string>> = {
  year: 'reference_period_end',
  coo_name: 'origin_location_name',
  coo_iso: 'origin_location_code',
  coa_name: 'asylum_location_name',
  coa_iso: 'asylum_location_code',
};

/** A rejection names the columns of this file; groups that mean one figure stay apart, so that the second is refused, not lost. */
function inItsWords(result: RowResult, group: string): RowResult {
  if (result.outcome === 'facts') return { ...result, key: `${group} ${result.key}` };
  if (result.outcome === 'blank') return result;
  const { column } = result.rejection;
  return rejected(
    column === null ? null : (WORDS[column] ?? 'population'),
    result.rejection.value,
    result.rejection.rule,
    result.rejection.accepted,
  );
}

/** UNHCR's groups as HAPI writes them, of which figures are known. */
const GROUPS = ['REF', 'ASY', 'OIP', 'IDP', 'IOC', 'STA', 'OOC', 'HST', 'RET', 'RDP'];

const PART = warning(
  'PART_OF_A_TOTAL',
  'A row of one sex or age was left out: the row for all holds these people.',
);

function yearOf({ cells }: Row): string | null {
  const [start = '', end = ''] = ['reference_period_start', 'reference_period_end'].map(
    (field) => cells[field],
  );
  const year = /^(\d{4})-01-01/u.exec(start)?.[1] ?? null;
  return year !== null && end.startsWith(`${year}-12-31`) ? year : null;
}
