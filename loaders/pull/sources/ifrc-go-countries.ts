import { pagedByNext } from '../paged-by-next.ts';
import type { PullSource } from '../pull-source.ts';
import { IFRC_GO } from './ifrc-go.ts';

/** Shape: CountryViewset and CountrySerializer of github.com/IFRCGo/go-api, api/. */
export const ifrcGoCountries: PullSource = {
  ...IFRC_GO,
  name: 'ifrc-go-countries',
  about: 'Countries of IFRC GO and their National Societies',
  dataset: 'IFRC GO: countries and National Societies',
  path: '/api/v2/country/',
  paging: pagedByNext(100),
  takes: [],
  filter: () => ({}),
  needs: ['name', 'iso3', 'society_name', 'record_type'],
  keeps: [
    'id',
    'name',
    'name_en',
    'iso',
    'iso3',
    'society_name',
    'society_name_en',
    'society_name_es',
    'society_name_fr',
    'society_name_ar',
    'fdrs',
    'record_type',
    'record_type_display',
    'region',
    'independent',
    'is_deprecated',
  ],
};
