import type { Condition } from '../../graph/store.ts';
import { checkCodes, requireFact } from '../arguments/codes.ts';
import { oneOf } from '../batches.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allBelow, pageBelow, rootPage } from '../lists.ts';
import { countriesBetween } from '../../graph/network/graphology-view.ts';
import { codesAt } from '../../graph/network/codes-at.ts';
import type { Network } from '../../graph/network/network.ts';
import { countriesOfStop } from '../../graph/network/place-columns.ts';
import { rowOf } from '../../graph/network/compressed-rows.ts';
import { allKnown } from '../known.ts';
import { entityFields, localNameOf } from './entity-fields.ts';

const memberOf = (network: string): Condition => ({
  test: 'some',
  kind: 'RegionalNetwork',
  by: 'members',
  where: oneOf('code', network),
});

function firstSocietyOf({ countries, societies }: Network, country: string): string[] {
  const [society] = rowOf(societies.byCountry, countries.indexOf(country));
  return society === undefined ? [] : [societies.codes.at(society)];
}

/** Whoever says that there are legs from, to or in these countries: by such a leg two of them may meet. */
function sourcesOfLegsAmong({ countries, legs, stops, sources }: Network, codes: readonly string[]) {
  const places = new Set(codes.map(countries.indexOf));
  const isAmong = (stop: number) => countriesOfStop(stops, stop).some((country) => places.has(country));
  const found = new Set<number>();
  for (const [leg, source] of legs.source.entries()) {
    if (isAmong(legs.from[leg]!) || isAmong(legs.to[leg]!)) found.add(source);
  }
  return codesAt(sources.codes, found);
}

export const nationalSocietyResolvers = {
  Query: {
    nationalSociety: (_, { code }, { reads }) => requireFact(reads, 'NationalSociety', code),
    async nationalSocieties(_, { filter, ...page }, context, info) {
      await checkCodes(context.reads, 'Country', 'filter.country', filter?.country);
      await checkCodes(context.reads, 'RegionalNetwork', 'filter.network', filter?.network);
      const where = [
        ...oneOf('country', filter?.country),
        ...oneOf('ifrcRegion', filter?.region),
        ...(filter?.network ? [memberOf(filter.network)] : []),
      ];
      return rootPage('NationalSociety', { name: 'nationalSocieties', filter, where }, page, context, info);
    },
    async societiesApart(_, { from, to }, context) {
      for (const code of [from, to]) await requireFact(context.reads, 'NationalSociety', code);
      const { network } = await context.view(context.today);
      const countries = countriesBetween(network, from, to);
      if (countries === null) return { steps: null, countries: [], societies: [] };
      context.restsOn.noteLater(() => sourcesOfLegsAmong(network, countries));
      // A country with several Societies is on the way once; the ends are the Societies asked for.
      const between = countries.slice(1, -1).flatMap((code) => firstSocietyOf(network, code));
      const societies = from === to ? [from] : [from, ...between, to];
      return {
        steps: countries.length - 1,
        countries: await allKnown(context, 'Country', countries),
        societies: await allKnown(context, 'NationalSociety', societies),
      };
    },
  },
  NationalSociety: {
    ...entityFields,
    localNames: ({ localNames }) => localNames.map(localNameOf),
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    networks: ({ code }, _, context) => allBelow(context, 'RegionalNetwork', 'members', code),
    branches: pageBelow('Branch', 'nationalSociety'),
    provider: async ({ code }, _, context) =>
      (await allBelow(context, 'Provider', 'nationalSociety', code))[0] ?? null,
    agreements: pageBelow('Agreement', 'parties'),
  },
} satisfies Resolvers;
