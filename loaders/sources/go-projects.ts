import { foldText } from '../../graph/model/text.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { slug } from '../reconcile/slug.ts';
import type { LoadContext, Put, RowReader, RowResult } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row, Sample } from '../formats/row.ts';
import { activityType } from './activity-type.ts';
import { areaChain } from './area-chain.ts';
import { headersOf } from './columns.ts';
import { directoryService } from './directory-service.ts';
import { droppedColumns } from './dropped-columns.ts';
import { envelope, sourcePuts } from './envelope.ts';
import { asGoShows } from './go-visibility.ts';
import type { HsdsRecord } from './hsds-package.ts';
import { nested, recordOf, recordsOf, textOf } from './hsds-values.ts';
import { facts, nearest, rejected } from './outcome.ts';
import { readDate } from './row-date.ts';

/** GO numbers the states of a project; fixtures carry the number alone. Its sectors have other numbers in every release: never read. */
const STATUSES = ['planned', 'ongoing', 'completed'];
const READ =
  /^(?:fields\.)?(?:id|pk|reporting_ns(?:_detail\..*)?|project_country(?:_detail\..*)?|project_districts(?:_detail)?|primary_sector(?:_display)?|secondary_sectors(?:_display)?|status(?:_display)?|start_date|end_date|modified_at|visibility(?:_display)?)$/u;

export function areProjects(sample: Sample): boolean {
  const keys = new Set(headersOf(sample).map((header) => header.replace(/^fields\./u, '').split('.', 1)[0]!));
  const has = (...names: string[]) => names.some((name) => keys.has(name));
  return (
    has('reporting_ns', 'reporting_ns_detail') &&
    has('project_country', 'project_country_detail') &&
    has('primary_sector', 'primary_sector_display')
  );
}

/**
 * 3W projects of GO: one service per sector of a project, of the National Society that reports it, over its districts. Key
 * columns: the project's id and the sector. A project without a district is refused: that it serves all of its country is more
 * than it says. Contacts, budgets and the project's free text are not read.
 */
