import { missingInput } from '../../graph/errors.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import type { LoadContext, Put, RowReader, RowResult, SourceFormat } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row, Sample } from '../formats/row.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { headersOf } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { providerPuts, put, sourcePuts } from './envelope.ts';
import { joinedService } from './hsds-join.ts';
import { type HsdsRecord, hsdsPackage, hsdsRecord } from './hsds-package.ts';
import { hsdsService } from './hsds-service.ts';
import { type HsdsTable, hsdsField, hsdsTable } from './hsds-tables.ts';
import { hsdsTablesInJson, refuseTablesInJson } from './hsds-tables-in-json.ts';
import { nested, recordOf, recordsOf, textOf } from './hsds-values.ts';
import { facts, rejected } from './outcome.ts';

const OF_SERVICE = [
  'service_at_locations',
  'service_areas',
  'eligibility_description',
  'organization_id',
  'organization',
  'fees_description',
  'interpretation_services',
  'application_process',
];

/**
 * Open Referral's Human Services Data Specification, 3.x and older: nested JSON of an API (services, organizations with their
 * services, services at locations), or tables, which are joined by their ids over all files of one load and source. A row of
 * the table of services is as many facts as it has types and places; rows of the other tables are read into these.
 */
export const hsds: SourceFormat = {
  name: 'hsds',
  about:
    'Open Referral HSDS 3.x and older: API JSON, data package, CSV tables (give all of them together, or their folder)',
  fields: [
    'organization',
    'service',
    'location',
    'service_at_location',
    'schedule',
    'service_area',
    'attribute',
    'taxonomy_term',
    'metadata',
  ],
  recognise(sample) {
    if (sample.container === 'csv' || sample.container === 'xlsx') {
      if (sample.headers.some((header) => header.includes('.')))
        return isNested(nested(sample.rows[0]?.cells ?? {})) ? 0.9 : 0;
      return hsdsTable(sample.headers, bundledMappings()) === null ? 0 : 0.86;
    }
    if (hsdsTablesInJson(sample).length > 0) return 0.9;
    const records = sample.rows.map((row) => recordOf(row.record)).filter((record) => record !== null);
    return records.length > 0 && records.filter(isNested).length > records.length / 2 ? 0.9 : 0;
  },
  async open(sample, context) {
    refuseTablesInJson(sample);
    const staleDays = context.options.staleDays ?? STALE_DAYS;
    const table = sample.container === 'json' ? null : hsdsTable(headersOf(sample), context.mappings);
    const reader =
      table === null
        ? nestedRows(sample, staleDays, context)
        : await tableRows(sample, table, staleDays, context);
    return { start: async () => sourcePuts(context, sample, staleDays), finish: async () => [], ...reader };
  },
};

function isNested(record: HsdsRecord): boolean {
  if (textOf(record, 'id') === '') return false;
  if (recordOf(record['service']) !== null && recordOf(record['location']) !== null) return true;
  if (textOf(record, 'name') === '') return false;
  const service = OF_SERVICE.filter((field) => field in record).length >= 2;
  return service || recordsOf(record['services']).some((inner) => textOf(inner, 'name') !== '');
}

function nestedRows(
  sample: Sample,
  staleDays: number,
  context: LoadContext,
): Omit<RowReader, 'start' | 'finish'> {
  return {
    read(row) {
      const record = recordOf(row.record) ?? nested(row.cells);
      const services = servicesOf(record);
      if (services.length === 0)
        return rejected(
          'services',
          '',
          'It is no service, and no organization with services.',
          'a service with its organization.',
        );
      const results = services.map((service) => hsdsService(service, staleDays, context));
      const refused = results.find((result) => result.outcome !== 'facts');
      if (refused !== undefined) return refused;
      const puts: Put[] = [];
      const warnings: Warning[] = [];
      for (const result of results) {
        if (result.outcome !== 'facts') continue;
        puts.push(...result.puts);
        warnings.push(...(result.warnings ?? []));
      }
      return facts(textOf(record, 'id'), puts, warnings);
    },
    droppedColumns: droppedColumns(
      headersOf(sample),
      new Set(headersOf(sample).filter(isRead)),
      context.mappings,
    ),
  };
}

