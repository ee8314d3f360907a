import type { LoadContext, Put, Rejection } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Point } from '../../graph/model/great-circle.ts';
import { parseCoordinates } from '../formats/parse-coordinates.ts';
import { areaChain } from './area-chain.ts';
import type { Envelope } from './envelope.ts';
import type { HsdsRecord } from './hsds-package.ts';
import { listOf, recordOf, recordsOf, textOf } from './hsds-values.ts';
import { nearest, rejected, warning } from './outcome.ts';
import { safeText } from './safe-text.ts';

/** One place at which a service is: of a service at three locations there are three. */
export interface HsdsPlace {
  /** '' for the areas of the service as a whole. */
  readonly id: string;
  readonly country: string;
  readonly point: Point | null;
  readonly precision: 'POINT' | 'AREA' | 'COUNTRY';
  readonly adminAreas: readonly string[];
  readonly virtual: boolean;
  /** Of the service at this location, and of the location. */
  readonly schedules: readonly HsdsRecord[];
}

interface Address {
  readonly country: string;
  readonly state: string;
  readonly city: string;
}

type Refused = { outcome: 'rejected'; rejection: Rejection };

/** States of the USA stand in addresses without their country: `Tampa, FL 33602`, `State: FL`. */
const STATE_AND_ZIP = /\b([A-Z]{2})\.?,?\s+\d{5}(?:-\d{4})?\b/u;
const STATE_ALONE = /(?:^State:\s*|,\s*)([A-Z]{2})$/u;
const ZIP = /^\d{5}(?:-\d{4})?$/u;
/** What follows is no address any more. */
const LONGEST_ADDRESS = 1_000;
/** Longer "areas" are sentences. */
const LONGEST_AREA = 80;

/**
 * Where a service is: at each of its locations that has a point, else in the town or state of its address; without locations,
 * over its service areas. The places of its organization tell the country and state alone.
 */
