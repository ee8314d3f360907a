import { dataAvailability } from '../../graph/analysis/data-availability.ts';
import type { View } from '../../graph/analysis/view.ts';
import { badInput } from '../../graph/errors.ts';
import { codesAt } from '../../graph/network/codes-at.ts';
import { availabilityInCodes } from '../availability-answer.ts';
import { checkCodes } from '../arguments/codes.ts';
import { requireSome } from '../arguments/require-some.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { known } from '../known.ts';

const MAX_COUNTRIES = 300;

/** Whoever tells of a service of these types in these countries, or that the list of them is complete. */
function sourcesOf(
  { network, freshStatements }: View,
  asked: { countries: readonly number[]; types: readonly number[] },
): Set<string> {
  const countries = new Set(asked.countries);
  const types = new Set(asked.types);
  const { services, sources } = network;
  const found = new Set<number>();
  for (const [service, type] of services.type.entries()) {
    if (types.has(type) && countries.has(services.country[service]!)) {
      found.add(services.source[service]!);
    }
  }
  for (const statement of freshStatements) {
    if (countries.has(statement.country) && statement.types.some((type) => types.has(type))) {
      found.add(statement.source);
    }
  }
  return codesAt(sources.codes, found);
}

export const dataAvailabilityResolvers = {
  Query: {
    async dataAvailability(_, { countries, serviceTypes, asOf }, context) {
      const { reads } = context;
      if (countries.length === 0 || countries.length > MAX_COUNTRIES) {
        throw badInput('countries', countries, `a list of 1 to ${MAX_COUNTRIES} codes`);
      }
      requireSome('serviceTypes', serviceTypes);
      await checkCodes(reads, 'Country', 'countries', countries);
      await checkCodes(reads, 'ServiceType', 'serviceTypes', serviceTypes);
      const view = await context.view(asOf ?? context.today);
      const { network } = view;
      const types =
        serviceTypes ??
        (await reads.all('ServiceType'))
          .filter(({ countsAsService }) => countsAsService)
          .map(({ code }) => code);
      const asked = {
        countries: [...new Set(countries)].map(network.countries.indexOf),
        types: [...new Set(types)].map(network.serviceTypes.indexOf),
      };
      const rows = dataAvailability(view, asked.countries, asked.types);
      context.restsOn.noteLater(() => sourcesOf(view, asked));
      return rows.map((row) => availabilityInCodes(network, row));
    },
  },
  DataAvailability: {
    country: ({ country }, _, context) => known(context, 'Country', country),
    serviceType: ({ serviceType }, _, context) => known(context, 'ServiceType', serviceType),
  },
} satisfies Resolvers;
