import type { PullSource } from '../pull-source.ts';
import { UNHCR } from './unhcr.ts';

export const unhcrAsylumApplications: PullSource = {
  ...UNHCR,
  name: 'unhcr-asylum-applications',
  about: 'Applications for asylum in each year, by country of asylum and origin',
  dataset: 'UNHCR Refugee Population Statistics Database: asylum applications',
  path: '/population/v1/asylum-applications/',
  needs: [
    'year',
    'coo_name',
    'coo_iso',
    'coa_name',
    'coa_iso',
    'procedure_type',
    'app_type',
    'app_pc',
    'applied',
  ],
  keeps: [
    'year',
    'coo_name',
    'coo',
    'coo_iso',
    'coa_name',
    'coa',
    'coa_iso',
    'procedure_type',
    'app_type',
    'dec_level',
    'app_pc',
    'applied',
  ],
};