export function hsdsPlaces(
  service: HsdsRecord,
  envelope: Envelope,
  { graph, options, mappings }: LoadContext,
): { places: HsdsPlace[]; puts: Put[]; warnings: Warning[] } | Refused {
  const states = new Map(mappings.rows('us-states').map((row) => [row['code'] ?? '', row['name'] ?? '']));
  const places: HsdsPlace[] = [];
  const puts: Put[] = [];
  const warnings: Warning[] = [];
  const ofOrganization = [
    ...recordsOf(service['organization_locations']),
    ...recordsOf(recordOf(service['organization'])?.['locations']),
  ].flatMap(addressesOf);

  function addressesOf(location: HsdsRecord): Address[] {
    const listed = recordsOf(location['addresses']).map((address) => ({
      country: textOf(address, 'country'),
      state: textOf(address, 'state_province', 'region'),
      city: textOf(address, 'city'),
      zip: textOf(address, 'postal_code'),
    }));
    const text = textOf(location, 'address').slice(0, LONGEST_ADDRESS);
    const state = (STATE_AND_ZIP.exec(text) ?? STATE_ALONE.exec(text))?.[1] ?? '';
    const city = /([^,]+),\s*[A-Z]{2}\b[^,]*$/u.exec(text)?.[1]?.trim() ?? '';
    const written = states.has(state) ? [{ country: '', state, city, zip: '' }] : [];
    return [...listed, ...written].map((address) => ({
      country:
        address.country ||
        (states.has(address.state) && (address.zip === '' || ZIP.test(address.zip)) ? 'USA' : ''),
      state: states.get(address.state) ?? address.state,
      city: address.city,
    }));
  }

  function countryOf(addresses: readonly Address[], point: Point | null): string | Refused {
    for (const { country } of [...addresses, ...ofOrganization]) {
      if (country === '') continue;
      const match = graph.country(country);
      if (match.found !== null) return match.found;
      return rejected(
        'country',
        country,
        `${country}: ${match.reason}.`,
        `a country's ISO 3166 code or its name.${nearest(match.candidates)}`,
      );
    }
    const found = options.country ?? (point === null ? null : graph.countryAt(point.lat, point.lon));
    return (
      found ??
      rejected(
        'country',
        '',
        'Nothing says in which country this is.',
        'an address with a country, or --country ISO3.',
      )
    );
  }

  function chain(country: string, areas: readonly { level: number; name: string }[]): string[] {
    const kept = areas.flatMap(({ level, name }) => {
      const text = safeText(name);
      return text === null || text.length > LONGEST_AREA ? [] : [{ level, name: text, code: '' }];
    });
    const made = areaChain(country, kept, envelope);
    puts.push(...made.puts);
    return [...made.codes];
  }

  for (const at of recordsOf(service['service_at_locations'])) {
    const location = recordOf(at['location']);
    if (location === null) continue;
    const addresses = addressesOf(location);
    const lat = textOf(location, 'latitude');
    const lon = textOf(location, 'longitude');
    const parsed = lat === '' && lon === '' ? null : parseCoordinates(lat, lon);
    if (parsed !== null && !parsed.ok)
      return rejected('latitude', `${lat}, ${lon}`, `The point ${parsed.rule}.`, parsed.accepted);
    const point = parsed === null ? null : parsed.value;
    const country = countryOf(addresses, point);
    if (typeof country !== 'string') return country;
    const [address] = addresses;
    const codes = chain(
      country,
      [
        { level: 1, name: address?.state ?? '' },
        { level: 3, name: address?.city ?? '' },
      ].filter(({ name }) => name !== ''),
    );
    const virtual = textOf(location, 'location_type') === 'virtual';
    if (point === null && codes.length === 0 && !virtual) {
      warnings.push(
        warning(
          'LOCATION_WITHOUT_PLACE',
          `The location ${JSON.stringify(textOf(location, 'id', 'name'))} has neither a point nor an address: left out.`,
        ),
      );
      continue;
    }
    places.push({
      id: textOf(at, 'id') || textOf(location, 'id'),
      country,
      point,
      precision: point === null ? 'AREA' : 'POINT',
      // An address says where it is, not that all of the town is served.
      adminAreas: point === null ? codes : codes.slice(0, 1),
      virtual,
      schedules: [...recordsOf(at['schedules']), ...recordsOf(location['schedules'])],
    });
  }
  if (places.length > 0) return { places, puts, warnings };

  const names = [
    ...recordsOf(service['service_areas']).map((area) => textOf(area, 'name', 'service_area', 'area')),
    ...listOf(textOf(service, 'areas', 'service_area', 'service_areas')),
  ].filter((name) => name !== '');
  const country = countryOf([], null);
  if (typeof country !== 'string') return country;
  const home = [...new Set(ofOrganization.map(({ state }) => state).filter((state) => state !== ''))];
  const codes: string[] = [];
  let whole = false;
  for (const name of names) {
    const told = mappings.match('area-levels', { words: name })?.['level'] ?? null;
    const isCountry = told === null && graph.country(name).found === country;
    if (isCountry || /\b(?:nationwide|national|countrywide)\b/iu.test(name)) {
      whole = true;
      continue;
    }
    const level = Number(told ?? 1);
    const known = [...states.values()].includes(states.get(name) ?? name);
    // A county of an organization that works in one state lies in that state.
    const above = level > 1 && !known && home.length === 1 ? [{ level: 1, name: home[0]! }] : [];
    const made = chain(country, [...above, { level: known ? 1 : level, name: states.get(name) ?? name }]);
    codes.push(...made);
  }
  const served = [...new Set(codes)];
  return {
    places: [
      {
        id: '',
        country,
        point: null,
        precision: whole ? 'COUNTRY' : 'AREA',
        adminAreas: served,
        virtual: false,
        schedules: [],
      },
    ],
    puts,
    warnings,
  };
}
