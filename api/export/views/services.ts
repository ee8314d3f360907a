import { GROUPS, SERVICE_STATUSES, type Visibility } from '../../../graph/model/closed-lists.ts';
import type { Fact } from '../../../graph/model/kinds.ts';
import { serviceConditions } from '../../arguments/service-conditions.ts';
import type { Context } from '../../context.ts';
import { AREA_COLUMNS, type InAreas } from '../area-columns.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { factPages } from '../fact-pages.ts';
import { choice, choices, circle, codes, day, text, yesOrNo } from '../parameters/kinds-of-parameter.ts';
import { pointAt } from '../place-columns.ts';
import { sourcesOf } from '../sources-of.ts';

/** A service with what it names, as far as the reader may read that. */
interface Row extends Sourced, InAreas {
  readonly service: Fact<'Service'>;
  readonly visibility: Visibility;
  readonly serviceType: Fact<'ServiceType'> | null;
  readonly provider: Fact<'Provider'> | null;
  readonly branch: Fact<'Branch'> | null;
  readonly country: Fact<'Country'> | null;
  readonly stop: Fact<'Stop'> | null;
  readonly leg: Fact<'Leg'> | null;
}

/** Its own point, else that of the stop to which it is attached. */
function placeOf({ service: { lat, lon }, stop }: Row): { lat: number; lon: number } | null {
  return lat !== null && lon !== null ? { lat, lon } : stop;
}

const columns: readonly Column<Row>[] = [
  column.text('code', '#activity+code+v_trailcare', 'Code of the service', ({ service }) => service.code),
  column.text('name', '#service+name', 'Its name; empty: not stated', ({ service }) => service.name),
  column.text(
    'serviceType',
    '#service+code+v_trailcare',
    'Code of its type',
    ({ service }) => service.serviceType,
  ),
  column.text(
    'serviceTypeName',
    '#sector+name',
    'English name of its type',
    ({ serviceType }) => serviceType?.name ?? null,
  ),
  column.text(
    'provider',
    '#org+code+v_trailcare',
    'Code of who offers it',
    ({ service }) => service.provider,
  ),
  column.text('providerName', '#org+name', 'Name of who offers it', ({ provider }) => provider?.name ?? null),
  column.text(
    'providerKind',
    '#org+type',
    'Kind of organisation; empty: no source says',
    ({ provider }) => provider?.kind ?? null,
  ),
  column.text(
    'branch',
    '#org+branch+code+v_trailcare',
    'Code of the branch that offers it; empty: none, or not stated',
    ({ branch }) => branch?.code ?? null,
  ),
  column.text('status', '#status', 'As of its as-of day', ({ service }) => service.status),
  column.day('asOf', '#date+reported', 'The day of which its source speaks', ({ service }) => service.asOf),
  column.day('validFrom', '#date+start', 'First day; empty: not known', ({ service }) => service.validFrom),
  column.day(
    'validUntil',
    '#date+end',
    'Last day; empty: no stated end',
    ({ service }) => service.validUntil,
  ),
  column.day(
    'staleFrom',
    '#meta+stale+from',
    'First day on which the fact has lapsed; empty when it has an end',
    ({ service }) => service.staleFrom,
  ),
  column.text(
    'country',
    '#country+code+v_iso3',
    'ISO 3166-1 alpha-3; empty at sea',
    ({ country }) => country?.code ?? null,
  ),
  column.text('countryName', '#country+name', 'English name', ({ country }) => country?.name ?? null),
  ...AREA_COLUMNS,
  column.text(
    'stop',
    '#loc+code',
    'Code of the stop to which it is attached',
    ({ stop }) => stop?.code ?? null,
  ),
  column.text('stopName', '#loc+name', 'Name of that stop', ({ stop }) => stop?.name ?? null),
  column.text(
    'leg',
    '#loc+leg+code',
    'Code of the leg to which it is attached',
    ({ leg }) => leg?.code ?? null,
  ),
  column.number(
    'lat',
    '#geo+lat',
    'Degrees north of its point, else of its stop; empty: none published',
    (row) => placeOf(row)?.lat ?? null,
  ),
  column.number('lon', '#geo+lon', 'Degrees east, likewise', (row) => placeOf(row)?.lon ?? null),
  column.text(
    'precision',
    '#geo+precision+v_trailcare',
    'What its place stands for: POINT, AREA or COUNTRY',
    ({ service }) => service.precision,
  ),
  column.number(
    'reachKm',
    '#geo+reach',
    'Reach around its point, km; empty: the default of its type',
    ({ service }) => service.reachKm,
  ),
  column.flag(
    'remote',
    '#modality+remote+v_trailcare',
    'true for hotlines and online services',
    ({ service }) => service.remote,
  ),
  column.list(
    'groups',
    '#beneficiary+group+list+v_trailcare',
    'Groups that it serves; EVERYONE where no source says otherwise',
    ({ service }) => service.groups,
  ),
  column.text(
    'eligibility',
    '#access+eligibility+v_trailcare',
    'UNKNOWN where no source says, which is not OPEN',
    ({ service }) => service.eligibility,
  ),
  column.list(
    'conditions',
    '#access+conditions+list+v_trailcare',
    'Status, registration, nationality or fee that it asks for',
    ({ service }) => service.conditions,
  ),
  column.number(
    'capacityPerDay',
    '#capacity+day+num',
    'People per day; empty: not stated',
    ({ service }) => service.capacityPerDay,
  ),
  column.text(
    'openingDays',
    '#meta+opening',
    'Opening days or season; empty: not stated',
    ({ service }) => service.openingDays,
  ),
  column.text(
    'visibility',
    '#meta+visibility',
    'Who may read it: keep the file as narrow',
    ({ visibility }) => visibility,
  ),
];

/** `Query.services`. */
export const services = defineTable({
  name: 'services',
  about: 'Services of any status, by code',
  parameters: {
    serviceTypes: codes('Service types', 'serviceType'),
    country: text('A country'),
    provider: text('An organisation'),
    branch: text('A branch'),
    stop: text('Code or name of the stop to which it is attached'),
    groups: choices(GROUPS, 'Services that say that they serve one of these by name'),
    status: choice(SERVICE_STATUSES, 'Status as of their own as-of day'),
    remote: yesOrNo('Hotlines and online services, or all others'),
    validOn: day('Services whose validity holds on this day'),
    near: circle('Services with a published point in this circle'),
  },
  columns,
  geometry(row: Row) {
    const place = placeOf(row);
    return place === null ? null : pointAt(place);
  },
  async open(context, values) {
    const where = await serviceConditions(context.reads, values, '');
    const pages = factPages(context, 'Service', where, (service) => rowOf(service, context));
    return { asOf: context.today, ...pages };
  },
});

async function rowOf(service: Fact<'Service'>, { reads }: Context): Promise<Row> {
  const [visibility, serviceType, provider, branch, country, stop, leg, areas] = await Promise.all([
    reads.visibilityOf('Service', service.code),
    reads.find('ServiceType', service.serviceType),
    reads.find('Provider', service.provider),
    reads.find('Branch', service.branch),
    reads.find('Country', service.country),
    reads.find('Stop', service.stop),
    reads.find('Leg', service.leg),
    reads.list('AdminArea', service.adminAreas),
  ]);
  const sources = sourcesOf([service, serviceType, provider, branch, country, stop, leg, ...areas]);
  return { service, visibility, serviceType, provider, branch, country, stop, leg, areas, sources };
}
