import { IFRC_REGIONS } from '../../graph/model/closed-lists.ts';
import { checkCodes } from '../arguments/codes.ts';
import { oneOf } from '../batches.ts';
import type { Context } from '../context.ts';
import { entity } from '../entity.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { indicatorLevelsAnswer } from '../indicator-levels-answer.ts';
import { known } from '../known.ts';
import { allBelow, rootPage } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

/** Codes of the National Societies of a country; null when none is asked for. One store call. */
async function societiesOf(context: Context, country: string | null | undefined): Promise<string[] | null> {
  if (country === null || country === undefined) return null;
  const societies = await allBelow(context, 'NationalSociety', 'country', country);
  return societies.map(({ code }) => code);
}

const regionOf = (code: string | null) => IFRC_REGIONS.find((region) => region === code) ?? null;

export const practiceResolvers = {
  Query: {
    async practices(_, { filter, ...page }, context) {
      await Promise.all([
        checkCodes(context.reads, 'Country', 'filter.country', filter?.country),
        checkCodes(context.reads, 'ServiceType', 'filter.serviceTypes', filter?.serviceTypes),
      ]);
      const where = [
        ...oneOf('countries', filter?.country),
        ...oneOf('serviceTypes', filter?.serviceTypes),
        ...oneOf('groups', filter?.groups),
        ...oneOf('steps', filter?.steps),
        ...oneOf('responseType', filter?.responseType),
      ];
      return rootPage('Practice', { name: 'practices', filter, where }, page, context);
    },
    async indicators(_, { filter, ...page }, context) {
      await Promise.all([
        checkCodes(context.reads, 'Country', 'filter.country', filter?.country),
        checkCodes(context.reads, 'NationalSociety', 'filter.nationalSociety', filter?.nationalSociety),
        checkCodes(context.reads, 'RegionalNetwork', 'filter.network', filter?.network),
      ]);
      const where = [
        ...oneOf('level', filter?.level),
        ...oneOf('name', filter?.name),
        ...oneOf('nationalSociety', filter?.nationalSociety),
        ...oneOf('nationalSociety', await societiesOf(context, filter?.country)),
        ...oneOf('network', filter?.network),
      ];
      return rootPage('Indicator', { name: 'indicators', filter, where }, page, context);
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
