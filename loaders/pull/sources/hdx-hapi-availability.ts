import type { PullSource } from '../pull-source.ts';
import { HDX_HAPI } from './hdx-hapi.ts';

/** Told, not loaded: that HAPI has a table of a country is no fact of a trail, nor that the table is complete. */
export const hdxHapiAvailability: PullSource = {
  ...HDX_HAPI,
  name: 'hdx-hapi-availability',
  about: 'What HDX HAPI has of which country, and since when: shown, not loaded',
  publisher: 'OCHA, HDX HAPI',
  dataset: 'HDX HAPI: data availability',
  licence: 'HDX HAPI terms: https://docs.humdata.org/about/hdx-terms-of-service/hapi-terms-of-service',
  path: '/api/v2/metadata/data-availability',
  takes: ['country'],
  filter: ({ country }) => ({
    output_format: 'json',
    ...(country === null ? {} : { location_code: country }),
  }),
  needs: ['category', 'subcategory', 'location_code', 'hapi_updated_date'],
  keeps: [
    'category',
    'subcategory',
    'location_code',
    'location_name',
    'admin1_code',
    'admin1_name',
    'admin2_code',
    'admin2_name',
    'hapi_updated_date',
  ],
  format: null,
};
