import { GROUPS } from '../../../graph/model/closed-lists.ts';
import { choices, codes, day, yesOrNo } from './kinds-of-parameter.ts';

/** The day alone, where nothing is asked of cells. */
export const AS_OF = { asOf: day('The day of the question; today in UTC when left out') };

/** What every measure asks, named as in GraphQL. */
export const QUESTION = {
  serviceTypes: codes('Service types; all that a minimum package asks for when left out', 'serviceType'),
  groups: choices(GROUPS, 'Groups of people; EVERYONE when left out'),
  ...AS_OF,
};

/** Of which part of the network: exactly one. */
export const SCOPE = {
  trails: codes('Trails', 'trail'),
  countries: codes('Countries', 'country'),
  societies: codes('National Societies: the countries that they are of', 'society'),
  networks: codes('Regional networks: the countries of their members', 'network'),
  all: yesOrNo('true: the whole network'),
};

/** Measures of trails, or of the whole network. */
export const OF_TRAILS = { trails: codes('Trails; the whole network when left out', 'trail') };

/** Trails as a filter. */
export const ON_TRAILS = { trails: codes('Trails; all when left out', 'trail'), ...AS_OF };