export function openProjects(sample: Sample, context: LoadContext): RowReader {
  const { graph, mappings, options } = context;
  const staleDays = options.staleDays ?? STALE_DAYS;

  function read(row: Row): RowResult {
    const outer = recordOf(row.record) ?? nested(row.cells);
    const project = recordOf(outer['fields']) ?? outer;
    const id = textOf(project, 'id') || textOf(outer, 'pk', 'id');
    const society = societyOf(project);
    if (typeof society !== 'string') return society;
    const country = countryOf(project);
    if (typeof country !== 'string') return country;
    const dates = datesOf(project);
    if ('outcome' in dates) return dates;
    const statusWords =
      textOf(project, 'status_display') ||
      (STATUSES[Number(textOf(project, 'status') || NaN)] ?? textOf(project, 'status'));
    const status =
      statusWords === '' ? 'ACTIVE' : mappings.match('activity-statuses', { words: statusWords })?.['status'];
    if (status === undefined)
      return rejected(
        'status',
        statusWords,
        'The status is none that we know.',
        'Planned, Ongoing or Completed.',
      );
    const sectors = sectorsOf(project);
    if (sectors.length === 0)
      return rejected(
        'primary_sector',
        textOf(project, 'primary_sector'),
        'No sector is named.',
        'primary_sector_display: GO gave its sectors other numbers in every release.',
      );
    const districts = [
      ...recordsOf(project['project_districts_detail']),
      ...recordsOf(project['project_districts']),
    ].map((district) => ({
      name: textOf(district, 'name'),
      code: '',
    }));
    const named = districts.filter(({ name }) => name !== '');
    if (named.length === 0)
      return rejected(
        'project_districts',
        '',
        `Where in ${country} it is cannot be said: no district is named.`,
        'project_districts_detail with names.',
      );

    const puts: Put[] = [];
    const areas = named.flatMap((district) => {
      const chain = areaChain(country, [{ level: 1, ...district }], envelope(options, dates.asOf));
      puts.push(...chain.puts);
      return chain.codes;
    });
    const warnings: Warning[] = [];
    for (const sector of sectors) {
      const type = activityType(sector, '', warnings, mappings);
      puts.push(
        directoryService(
          {
            code: `${options.source}:project-${slug(id)}:${slug(sector)}`,
            name: null,
            serviceType: type.code,
            provider: society,
            status,
            ...dates,
            country,
            point: null,
            precision: 'AREA',
            adminAreas: [...new Set(areas)],
            remote: false,
            groups: type.groups,
            conditions: [],
            open: false,
            openingDays: null,
            sourceWords: [sector],
          },
          staleDays,
          context,
        ),
      );
    }
    return facts(
      `project ${id}`,
      asGoShows(puts, [textOf(project, 'visibility_display'), textOf(project, 'visibility')]),
      warnings,
    );
  }

  /** By the id, the name or the country of the Society; a number alone is GO's own, which no file explains. */
  function societyOf(project: HsdsRecord): string | RowResult {
    const detail = recordOf(project['reporting_ns_detail']) ?? recordOf(project['reporting_ns']);
    const iso3 = textOf(detail, 'iso3');
    const name =
      textOf(detail, 'society_name', 'society_name_en', 'name') ||
      (detail === null ? textOf(project, 'reporting_ns') : '');
    const byCountry = iso3 === '' ? null : graph.nationalSocietyOf(iso3.toUpperCase());
    const match = name === '' || /^\d+$/u.test(name) ? null : graph.nationalSociety(name);
    const found = graph.nationalSociety(textOf(detail, 'fdrs') || '-').found ?? match?.found ?? byCountry;
    if (found !== null && found !== undefined) return found;
    const near = match === null || match.found !== null ? '' : nearest(match.candidates);
    return rejected(
      'reporting_ns',
      name,
      'Its National Society is none that we know.',
      `reporting_ns_detail with society_name or iso3.${near}`,
    );
  }

  function countryOf(project: HsdsRecord): string | RowResult {
    const detail = recordOf(project['project_country_detail']) ?? recordOf(project['project_country']);
    const text =
      textOf(detail, 'iso3', 'name') || (detail === null ? textOf(project, 'project_country') : '');
    if (text === '' || /^\d+$/u.test(text)) {
      if (options.country !== null) return options.country;
      return rejected(
        'project_country',
        text,
        'It names no country but GO’s own number.',
        'project_country_detail with iso3, or --country ISO3.',
      );
    }
    const match = graph.country(text);
    return (
      match.found ??
      rejected(
        'project_country',
        text,
        `${text}: ${match.found === null ? match.reason : ''}.`,
        `an ISO 3166 alpha-3 code.${match.found === null ? nearest(match.candidates) : ''}`,
      )
    );
  }

  function datesOf(
    project: HsdsRecord,
  ):
    | { asOf: string; validFrom: string | null; validUntil: string | null }
    | Extract<RowResult, { outcome: 'rejected' }> {
    const days: Record<string, string | null> = {};
    for (const field of ['start_date', 'end_date', 'modified_at']) {
      const text = textOf(project, field);
      const day = text === '' ? null : readDate(text, mappings);
      if (day !== null && !day.ok) return rejected(field, text, `The date ${day.rule}.`, day.accepted);
      days[field] = day?.value ?? null;
    }
    const { start_date: validFrom = null, end_date: validUntil = null, modified_at: modified = null } = days;
    if (validFrom !== null && validUntil !== null && validUntil < validFrom)
      return rejected(
        'end_date',
        validUntil,
        `It ends before it starts (${validFrom}).`,
        'a later end or an earlier start.',
      );
    const asOf = modified ?? options.asOf ?? validFrom;
    return asOf === null
      ? rejected(
          'modified_at',
          '',
          'The project has no date.',
          'modified_at, or --as-of YYYY-MM-DD for the file.',
        )
      : { asOf, validFrom, validUntil };
  }

  return {
    start: async () => sourcePuts(context, sample, staleDays),
    read,
    finish: async () => [],
    droppedColumns: droppedColumns(
      headersOf(sample),
      new Set(headersOf(sample).filter((header) => READ.test(header))),
      mappings,
    ),
  };
}

/** Primary first; numbers are no words. */
function sectorsOf(project: HsdsRecord): string[] {
  const several = project['secondary_sectors_display'];
  const all = [
    textOf(project, 'primary_sector_display', 'primary_sector'),
    ...(Array.isArray(several)
      ? several.map(String)
      : textOf(project, 'secondary_sectors_display').split('|')),
  ].map((sector) => sector.trim());
  const byKey = new Map(
    all
      .filter((sector) => sector !== '' && !/^\d+$/u.test(sector))
      .map((sector) => [foldText(sector), sector]),
  );
  return [...byKey.values()];
}
