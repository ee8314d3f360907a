import type { HsdsPackage, HsdsRecord } from './hsds-package.ts';
import { textOf } from './hsds-values.ts';

const idOf = (record: HsdsRecord) => textOf(record, 'id');
const linkOf = (record: HsdsRecord, field: string) => textOf(record, field);

/** A row of the table `service` with all that other tables say of it, nested as the API of HSDS 3 nests it. */
export function joinedService(service: HsdsRecord, tables: HsdsPackage): HsdsRecord {
  const id = idOf(service);
  const [organization] = tables.by('organization', 'id', linkOf(service, 'organization_id'));
  const terms = [
    ...tables.by('attribute', 'link_id', id).flatMap((attribute) => termOf(attribute, tables)),
    ...tables.by('service_taxonomy', 'service_id', id).flatMap((link) => termOf(link, tables)),
  ];
  return {
    ...service,
    organization: organization ?? null,
    attributes: terms.map((term) => ({ taxonomy_term: term })),
    service_areas: tables.by('service_area', 'service_id', id),
    schedules: tables.by('schedule', 'service_id', id),
    eligibilities: tables.by('eligibility', 'service_id', id),
    required_documents: tables.by('required_document', 'service_id', id),
    metadata: tables.by('metadata', 'resource_id', id),
    service_at_locations: tables.by('service_at_location', 'service_id', id).map((at) => ({
      ...at,
      schedules: tables.by('schedule', 'service_at_location_id', idOf(at)),
      location:
        tables
          .by('location', 'id', linkOf(at, 'location_id'))
          .map((location) => joinedLocation(location, tables))[0] ?? null,
    })),
    /** Of its organization: they tell in which country and state it works, never where a service is. */
    organization_locations: tables
      .by('location', 'organization_id', linkOf(service, 'organization_id'))
      .map((location) => joinedLocation(location, tables)),
  };
}

function joinedLocation(location: HsdsRecord, tables: HsdsPackage): HsdsRecord {
  return {
    ...location,
    addresses: tables.by('address', 'location_id', idOf(location)),
    schedules: tables.by('schedule', 'location_id', idOf(location)),
  };
}

/** Its term, or the words that the link itself carries (2.x: `taxonomy_detail`). */
function termOf(link: HsdsRecord, tables: HsdsPackage): HsdsRecord[] {
  const id = linkOf(link, 'taxonomy_term_id') || linkOf(link, 'taxonomy_id');
  const [term] = tables.by('taxonomy_term', 'id', id);
  if (term !== undefined) return [term];
  const words = linkOf(link, 'taxonomy_detail') || id;
  return words === '' ? [] : [{ name: words }];
}
