import { pagedByNext } from '../paged-by-next.ts';
import type { PullSource } from '../pull-source.ts';
import { IFRC_GO } from './ifrc-go.ts';

/** 3W projects: ProjectViewset, ProjectSerializer and ProjectFilter of github.com/IFRCGo/go-api, deployments/. */
export const ifrcGoProjects: PullSource = {
  ...IFRC_GO,
  name: 'ifrc-go-projects',
  about: '3W projects of National Societies on IFRC GO',
  dataset: 'IFRC GO: 3W projects',
  path: '/api/v2/project/',
  paging: pagedByNext(200),
  takes: ['country'],
  filter: ({ country }) => (country === null ? {} : { country_iso3: country }),
  needs: [
    'id',
    'reporting_ns_detail',
    'project_country_detail',
    'project_districts_detail',
    'primary_sector_display',
  ],
  keeps: [
    'id',
    'reporting_ns',
    'reporting_ns_detail',
    'project_country',
    'project_country_detail',
    'project_districts',
    'project_districts_detail',
    'primary_sector',
    'primary_sector_display',
    'secondary_sectors',
    'secondary_sectors_display',
    'status',
    'status_display',
    'start_date',
    'end_date',
    'modified_at',
    'visibility',
    'visibility_display',
  ],
};
