/** Small invented answers in the shapes of the public sources. Names of countries and Societies are real, so that they are known. */

const country = (id: number, name: string, iso3: string, society: string, more: object = {}) => ({
  id,
  iso: iso3.slice(0, 2),
  iso3,
  name,
  society_name: society,
  society_url: 'https://example.org',
  region: 0,
  overview: '<p>Call Jane Doe, +251 911 555 010</p>',
  key_priorities: null,
  record_type: 1,
  record_type_display: 'Country',
  independent: true,
  is_deprecated: false,
  fdrs: null,
  ...more,
});

/** `/api/v2/country/` of IFRC GO. The third is a region: no country, and rejected. */
export const GO_COUNTRIES = [
  country(63, 'Ethiopia', 'ETH', 'Ethiopian Red Cross Society'),
  country(92, 'Kenya', 'KEN', 'Kenya Red Cross Society'),
  country(286, 'Africa Region', 'AFR', '', { iso3: null, record_type: 3, record_type_display: 'Region' }),
  country(153, 'Sudan', 'SDN', 'The Sudanese Red Crescent', { region: 0 }),
];

const unit = (id: number, name: string, lon: number, lat: number, more: object = {}) => ({
  id,
  country: 63,
  local_branch_name: name,
  english_branch_name: name,
  location_geojson: { type: 'Point', coordinates: [lon, lat] },
  type: 1,
  status: 1,
  status_details: 'Validated',
  address_loc: 'House 7, ask for John Doe',
  address_en: 'House 7, ask for John Doe',
  country_details: { id: 63, name: 'Ethiopia', iso3: 'ETH' },
  type_details: { id: 1, code: 1, name: 'Administrative', contact_email: 'jane@example.org' },
  health: null,
  health_details: null,
  // Of the list for accounts, should it ever be shown to everybody; the last is a field that nobody knows yet.
  focal_person_en: 'Jane Doe',
  phone: '+251 911 555 010',
  email: 'jane@example.org',
  modified_by_details: { id: 9, username: 'jdoe', first_name: 'John', last_name: 'Doe' },
  who_keeps_the_key: 'Jane Doe',
  ...more,
});

/** `/api/v2/public-local-units/` of IFRC GO. */
export const GO_LOCAL_UNITS = [
  unit(1, 'Adama Test Branch', 39.27, 8.54),
  unit(2, 'Mekele Test Branch', 39.47, 13.49),
  unit(3, 'Gondar Test Branch', 37.46, 12.6),
  unit(4, 'Jijiga Test Branch', 42.79, 9.35),
  unit(5, 'Hawassa Test Branch', 38.47, 7.05),
];

const project = (id: number, sector: string, district: string, more: object = {}) => ({
  id,
  name: 'A project, see Jane Doe',
  description: 'Written by John Doe',
  reporting_ns: 92,
  reporting_ns_detail: { id: 92, iso3: 'KEN', name: 'Kenya', society_name: 'Kenya Red Cross Society' },
  reporting_ns_contact_name: 'Jane Doe',
  reporting_ns_contact_email: 'jane@example.org',
  project_country: 63,
  project_country_detail: {
    id: 63,
    iso3: 'ETH',
    name: 'Ethiopia',
    society_name: 'Ethiopian Red Cross Society',
  },
  project_districts: [11],
  project_districts_detail: [{ id: 11, name: district, code: 'ET04' }],
  primary_sector: 3,
  primary_sector_display: sector,
  secondary_sectors: [],
  secondary_sectors_display: [],
  status: 1,
  status_display: 'Ongoing',
  start_date: '2026-01-01',
  end_date: '2027-12-31',
  modified_at: '2026-10-05T08:00:00Z',
  modified_by_detail: { username: 'jdoe', email: 'john@example.org' },
  visibility: 'public',
  visibility_display: 'Public',
  budget_amount: 1000,
  ...more,
});

/** `/api/v2/project/` of IFRC GO. */
export const GO_PROJECTS = [
  project(501, 'WASH', 'Oromia'),
  project(502, 'Health', 'Amhara', { visibility: 'ifrc_only', visibility_display: 'IFRC Secretariat' }),
  project(503, 'Livelihoods and basic needs', 'Tigray'),
];

/** What UNHCR's tables begin with: the year, and the countries of origin and asylum. */
const between = (year: number, coo: string, coa: string) => ({
  year,
  coo_id: 1,
  coo_name: coo,
  coo,
  coo_iso: coo,
  coa_id: 2,
  coa_name: coa,
  coa,
  coa_iso: coa,
});

const people = (
  year: number,
  coo: string,
  coa: string,
  figures: Readonly<Record<string, number | string>>,
): Readonly<Record<string, number | string>> => ({
  ...between(year, coo, coa),
  refugees: 0,
  asylum_seekers: 0,
  returned_refugees: 0,
  idps: 0,
  returned_idps: 0,
  stateless: 0,
  ooc: 0,
  oip: '-',
  hst: 0,
  ...figures,
});

