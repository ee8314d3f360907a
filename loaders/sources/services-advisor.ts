import { foldText } from '../../graph/model/text.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { shortHash } from '../reconcile/slug.ts';
import type { LoadContext, Put, Rejection, RowResult, SourceFormat } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import { type Answered, advisorColumns } from './advisor-columns.ts';
import { advisorAccess } from './advisor-access.ts';
import { advisorTypes } from './advisor-types.ts';
import { areaChain } from './area-chain.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { columnsOf, headersOf } from './columns.ts';
import { directoryService } from './directory-service.ts';
import { droppedColumns } from './dropped-columns.ts';
import { envelope, sourcePuts } from './envelope.ts';
import { fileCountry } from './file-country.ts';
import { firstRowWarnings } from './first-row-warnings.ts';
import { facts, rejected, warning } from './outcome.ts';
import { providerOf } from './provider-of.ts';
import { checkCountry, isPoint, readPoint } from './read-point.ts';
import { makeRowCountry } from './row-country.ts';
import { readDate } from './row-date.ts';
import { safeText } from './safe-text.ts';

/** Questions that only this tool asks; two of them are no chance. */
const TELLING = [
  'nationality',
  'registration',
  'intake',
  'coverage',
  'referralMethod',
  'accessibility',
  'feedbackDelay',
];
const NOT_KEPT = new Set(['nextStep', 'feedbackMechanism']);

/**
 * The inter-agency Services Advisor: GeoJSON of services with numbered questions, in the languages of
 * seeds/mappings/services-advisor-questions.csv. Key columns: the tool's id and its activity (one id was seen for two
 * activities of a partner), else partner, activity, place and point; never dates.
 */
