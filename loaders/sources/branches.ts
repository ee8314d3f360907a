import { foldText } from '../../graph/model/text.ts';
import { CODE_PATTERN } from '../../graph/model/field.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { parseNumber } from '../formats/parse-number.ts';
import { shortHash } from '../reconcile/slug.ts';
import type { RowResult, SourceFormat } from '../source-format.ts';
import type { Row } from '../formats/row.ts';
import { areaChain } from './area-chain.ts';
import { branchColumns, branchKind, isBranchWord, otherNames } from './branch-columns.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { headersOf, usedHeaders } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { envelope, put, sourcePuts } from './envelope.ts';
import { farFromRegion } from './far-from-region.ts';
import { fileCountry } from './file-country.ts';
import { firstRowWarnings } from './first-row-warnings.ts';
import { idColumn } from './id-column.ts';
import { listDates } from './list-date.ts';
import { facts, rejected, warning } from './outcome.ts';
import { placeService } from './place-service.ts';
import { POINT_COLUMNS, checkCountry, isPoint, readPoint } from './read-point.ts';
import { makeRowCountry } from './row-country.ts';

const LOCAL_UNITS = new Set(['HEADQUARTERS', 'BRANCH', 'SUB_BRANCH']);

/**
 * Lists of branches by National Societies, CSV or GeoJSON. The words of type and name (seeds/mappings/branch-words.csv)
 * tell the kind of local unit and, for a pharmacy, an ambulance station or a clinic, a service at its point. Key columns:
 * name and point, unless a column is an id.
 */
export const branches: SourceFormat = {
  name: 'branches',
  about: 'Lists of branches by National Societies: CSV, XLSX, GeoJSON, YAML',
  fields: ['name', 'branchName', 'lat', 'lon', 'type', 'category', 'region', 'volunteers'],
  recognise(sample) {
    const mappings = bundledMappings();
    const columns = branchColumns(headersOf(sample), mappings);
    const placed = columns.has('lat') || headersOf(sample).includes(POINT_COLUMNS[0]);
    if (!columns.has('name') || !placed || columns.has('sector') || columns.has('from')) return 0;
    const byHeader =
      columns.has('volunteers') || headersOf(sample).some((header) => isBranchWord(header, mappings));
    if (byHeader) return 0.9;
    const local = sample.rows.filter((row) =>
      LOCAL_UNITS.has(branchKind(row, columns, mappings)?.['branchKind'] ?? ''),
    );
    return local.length > sample.rows.length / 2 ? 0.8 : 0;
  },
  async open(sample, context) {
    const { graph, mappings, options } = context;
    const headers = headersOf(sample);
    const columns = branchColumns(headers, mappings);
    const dateOf = listDates(sample, columns, context);
    const id = idColumn(sample, columns);
    const country = fileCountry(sample, columns, context);
    const about = firstRowWarnings(country.warnings, id.warnings);
    const countryOf = makeRowCountry(context, country.iso3);
    const staleDays = options.staleDays ?? STALE_DAYS;
    const far = farFromRegion(sample, columns);

    function read(row: Row): RowResult {
      const name = columns.text(row, 'name').replaceAll(/\s+/gu, ' ');
      if (name === '')
        return rejected(columns.all('name')[0] ?? null, '', 'The branch has no name.', 'a name.');
      const point = readPoint(row, columns);
      if (point !== null && !isPoint(point)) return point;
      const asOf = dateOf(row);
      if (typeof asOf !== 'string') return asOf;
      const areas = ([1, 2, 3] as const).map((level) => ({
        level,
        name: columns.text(row, `adm${level}.name`),
        code: columns.text(row, `adm${level}.code`),
      }));
      const where = countryOf({
        code: columns.text(row, 'country.code'),
        name: columns.text(row, 'country'),
        column: columns.all('country.code')[0] ?? columns.all('country')[0] ?? null,
        point,
        pcodes: [],
        adm1: areas[0]!.name,
      });
      if ('outcome' in where) return where;
      const society = graph.nationalSocietyOf(where.iso3);
      if (society === null) {
        return rejected(
          null,
          where.iso3,
          `No National Society of ${where.iso3} is known.`,
          'the code of a country whose Society is in the graph.',
        );
      }
      const outside = point === null ? [] : checkCountry(`Branch "${name}"`, point, where.iso3, graph);
      if ('outcome' in outside) return outside;
      const volunteersText = columns.text(row, 'volunteers');
      const volunteers = volunteersText === '' ? null : parseNumber(volunteersText, { whole: true });
      if (volunteers !== null && !volunteers.ok) {
        return rejected(
          columns.all('volunteers')[0] ?? null,
          volunteersText,
          `The number of volunteers ${volunteers.rule}.`,
          volunteers.accepted,
        );
      }

      const stated = id.header === null ? '' : (row.cells[id.header] ?? '');
      const key = stated === '' ? shortHash([foldText(name), point?.lat, point?.lon].join('\n')) : stated;
      const code = `${options.source}:${CODE_PATTERN.test(key) ? key : shortHash(key)}`;
      const chain = areaChain(where.iso3, areas, envelope(options, null));
      const match = branchKind(row, columns, mappings);
      const puts = [
        ...chain.puts,
        put('Branch', {
          code,
          ...envelope(options, asOf),
          name,
          alternatives: otherNames(row, columns, name),
          kind: match?.['branchKind'] ?? 'BRANCH',
          nationalSociety: society,
          country: where.iso3,
          lat: point?.lat ?? null,
          lon: point?.lon ?? null,
          adminAreas: [...chain.codes],
          volunteers: volunteers?.value ?? null,
        }),
      ];
      const distant = point === null ? [] : far(areas[0]!.name, point, `Branch "${name}"`);
      const warnings = [...about.take(), ...where.warnings, ...outside, ...distant];
      const serviceType = match?.['serviceType'] ?? '';
      if (serviceType !== '' && point === null) {
        warnings.push(
          warning(
            'SERVICE_WITHOUT_PLACE',
            `Branch "${name}" tells a service (${serviceType}) but no point: the service is left out.`,
          ),
        );
      } else if (serviceType !== '' && point !== null) {
        const service = {
          code: `${code}:${serviceType}`,
          name,
          serviceType,
          provider: society,
          branch: code,
          status: 'ACTIVE',
          asOf,
          country: where.iso3,
          point,
          // It lies in its region; that it serves more than its reach, nobody says.
          adminAreas: chain.codes.slice(0, 2),
          sourceWords: [...columns.all('type').map((header) => row.cells[header] ?? ''), name],
        };
        puts.push(placeService(service, staleDays, context));
      }
      return facts(code, puts, warnings);
    }

    return {
      start: async () => sourcePuts(context, sample, staleDays),
      read,
      finish: async () => [],
      droppedColumns: droppedColumns(
        headers,
        usedHeaders(columns, ['code', 'name', 'place', 'type', 'volunteers', 'date', 'year']),
        mappings,
      ),
    };
  },
};
