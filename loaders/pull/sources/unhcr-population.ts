import type { PullSource } from '../pull-source.ts';
import { UNHCR } from './unhcr.ts';

export const unhcrPopulationPull: PullSource = {
  ...UNHCR,
  name: 'unhcr-population',
  about: 'Refugees and others at the end of each year, by country of asylum and origin',
  dataset: 'UNHCR Refugee Population Statistics Database',
  path: '/population/v1/population/',
  needs: ['year', 'coo_name', 'coo_iso', 'coa_name', 'coa_iso', 'refugees', 'asylum_seekers'],
  keeps: [
    'year',
    'coo_name',
    'coo',
    'coo_iso',
    'coa_name',
    'coa',
    'coa_iso',
    'refugees',
    'asylum_seekers',
    'returned_refugees',
    'idps',
    'returned_idps',
    'stateless',
    'ooc',
    'oip',
    'hst',
  ],
};
