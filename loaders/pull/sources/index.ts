import type { PullSource } from '../pull-source.ts';
import { hdxHapiAvailability } from './hdx-hapi-availability.ts';
import { hdxHapiPresence } from './hdx-hapi-presence.ts';
import { hdxHapiRefugees } from './hdx-hapi-refugees.ts';
import { ifrcGoCountries } from './ifrc-go-countries.ts';
import { ifrcGoLocalUnits } from './ifrc-go-local-units.ts';
import { ifrcGoProjects } from './ifrc-go-projects.ts';
import { unhcrAsylumApplications } from './unhcr-asylum-applications.ts';
import { unhcrPopulationPull } from './unhcr-population.ts';

/** Every source that `trailcare pull` knows by name. A new one is a file here and a line below. */
export const pullSources: readonly PullSource[] = [
  ifrcGoCountries,
  ifrcGoLocalUnits,
  ifrcGoProjects,
  unhcrPopulationPull,
  unhcrAsylumApplications,
  hdxHapiPresence,
  hdxHapiRefugees,
  hdxHapiAvailability,
];