/** A service, an organization's services, or the service of a service at a location. */
function servicesOf(record: HsdsRecord): HsdsRecord[] {
  const inner = recordOf(record['service']);
  if (inner !== null)
    return [
      {
        ...inner,
        organization: inner['organization'] ?? record['organization'],
        service_at_locations: [record],
      },
    ];
  const services = recordsOf(record['services']);
  if (services.length === 0) return 'organization' in record || 'organization_id' in record ? [record] : [];
  return services.map((service) => ({
    ...service,
    organization: recordOf(service['organization']) ?? record,
  }));
}

const READ =
  /^(?:id|name|status|last_modified|assured_date|minimum_age|maximum_age|eligibility_description|application_process|fees_description|fees|schedules|service_areas|service_at_locations|attributes|metadata|required_documents|services|location|service|organization)(?:\.(?:id|name))?$/u;
const isRead = (header: string) => READ.test(header);

async function tableRows(
  sample: Sample,
  table: HsdsTable,
  staleDays: number,
  context: LoadContext,
): Promise<Omit<RowReader, 'start' | 'finish'>> {
  const files = context.together ?? [];
  const dated = ['last_modified', 'assured_date', 'updated_at'];
  const ownDates = headersOf(sample).some((header) => dated.includes(hsdsField(table.name, header)));
  const metadata = files.some(
    (file) => hsdsTable(headersOf(file.sample), context.mappings)?.name === 'metadata',
  );
  if (table.name === 'service' && context.options.asOf === null && !ownDates && !metadata)
    throw missingInput(
      '--as-of',
      `the services of ${sample.fileName} carry no date.`,
      'the day of which the list speaks, YYYY-MM-DD',
    );
  const tables = await hsdsPackage(files, context.mappings);

  function read(row: Row): RowResult {
    const record = hsdsRecord(table.name, row.cells);
    if (table.name === 'service') return hsdsService(joinedService(record, tables), staleDays, context);
    if (table.name === 'organization') return organization(record, context);
    const key = `${table.name} ${textOf(record, 'id') || row.line}`;
    if (
      table.name === 'location' &&
      tables.by('service_at_location', 'location_id', textOf(record, 'id')).length === 0
    )
      return rejected(
        'id',
        textOf(record, 'id'),
        'No service is stated to be at this location: it only tells where its organization works.',
        'a row of service_at_location that names it.',
      );
    return facts(key, []);
  }
  const reason =
    table.use === 'join'
      ? 'read into the services to which it belongs'
      : table.name === 'phone' || table.name === 'contact'
        ? 'personal data: not read, not kept'
        : 'not read by this format';
  const headers = headersOf(sample);
  const known = new Set(KEPT[table.name] ?? []);
  return {
    read,
    droppedColumns:
      table.use === 'rows'
        ? droppedColumns(
            headers,
            new Set(headers.filter((header) => known.has(hsdsField(table.name, header)))),
            context.mappings,
          )
        : [{ column: `all of ${sample.fileName}`, reason }],
  };
}

const words = (text: string) => text.trim().split(/\s+/u);

/** The fields that are read of the tables whose rows become facts. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  organization: ['id', 'name', 'alternate_name'],
  location: ['id', 'organization_id', 'latitude', 'longitude', 'location_type', 'address'],
  service: words(`
    id organization_id organization_name name status last_modified assured_date updated_at areas problem_codes
    eligibility_description eligibility immigration_status incarceration_status military_status require_veteran
    income_limit application_process fees_description fees min_age max_age minimum_age maximum_age
  `),
};

/** An organization that offers nothing in this load is a provider all the same. */
function organization(record: HsdsRecord, { graph, options }: LoadContext): RowResult {
  const name = textOf(record, 'name');
  if (name === '') return rejected('name', '', 'The organization has no name.', 'a name.');
  const match = graph.provider(name, null, null);
  const [known] = providerPuts(match, options);
  const warnings = match.warning === undefined ? [] : [match.warning];
  const code = `organization ${match.code}`;
  // Another source already describes it, or it is a National Society.
  if (known === undefined) return facts(code, [], warnings);
  const alternative = textOf(record, 'alternate_name');
  const [, fact] = known;
  const others = fact['alternatives'] as string[];
  const alternatives =
    alternative === '' || alternative === name ? others : [...new Set([...others, alternative])];
  return facts(code, [put('Provider', { ...fact, alternatives })], warnings);
}
