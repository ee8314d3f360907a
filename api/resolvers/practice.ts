import { IFRC_REGIONS } from '../../graph/model/closed-lists.ts';
import { indicatorConditions } from '../arguments/indicator-conditions.ts';
import { practiceConditions } from '../arguments/practice-conditions.ts';
import { entity } from '../entity.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { indicatorLevelsAnswer } from '../indicator-levels-answer.ts';
import { known } from '../known.ts';
import { rootPage } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

const regionOf = (code: string | null) => IFRC_REGIONS.find((region) => region === code) ?? null;

export const practiceResolvers = {
  Query: {
    async practices(_, { filter, ...page }, context, info) {
      const where = await practiceConditions(context.reads, filter ?? {}, 'filter.');
      return rootPage('Practice', { name: 'practices', filter, where }, page, context, info);
    },
    async indicators(_, { filter, ...page }, context, info) {
      const where = await indicatorConditions(context, filter ?? {}, 'filter.');
      return rootPage('Indicator', { name: 'indicators', filter, where }, page, context, info);
    },
    indicatorLevels: (_, question, context) => indicatorLevelsAnswer(context, question),
  },
  Practice: {
    ...entityFields,
    serviceTypes: ({ serviceTypes }, _, { reads }) => reads.list('ServiceType', serviceTypes),
    countries: ({ countries }, _, { reads }) => reads.list('Country', countries),
  },
  Indicator: {
    ...entityFields,
    nationalSociety: ({ nationalSociety }, _, { reads }) => reads.find('NationalSociety', nationalSociety),
    network: ({ network }, _, { reads }) => reads.find('RegionalNetwork', network),
  },
  IndicatorLevels: {
    sources: ({ sources }, _, { reads }) => reads.list('Source', sources),
  },
  IndicatorAtLevel: {
    network: ({ level, of }, _, { reads }) =>
      level === 'NETWORK' ? reads.find('RegionalNetwork', of) : null,
    region: ({ level, of }) => (level === 'REGIONAL' ? regionOf(of) : null),
    societies: ({ societies }) => societies.length,
    reached: ({ reached }, _, { reads }) => reads.list('NationalSociety', reached),
    notReached: ({ notReached }, _, { reads }) => reads.list('NationalSociety', notReached),
    stated: ({ stated }) => stated && entity('Indicator', stated),
  },
  IndicatorUnknown: {
    nationalSociety: ({ society }, _, context) => known(context, 'NationalSociety', society),
  },
} satisfies Resolvers;
