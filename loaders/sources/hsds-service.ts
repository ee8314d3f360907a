import type { LoadContext, Put, RowResult } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import { slug } from '../reconcile/slug.ts';
import { directoryService } from './directory-service.ts';
import { envelope } from './envelope.ts';
import { hsdsConditions } from './hsds-conditions.ts';
import type { HsdsRecord } from './hsds-package.ts';
import { hsdsPlaces } from './hsds-places.ts';
import { hsdsTypes } from './hsds-types.ts';
import { recordOf, recordsOf, textOf } from './hsds-values.ts';
import { facts, rejected } from './outcome.ts';
import { providerOf } from './provider-of.ts';
import { readDate } from './row-date.ts';
import { safeText } from './safe-text.ts';

/** A nested service of HSDS as facts: one for each of its types and places. */
export function hsdsService(service: HsdsRecord, staleDays: number, context: LoadContext): RowResult {
  const { options, mappings } = context;
  const name = textOf(service, 'name');
  const organization =
    textOf(recordOf(service['organization']), 'name') || textOf(service, 'organization_name', 'organization');
  if (name === '') return rejected('name', '', 'The service has no name.', 'a name.');
  if (organization === '')
    return rejected(
      'organization_id',
      textOf(service, 'organization_id'),
      'Its organization is not in this load.',
      'the file of organizations in the same command, with one --source for all.',
    );
  const words = textOf(service, 'status');
  const status = words === '' ? 'ACTIVE' : mappings.match('activity-statuses', { words })?.['status'];
  if (status === undefined)
    return rejected(
      'status',
      words,
      'The status is none that we know.',
      'active, inactive, defunct or temporarily closed.',
    );
  const asOf = asOfOf(service, context);
  if (typeof asOf !== 'string') return asOf;
  const where = hsdsPlaces(service, envelope(options, asOf), context);
  if ('outcome' in where) return where;
  const country = where.places[0]!.country;
  const provider = providerOf(
    { name: organization, acronym: textOf(recordOf(service['organization']), 'acronym'), type: '' },
    country,
    context,
  );
  const access = hsdsConditions(service, mappings);
  const warnings: Warning[] = [...where.warnings, ...provider.warnings, ...access.warnings];
  const puts: Put[] = [...where.puts, ...provider.puts];
  const id = slug(textOf(service, 'id') || `${organization} ${name}`);
  for (const type of hsdsTypes(service, organization, warnings, mappings)) {
    for (const place of where.places) {
      const remote = place.virtual || type.code === 'HOTLINE' || /\b(?:hot|help|crisis )line\b/iu.test(name);
      const placed = place.point !== null || place.adminAreas.length > 0 || place.precision === 'COUNTRY';
      if (!placed && !remote)
        return rejected(
          'service_area',
          '',
          'Where it is cannot be said: it has no location with a point or an address, and no service area.',
          'a location, or a service area.',
        );
      const schedules = [...place.schedules, ...recordsOf(service['schedules'])]
        .map(scheduleOf)
        .filter((text) => text !== '');
      const everyone = type.groups.length === 1 && type.groups[0] === 'EVERYONE';
      puts.push(
        directoryService(
          {
            code: `${options.source}:${id}${place.id === '' ? '' : `:${slug(place.id)}`}:${type.code}`,
            name: safeText(name),
            serviceType: type.code,
            provider: provider.code,
            status,
            asOf,
            validFrom: null,
            validUntil: null,
            country: place.country,
            point: place.point,
            precision: place.precision,
            adminAreas: place.adminAreas,
            remote,
            groups: everyone && access.groups.length > 0 ? access.groups : type.groups,
            conditions: access.conditions,
            open: access.open,
            openingDays: safeText([...new Set(schedules)].join('; ')),
            sourceWords: type.words,
          },
          staleDays,
          context,
        ),
      );
    }
  }
  return facts(`service ${id}`, puts, warnings);
}

/** The latest day on which somebody looked at it: changed, assured, or its metadata; else `--as-of`. */
function asOfOf(service: HsdsRecord, { options, mappings }: LoadContext): string | RowResult {
  const texts = [
    textOf(service, 'last_modified', 'updated_at'),
    textOf(service, 'assured_date'),
    ...recordsOf(service['metadata']).map((record) => textOf(record, 'last_action_date')),
  ].filter((text) => text !== '');
  const days: string[] = [];
  for (const text of texts) {
    const read = readDate(text, mappings);
    if (!read.ok) return rejected('last_modified', text, `The date ${read.rule}.`, read.accepted);
    days.push(read.value);
  }
  const latest = days.toSorted().at(-1) ?? options.asOf;
  return (
    latest ??
    rejected(
      'last_modified',
      '',
      'The service has no date.',
      'last_modified, assured_date, or --as-of YYYY-MM-DD for the file.',
    )
  );
}

/** Its own words, else days and hours: `TH,FR 10:00–18:00`. */
function scheduleOf(schedule: HsdsRecord): string {
  const words = safeText(textOf(schedule, 'description'));
  if (words !== null) return words;
  const hour = (field: string) => textOf(schedule, field).replace(/^(\d{1,2}:\d{2}):00.*$/u, '$1');
  const hours = [hour('opens_at'), hour('closes_at')].filter((text) => text !== '').join('–');
  return [textOf(schedule, 'byday', 'weekday', 'bymonthday'), hours].filter((text) => text !== '').join(' ');
}
