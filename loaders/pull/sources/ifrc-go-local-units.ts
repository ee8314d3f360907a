import { pagedByNext } from '../paged-by-next.ts';
import type { PullSource } from '../pull-source.ts';
import { IFRC_GO } from './ifrc-go.ts';

/**
 * The public list alone: LocalUnitViewSet and LocalUnitSerializer of github.com/IFRCGo/go-api, local_units/. Its records carry
 * no date (`date_of_data` is in the details of each), and addresses, which are not kept.
 */
export const ifrcGoLocalUnits: PullSource = {
  ...IFRC_GO,
  name: 'ifrc-go-local-units',
  about: 'Local units of National Societies that IFRC GO shows to everybody',
  dataset: 'IFRC GO: public local units',
  path: '/api/v2/public-local-units/',
  paging: pagedByNext(200),
  takes: ['country'],
  filter: ({ country }) => (country === null ? {} : { country__iso3: country }),
  needs: [
    'id',
    'local_branch_name',
    'english_branch_name',
    'location_geojson',
    'type_details',
    'country_details',
  ],
  keeps: [
    'id',
    'country',
    'country_details',
    'local_branch_name',
    'english_branch_name',
    'location_geojson',
    'type',
    'type_details',
    'subtype',
    'level',
    'level_details',
    'date_of_data',
    'visibility_display',
    'status',
    'status_details',
    'health_details',
  ],
  asOfPull: true,
};