export const servicesAdvisor: SourceFormat = {
  name: 'services-advisor',
  about: 'Inter-agency Services Advisor GeoJSON: services with conditions, coverage and referral',
  fields: [
    'partnerName',
    'activityCategory',
    'activityName',
    'locationName',
    'startDate',
    'endDate',
    'Registration Type Requirement',
    'Nationality',
    'Intake Criteria',
    'Accessibility',
    'Coverage',
    'Referral Method',
  ],
  recognise(sample) {
    if (sample.container === 'csv' || sample.container === 'xlsx') {
      if (!sample.headers.some((header) => /\.\S/u.test(header))) return 0;
    }
    const columns = advisorColumns(bundledMappings());
    const fields = new Set(headersOf(sample).map(columns.fieldOfKey));
    const told = TELLING.filter((field) => fields.has(field)).length;
    return told >= 2 && fields.has('partner') && (fields.has('activity') || fields.has('category'))
      ? 0.96
      : 0;
  },
  async open(sample, context) {
    const { mappings, options, graph } = context;
    const headers = headersOf(sample);
    const columns = advisorColumns(mappings);
    const places = columnsOf([]);
    const stated = headers.some((header) => columns.fieldOfKey(header) === 'country');
    const country = stated ? { iso3: null, warnings: [] } : fileCountry(sample, places, context);
    const about = firstRowWarnings(country.warnings);
    const countryOf = makeRowCountry(context, country.iso3);
    const staleDays = options.staleDays ?? STALE_DAYS;
    const dated = firstRowWarnings(
      options.asOf === null
        ? [
            warning(
              'AS_OF_BY_START',
              'The file does not say of which day it speaks: each row is as of its start. Use --as-of.',
            ),
          ]
        : [],
    );

    function read(row: Row): RowResult {
      const said = columns.read(row);
      const text = (field: string) =>
        (said.get(field)?.answers ?? []).join(' ').replaceAll(/\s+/gu, ' ').trim();
      const point = readPoint(row, places);
      if (point !== null && !isPoint(point)) return point;
      const where = countryOf({
        code: '',
        name: text('country'),
        column: 'country',
        point,
        pcodes: [],
        adm1: '',
      });
      if ('outcome' in where) return where;
      const partner = text('partner');
      const [category, activity, location] = [text('category'), text('activity'), text('location')];
      if (partner === '')
        return rejected('partnerName', '', 'No partner is named.', 'the organisation that offers it.');
      if (category === '' && activity === '')
        return rejected(
          'activityName',
          '',
          'No category and no activity is named.',
          'a category or an activity.',
        );
      const days = validity(said, context);
      if ('outcome' in days) return days;
      const outside = point === null ? [] : checkCountry(`A service of ${partner}`, point, where.iso3, graph);
      if ('outcome' in outside) return outside;

      const access = advisorAccess(said, mappings);
      const level = Number(mappings.match('area-levels', { words: location })?.['level'] ?? 0);
      const chain = areaChain(
        where.iso3,
        level === 0 ? [] : [{ level, name: location, code: '' }],
        envelope(options, days.asOf),
      );
      const precision = precisionOf(access.coverage, level);
      if (point === null && chain.codes.length === 0 && precision !== 'COUNTRY' && !access.remote)
        return rejected(
          'geometry',
          '',
          `Where it is cannot be said: no point, and "${location}" is no area.`,
          'a point, or a governorate, district or town.',
        );
      const provider = providerOf({ name: partner, acronym: '', type: '' }, where.iso3, context);
      const types: Warning[] = [];
      const puts: Put[] = [...chain.puts, ...provider.puts];
      const id = text('id');
      const what = text('activityCode') || foldText(activity || category);
      const key =
        id === ''
          ? shortHash([provider.code, what, foldText(location), point?.lat, point?.lon].join('\n'))
          : shortHash([id, what].join('\n'));
      for (const type of advisorTypes(
        category,
        activity,
        said.get('indicators')?.answers ?? [],
        types,
        mappings,
      )) {
        const everyone = type.groups.length === 1 && type.groups[0] === 'EVERYONE';
        puts.push(
          directoryService(
            {
              code: `${options.source}:${key}:${type.code}`,
              name: safeText([activity, location].filter((word) => word !== '').join(', ')),
              serviceType: type.code,
              provider: provider.code,
              status: 'ACTIVE',
              ...days,
              country: where.iso3,
              point,
              precision,
              // A place in a district is no service to all of it.
              adminAreas: precision === 'AREA' || level < 3 ? chain.codes : [],
              remote: access.remote,
              groups: everyone && access.groups.length > 0 ? access.groups : type.groups,
              conditions: access.conditions,
              open: access.open,
              openingDays: safeText(
                ['days', 'frequency', 'opensAt', 'closesAt']
                  .map((field) => (said.get(field)?.answers ?? []).join(', '))
                  .filter((answer) => answer !== '')
                  .join('; '),
              ),
              sourceWords: type.words,
            },
            staleDays,
            context,
          ),
        );
      }
      return facts(key, puts, [
        ...about.take(),
        ...dated.take(),
        ...where.warnings,
        ...outside,
        ...provider.warnings,
        ...types,
        ...access.warnings,
      ]);
    }

    return {
      start: async () => sourcePuts(context, sample, staleDays),
      read,
      finish: async () => [],
      droppedColumns: droppedColumns(
        headers,
        new Set(
          headers.filter(
            (header) =>
              header.startsWith('geometry.') || !NOT_KEPT.has(columns.fieldOfKey(header) ?? 'nextStep'),
          ),
        ),
        mappings,
      ),
    };
  },
};

/** Governorates and districts are drawn as one point in their middle: it stands for the area, whatever the office covers. */
function precisionOf(
  coverage: 'COUNTRY' | 'AREA' | 'POINT' | '',
  level: number,
): 'COUNTRY' | 'AREA' | 'POINT' {
  if (coverage === 'COUNTRY') return 'COUNTRY';
  return coverage === 'AREA' || level === 1 || level === 2 ? 'AREA' : 'POINT';
}

/** Start and end; as of `--as-of`, else of the start. */
function validity(
  said: ReadonlyMap<string, Answered>,
  { options, mappings }: LoadContext,
):
  | { asOf: string; validFrom: string | null; validUntil: string | null }
  | { outcome: 'rejected'; rejection: Rejection } {
  const days: (string | null)[] = [];
  for (const field of ['start', 'end']) {
    const text = said.get(field)?.answers[0] ?? '';
    const read = text === '' ? null : readDate(text, mappings);
    if (read !== null && !read.ok)
      return rejected(said.get(field)!.label, text, `The date ${read.rule}.`, read.accepted);
    days.push(read === null ? null : read.value);
  }
  const [validFrom = null, validUntil = null] = days;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    return rejected(
      'endDate',
      validUntil,
      `It ends before it starts (${validFrom}).`,
      'a later end or an earlier start.',
    );
  const asOf = options.asOf ?? validFrom ?? validUntil;
  return asOf === null
    ? rejected('startDate', '', 'The row has no date.', 'a start, or --as-of YYYY-MM-DD for the file.')
    : { asOf, validFrom, validUntil };
}
