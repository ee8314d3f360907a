import type { SourceFormat } from '../source-format.ts';
import { branches } from './branches.ts';
import { camps } from './camps.ts';
import { flowByRoute } from './flow-by-route.ts';
import { geojsonTrails } from './geojson-trails.ts';
import { healthSites } from './health-sites.ts';
import { hdxHapi } from './hdx-hapi.ts';
import { hsds } from './hsds.ts';
import { hxl } from './hxl.ts';
import { ifrcGo } from './ifrc-go.ts';
import { missingMigrants } from './missing-migrants.ts';
import { native } from './native.ts';
import { routes } from './routes.ts';
import { servicesAdvisor } from './services-advisor.ts';
import { undesaStock } from './undesa-stock.ts';
import { unhcrPopulation } from './unhcr-population.ts';
import { whoWhatWhere } from './who-what-where.ts';
import { worldCountries } from './world-countries.ts';

/** Every format that `trailcare load` knows. A new one is a file here and a line below. */
export const formats: readonly SourceFormat[] = [
  native,
  hxl,
  whoWhatWhere,
  hdxHapi,
  ifrcGo,
  branches,
  healthSites,
  camps,
  routes,
  unhcrPopulation,
  undesaStock,
  servicesAdvisor,
  hsds,
  missingMigrants,
  flowByRoute,
  geojsonTrails,
  worldCountries,
];
