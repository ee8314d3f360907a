import type { PullSource } from '../pull-source.ts';
import { HDX_HAPI } from './hdx-hapi.ts';

export const hdxHapiPresence: PullSource = {
  ...HDX_HAPI,
  name: 'hdx-hapi-presence',
  about: 'Operational presence (3W): which organisation works where in which sector',
  publisher: 'OCHA offices, through HDX HAPI',
  dataset: 'HDX HAPI: operational presence',
  licence: 'that of each dataset: https://data.humdata.org/dataset?vocab_Topics=operational+presence',
  path: '/api/v2/coordination-context/operational-presence',
  takes: ['country'],
  filter: ({ country }) => ({
    output_format: 'json',
    ...(country === null ? {} : { location_code: country }),
  }),
  needs: ['location_code', 'org_name', 'org_acronym', 'sector_name', 'reference_period_start'],
  keeps: [
    'resource_hdx_id',
    'location_code',
    'location_name',
    'admin_level',
    'admin1_code',
    'admin1_name',
    'admin2_code',
    'admin2_name',
    'org_acronym',
    'org_name',
    'org_type_code',
    'org_type_description',
    'sector_code',
    'sector_name',
    'reference_period_start',
    'reference_period_end',
  ],
  format: 'hdx-hapi',
  asOfPull: true,
};
