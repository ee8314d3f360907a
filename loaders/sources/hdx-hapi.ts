import { columnsOf, headersOf } from './columns.ts';
import { openActivityRows } from './activity-row.ts';
import { openHapiRefugees } from './hapi-refugees.ts';
import type { LoadContext, RowReader, SourceFormat } from '../source-format.ts';
import type { Row, Sample } from '../formats/row.ts';
import { rejected } from './outcome.ts';
import { readDate } from './row-date.ts';

/** Fields of operational presence, by what they are to a 3W. */
const PRESENCE = {
  location_code: 'country.code',
  location_name: 'country',
  admin1_code: 'adm1.code',
  admin1_name: 'adm1.name',
  admin2_code: 'adm2.code',
  admin2_name: 'adm2.name',
  org_name: 'org.name',
  org_acronym: 'org.acronym',
  org_type_description: 'org.type',
  sector_name: 'sector',
  reference_period_end: 'date',
} as const;

const has = (sample: Sample, ...names: readonly string[]) => {
  const headers = new Set(headersOf(sample));
  return names.every((name) => headers.has(name));
};
const isPresence = (sample: Sample) =>
  has(sample, 'location_code', 'org_name', 'sector_name', 'reference_period_start');
const areRefugees = (sample: Sample) =>
  has(sample, 'origin_location_code', 'asylum_location_code', 'population_group', 'population');

/** Tables of HDX HAPI, JSON or CSV: who works where in which sector, and UNHCR's people in the long form. */
export const hdxHapi: SourceFormat = {
  name: 'hdx-hapi',
  about: 'HDX HAPI: operational presence; refugees and persons of concern',
  fields: [
    'location_code',
    'admin1_code',
    'org_name',
    'sector_name',
    'reference_period_start',
    'origin_location_code',
    'asylum_location_code',
    'population_group',
    'population',
  ],
  recognise: (sample) => (isPresence(sample) || areRefugees(sample) ? 0.97 : 0),
  async open(sample, context) {
    return areRefugees(sample) ? openHapiRefugees(sample, context) : openPresence(sample, context);
  },
};

/**
 * A 3W of which HAPI says the period that it speaks of. That is no validity: the organisation does not stop on its last day. So
 * a row is as of that day when `--as-of` says that it is past, else of the period's first, and lapses as other 3Ws do.
 */
function openPresence(sample: Sample, context: LoadContext): RowReader {
  const headers = headersOf(sample);
  const columns = columnsOf(
    Object.entries(PRESENCE)
      .filter(([header]) => headers.includes(header) || header === 'reference_period_end')
      .map(([header, field]) => [field, header] as const),
  );
  const reader = openActivityRows(headers, columns, sample, context);
  const { asOf } = context.options;
  return {
    ...reader,
    read(row: Row) {
      const days = ['reference_period_start', 'reference_period_end'].map((field) => {
        const text = row.cells[field] ?? '';
        return { field, text, read: text === '' ? null : readDate(text, context.mappings) };
      });
      for (const { field, text, read } of days)
        if (read !== null && !read.ok) return rejected(field, text, `The date ${read.rule}.`, read.accepted);
      const [start = '', end = ''] = days.map(({ read }) => (read?.ok === true ? read.value : ''));
      const day = end !== '' && asOf !== null && end <= asOf ? end : start;
      return reader.read({ ...row, cells: { ...row.cells, reference_period_end: day } });
    },
    droppedColumns: reader.droppedColumns.filter(({ column }) => column !== 'reference_period_start'),
  };
}
