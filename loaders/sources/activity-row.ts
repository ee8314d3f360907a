import { dayNumber } from '../../graph/model/day.ts';
import { foldText } from '../../graph/model/text.ts';
import { missingInput } from '../../graph/errors.ts';
import { defaultVisibility } from '../../graph/model/default-visibility.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { shortHash } from '../reconcile/slug.ts';
import type { LoadContext, Put, RowReader, RowResult } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row, Sample } from '../formats/row.ts';
import { activityDates } from './activity-dates.ts';
import { activityType } from './activity-type.ts';
import { areaChain } from './area-chain.ts';
import type { Columns } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { envelope, put, sourcePuts } from './envelope.ts';
import { facts, rejected } from './outcome.ts';
import { OWN_COLUMNS, ownWords } from './own-words.ts';
import { parts } from './parts.ts';
import { providerOf } from './provider-of.ts';
import { checkCountry, isPoint, readPoint } from './read-point.ts';
import { makeRowCountry } from './row-country.ts';
import { organisationsOf } from './row-organisations.ts';

const LEVELS = [1, 2, 3] as const;
/** Of each field its best column is read. */
const READ = (
  `${OWN_COLUMNS.join(' ')} country country.code lat lon coordinates place sector activity status ` +
  'org.name org.acronym org.type org.programme date startDate endDate month year ' +
  'adm1.name adm1.code adm2.name adm2.code adm3.name adm3.code'
).split(' ');
const TELL_COUNTRY = ['country', 'country.code', 'adm1.code', 'adm2.code', 'adm3.code', 'lat', 'coordinates'];
const STALE_DAYS_OF_MONTHLY = 90;
/** Statuses have ranks 1 to 4 in seeds/mappings/activity-statuses.csv, 1 the most active. */
const WORST_RANK = 10;

/**
 * Reads one row of "who does what, where" (3W, 4W, 5W), whatever told its columns: header words or hashtags. One service
 * per organisation and sector of the row. Key columns: provider, sector, activity, and the finest area (else the point);
 * never status, date or donor, so that one activity listed under several statuses is one service: of its rows the latest
 * as-of is shown, then the most active status.
 */
export function openActivityRows(
  headers: readonly string[],
  columns: Columns,
  sample: Sample,
  context: LoadContext,
): RowReader {
  const { graph, mappings, options } = context;
  const hasYear = ['date', 'year', 'startDate', 'endDate'].some((field) => columns.has(field));
  if (!hasYear && options.asOf === null) {
    throw missingInput(
      '--as-of',
      'the rows of this file carry no year.',
      'the day of which the file speaks, YYYY-MM-DD',
    );
  }
  if (options.country === null && !TELL_COUNTRY.some((field) => columns.has(field))) {
    throw missingInput(
      '--country',
      'no column tells the country (by name, code, p-code or coordinates).',
      'an ISO3 code',
    );
  }
  const staleDays = options.staleDays ?? (columns.has('month') ? STALE_DAYS_OF_MONTHLY : STALE_DAYS);
  const countryOf = makeRowCountry(context);

  function read(row: Row): RowResult {
    const text = (field: string) => columns.text(row, field);
    const point = readPoint(row, columns);
    if (point !== null && !isPoint(point)) return point;
    const areas = LEVELS.map((level) => ({
      level,
      name: text(`adm${level}.name`),
      code: text(`adm${level}.code`),
    }));
    const country = countryOf({
      code: text('country.code'),
      name: text('country'),
      column: columns.all('country.code')[0] ?? columns.all('country')[0] ?? null,
      point,
      pcodes: areas.map(({ code }) => code).filter((code) => code !== ''),
      adm1: areas[0]!.name,
    });
    if ('outcome' in country) return country;
    const outside = point === null ? [] : checkCountry('An activity', point, country.iso3, graph);
    if ('outcome' in outside) return outside;

    const dates = activityDates(row, columns, context, staleDays);
    if ('outcome' in dates) return dates;
    const organisations = organisationsOf(row, columns);
    const sectors = parts(text('sector'));
    const activities = parts(text('activity'));
    if (organisations.length === 0) {
      return rejected(
        columns.all('org.name')[0] ?? null,
        '',
        'No organisation is named.',
        'the organisation that does it.',
      );
    }
    if (sectors.length === 0 && activities.length === 0) {
      const column = columns.all('sector')[0] ?? columns.all('activity')[0] ?? null;
      return rejected(column, '', 'No sector and no activity is named.', 'a sector, cluster or activity.');
    }
    const chain = areaChain(country.iso3, areas, envelope(options, dates.asOf));
    const own = ownWords(row, columns);
    if (chain.codes.length === 0 && point === null && own.precision !== 'COUNTRY' && own.remote !== true) {
      const rule = `No area within ${country.iso3} and no point is named: where it is cannot be said.`;
      return rejected(
        columns.all('adm1.name')[0] ?? null,
        '',
        rule,
        'an administrative area or coordinates.',
      );
    }

    const place =
      point !== null && (own.precision === null ? text('place') !== '' : own.precision === 'POINT');
    const where = chain.codes.at(-1) ?? (point === null ? country.iso3 : `${point.lat},${point.lon}`);
    const warnings: Warning[] = [...country.warnings, ...outside, ...dates.warnings];
    const puts: Put[] = [...chain.puts];
    const codes: string[] = [];
    for (const organisation of organisations) {
      const provider = providerOf(organisation, country.iso3, context);
      puts.push(...provider.puts);
      warnings.push(...provider.warnings);
      for (const sector of sectors.length === 0 ? [''] : sectors) {
        for (const activity of activities.length === 0 ? [''] : activities) {
          const type =
            own.serviceType === null
              ? activityType(sector, activity, warnings, mappings)
              : { code: own.serviceType, groups: own.groups ?? ['EVERYONE'] };
          const hash = shortHash([provider.code, foldText(sector), foldText(activity), where].join('\n'));
          const code = `${options.source}:${hash}`;
          codes.push(code);
          puts.push(
            put('Service', {
              code,
              ...envelope(options, dates.asOf),
              visibility: defaultVisibility({ serviceTypes: [type.code], groups: type.groups }, context),
              validFrom: dates.validFrom,
              validUntil: dates.validUntil,
              name: null,
              serviceType: type.code,
              provider: provider.code,
              branch: null,
              status: dates.status,
              staleFrom: dates.staleFrom,
              country: country.iso3,
              stop: null,
              leg: null,
              lat: point?.lat ?? null,
              lon: point?.lon ?? null,
              precision: own.precision ?? (place ? 'POINT' : 'AREA'),
              reachKm: null,
              // A named site is in its district; it does not serve all of it.
              adminAreas: place ? chain.codes.slice(0, 2) : [...chain.codes],
              remote: own.remote ?? type.code === 'HOTLINE',
              groups: [...type.groups],
              eligibility: own.eligibility ?? 'UNKNOWN',
              conditions: [...own.conditions],
              capacityPerDay: null,
              openingDays: null,
              sourceWords: [sector, activity].filter((word) => word !== ''),
            }),
          );
        }
      }
    }
    const rank = dayNumber(dates.asOf) * WORST_RANK + WORST_RANK - dates.rank;
    return facts(codes.join(' '), puts, warnings, rank);
  }

  return {
    start: async () => sourcePuts(context, sample, staleDays),
    read,
    finish: async () => [],
    droppedColumns: droppedColumns(
      headers,
      new Set(READ.flatMap((field) => columns.all(field).slice(0, 1))),
      mappings,
    ),
  };
}
