import type { SourceFormat } from '../source-format.ts';
import { type CountryRecord, countryCode } from '../reconcile/world-countries-data.ts';
import { envelope, put, sourcePuts } from './envelope.ts';
import { facts, rejected } from './outcome.ts';
import { namesByLanguage } from './names-by-language.ts';

/** Countries do not age. */
const STALE_DAYS = 36_500;

/** Countries and territories of ISO 3166, from the file countries.json of the npm package world-countries. */
export const worldCountries: SourceFormat = {
  name: 'world-countries',
  about:
    'Countries with codes, names in several languages, neighbours and centre (npm package world-countries)',
  fields: ['cca2', 'cca3', 'name.common', 'translations', 'borders', 'latlng'],
  recognise(sample) {
    return sample.container === 'json' &&
      sample.rows.length > 0 &&
      sample.rows.every((row) => isCountry(row.record))
      ? 1
      : 0;
  },
  async open(sample, context) {
    const { options, mappings } = context;
    const regions = new Map(
      mappings.rows('country-ifrc-regions').map((row) => [row['country'] ?? '', row['ifrcRegion'] ?? '']),
    );
    return {
      start: async () => sourcePuts(context, sample, STALE_DAYS),
      finish: async () => [],
      droppedColumns: [],
      read(row) {
        const { record } = row;
        if (!isCountry(record))
          return rejected(null, null, 'Is no record of world-countries.', 'cca3, name, latlng.');
        const code = countryCode(record.cca3);
        const region = regions.get(code) ?? '';
        const [lat = null, lon = null] = record.latlng;
        return facts(code, [
          put('Country', {
            code,
            ...envelope(options, null),
            name: record.name.common,
            iso2: record.cca2,
            names: namesByLanguage(record),
            ifrcRegion: region === '' ? null : region,
            subregion: record.subregion === '' ? null : record.subregion,
            borders: record.borders.map(countryCode),
            lat,
            lon,
          }),
        ]);
      },
    };
  },
};

function isCountry(record: unknown): record is CountryRecord {
  if (typeof record !== 'object' || record === null) return false;
  const { cca3, name, latlng } = record as Partial<CountryRecord>;
  return typeof cca3 === 'string' && typeof name?.common === 'string' && Array.isArray(latlng);
}