/** `/population/v1/population/` of UNHCR: numbers, and `-` where there is none. */
export const UNHCR_POPULATION = [
  people(2024, 'SDN', 'ETH', { refugees: 51_234, asylum_seekers: '17' }),
  people(2024, 'ERI', 'ETH', { refugees: '170123' }),
  people(2025, 'SDN', 'ETH', { refugees: 75_001 }),
  people(2025, 'SDN', 'TCD', { refugees: 800_321, returned_refugees: 12 }),
  people(2025, 'SOM', 'ETH', {}),
];

const applied = (year: number, coo: string, coa: string, figures: object) => ({
  ...between(year, coo, coa),
  procedure_type: 'G',
  app_type: 'N',
  dec_level: 'FI',
  app_pc: 'P',
  applied: 0,
  ...figures,
});

/** `/population/v1/asylum-applications/` of UNHCR. */
export const UNHCR_APPLICATIONS = [
  applied(2025, 'ERI', 'ETH', { applied: 321 }),
  applied(2025, 'SDN', 'ETH', { applied: '45', app_type: 'R' }),
];

const presence = (org: string, sector: string, more: object = {}) => ({
  location_ref: 1,
  location_code: 'ETH',
  location_name: 'Ethiopia',
  has_hrp: true,
  in_gho: true,
  provider_admin1_name: '',
  provider_admin2_name: '',
  admin_level: 2,
  admin1_ref: 2,
  admin1_code: 'ET04',
  admin1_name: 'Oromia',
  admin2_ref: 3,
  admin2_code: 'ET0402',
  admin2_name: 'East Wellega',
  resource_hdx_id: '00000000-0000-0000-0000-000000000001',
  org_acronym: org,
  org_name: `${org} for tests`,
  org_type_code: '437',
  org_type_description: 'International NGO',
  sector_code: 'X',
  sector_name: sector,
  reference_period_start: '2026-01-01T00:00:00',
  reference_period_end: '2026-09-30T23:59:59',
  ...more,
});

const NO_AREA = {
  admin_level: 0,
  admin1_code: null,
  admin1_name: null,
  admin2_code: null,
  admin2_name: null,
};

/** `/api/v2/coordination-context/operational-presence` of HDX HAPI. The last names no area. */
export const HAPI_PRESENCE = [
  presence('TORG', 'Water Sanitation Hygiene'),
  presence('TORG', 'Health', { admin2_code: 'ET0405', admin2_name: 'West Shewa' }),
  presence('UORG', 'Protection - Gender-Based Violence', { reference_period_end: '2026-12-31T23:59:59' }),
  presence('VORG', 'Education', NO_AREA),
];

const group = (population_group: string, population: number, more: object = {}) => ({
  resource_hdx_id: '00000000-0000-0000-0000-000000000002',
  origin_location_ref: 1,
  asylum_location_ref: 2,
  population_group,
  gender: 'all',
  age_range: 'all',
  min_age: null,
  max_age: null,
  population,
  reference_period_start: '2024-01-01T00:00:00',
  reference_period_end: '2024-12-31T23:59:59',
  origin_location_code: 'SDN',
  origin_location_name: 'Sudan',
  origin_has_hrp: true,
  origin_in_gho: true,
  asylum_location_code: 'ETH',
  asylum_location_name: 'Ethiopia',
  asylum_has_hrp: true,
  asylum_in_gho: true,
  ...more,
});

/** `/api/v2/affected-people/refugees-persons-of-concern` of HDX HAPI. */
export const HAPI_REFUGEES = [
  group('REF', 51_234),
  group('ASY', 17),
  group('REF', 25_000, { gender: 'f' }),
  group('REF', 3_000, { age_range: '0-4', min_age: 0, max_age: 4 }),
  group('ROC', 11),
  group('RST', 7),
  group('REF', 9_000, { reference_period_end: '2024-06-30T23:59:59' }),
];

const available = (subcategory: string, admin1: string | null, updated: string | null) => ({
  category: 'coordination-context',
  subcategory,
  location_code: 'ETH',
  location_name: 'Ethiopia',
  admin1_code: admin1,
  admin1_name: admin1,
  admin2_code: null,
  admin2_name: null,
  hapi_updated_date: updated,
});

/** `/api/v2/metadata/data-availability` of HDX HAPI. */
export const HAPI_AVAILABILITY = [
  available('operational-presence', 'ET04', '2026-09-01T01:33:17.350664'),
  available('operational-presence', 'ET05', '2026-10-02T01:33:17.350664'),
  available('funding', null, null),
];
