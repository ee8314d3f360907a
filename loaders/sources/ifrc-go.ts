import { type GoCountry, goCountry } from './go-country.ts';
import { areLocalUnits, openLocalUnits } from './go-local-units.ts';
import { areProjects, openProjects } from './go-projects.ts';
import { headersOf } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { envelope, put, sourcePuts } from './envelope.ts';
import { facts, nearest, rejected, warning } from './outcome.ts';
import type { Put, RowResult, SourceFormat } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';

/** Societies do not age: their facts carry no as-of, so that a load of GO does not hide names that only others know. */
const STALE_DAYS = 36_500;
const PRIORITY = 40;
/** The keys that are read, of the API's records or below a fixture's `fields`. */
const READ =
  /^(?:Country|ISO3|Region|National Society name|National Society ID|Alternative National Society names|(?:fields\.)?(?:name|name_en|society_name(?:_\w{2})?|record_type|iso3|independent|fdrs|region(?:\..*)?))$/u;

/**
 * Records of the IFRC GO platform. Local units are branches, projects services (go-local-units.ts, go-projects.ts); below are
 * the countries of its API (JSON with `results`) and its fixtures (`model`, `pk`, `fields`): their National Societies.
 * A society that is known by its id or name is stated again by this source, so that the two can be compared; a territory
 * that repeats the society of its sovereign state is a duplicate of it.
 */
export const ifrcGo: SourceFormat = {
  name: 'ifrc-go',
  about:
    'IFRC GO: countries and National Societies, local units (Excel import sheet too), 3W projects; API JSON and fixtures',
  fields: [
    'society_name',
    'fdrs',
    'iso3',
    'region',
    'record_type',
    'independent',
    'local_branch_name',
    'english_branch_name',
    'location_geojson',
    'date_of_data',
    'reporting_ns',
    'project_country',
    'primary_sector',
    'status',
    'start_date',
  ],
  recognise(sample) {
    if (areLocalUnits(sample) || areProjects(sample)) return 0.97;
    const known = sample.rows.filter((row) => goCountry(row) !== null);
    if (known.length === 0) return 0;
    return known.length > sample.rows.length / 2 ? 0.95 : 0;
  },
  async open(sample, context) {
    if (areLocalUnits(sample)) return openLocalUnits(sample, context);
    if (areProjects(sample)) return openProjects(sample, context);
    const { graph, mappings, options } = context;
    const headers = headersOf(sample);
    function read(row: Row): RowResult {
      const country = goCountry(row);
      if (country === null)
        return rejected(null, null, 'Is no country of GO.', 'a record with name and society_name.');
      const { iso3, recordType, name } = country;
      if (recordType !== null && recordType !== 1) {
        return rejected(
          'record_type',
          String(recordType),
          `"${name}" is a cluster or region of the IFRC, not a country.`,
          'record_type 1.',
        );
      }
      if (iso3 === null)
        return rejected(
          'iso3',
          '',
          `"${name}" has no ISO code: it is no country.`,
          'an ISO 3166 alpha-3 code.',
        );
      const match = graph.country(iso3);
      if (match.found === null)
        return rejected(
          'iso3',
          iso3,
          `${iso3}: ${match.reason}.`,
          `an ISO 3166 alpha-3 code.${nearest(match.candidates)}`,
        );
      if (country.society === null) {
        return rejected(
          'society_name',
          '',
          `No National Society is named for ${match.found} (${name}).`,
          'a National Society.',
        );
      }
      return societyOf(country, country.society, match.found);
    }

    function societyOf(country: GoCountry, society: string, iso3: string): RowResult {
      const ofCountry = graph.nationalSocietyOf(iso3);
      const byId = country.fdrs === null ? null : graph.nationalSociety(country.fdrs).found;
      const byName = graph.nationalSociety(society).found;
      if (country.independent === false && ofCountry === null) {
        if (byName !== null) return facts(byName, [], [], -1);
        const rule = `"${society}" of ${iso3}, which is not independent, is no National Society that we know.`;
        return rejected('society_name', society, rule, 'the Society of the sovereign state.');
      }
      const warnings: Warning[] = [];
      if (byId === null && byName === null && ofCountry !== null) {
        warnings.push(
          warning(
            'SOCIETY_BY_COUNTRY',
            `"${society}" was taken for ${ofCountry}, the National Society of ${iso3}.`,
          ),
        );
      }
      const found = byId ?? ofCountry ?? byName;
      const code = found ?? `ns-${iso3.toLowerCase()}`;
      return facts(code, putsOf(code, society, country, iso3), warnings);
    }

    function putsOf(code: string, name: string, country: GoCountry, iso3: string): Put[] {
      const alternatives = country.otherSocietyNames.filter((other) => other !== name);
      const society = {
        code,
        ...envelope(options, null),
        name,
        localNames: [],
        alternatives,
        country: iso3,
        ifrcRegion: country.region,
        ifrcId: country.fdrs,
      };
      const provider = {
        code,
        ...envelope(options, null),
        name,
        acronym: null,
        alternatives,
        kind: 'NATIONAL_SOCIETY',
        nationalSociety: code,
      };
      return [put('NationalSociety', society), put('Provider', provider)];
    }

    return {
      start: async () => sourcePuts(context, sample, STALE_DAYS, PRIORITY),
      read,
      finish: async () => [],
      droppedColumns: droppedColumns(
        headers,
        new Set(headers.filter((header) => READ.test(header))),
        mappings,
      ),
    };
  },
};
