import type { PullSource } from '../pull-source.ts';
import { HDX_HAPI } from './hdx-hapi.ts';

export const hdxHapiRefugees: PullSource = {
  ...HDX_HAPI,
  name: 'hdx-hapi-refugees',
  about: "UNHCR's refugees and persons of concern as HDX HAPI gives them; --country is that of asylum",
  publisher: 'UNHCR, through HDX HAPI',
  dataset: 'HDX HAPI: refugees and persons of concern',
  licence: 'that of the dataset: https://data.humdata.org/dataset/unhcr-population-data-for-world',
  path: '/api/v2/affected-people/refugees-persons-of-concern',
  takes: ['country', 'years'],
  filter: ({ country, years }) => ({
    output_format: 'json',
    // The totals alone: rows by sex and age repeat the same people.
    gender: 'all',
    age_range: 'all',
    ...(country === null ? {} : { asylum_location_code: country }),
    ...(years === null ? {} : { start_date: `${years[0]}-01-01`, end_date: `${years[1]}-12-31` }),
  }),
  needs: [
    'origin_location_code',
    'asylum_location_code',
    'population_group',
    'gender',
    'age_range',
    'population',
    'reference_period_start',
    'reference_period_end',
  ],
  keeps: [
    'resource_hdx_id',
    'origin_location_code',
    'origin_location_name',
    'asylum_location_code',
    'asylum_location_name',
    'population_group',
    'gender',
    'age_range',
    'population',
    'reference_period_start',
    'reference_period_end',
  ],
  format: 'hdx-hapi',
};
