import { isSupposedCode } from '../../graph/network/changed-network.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allBelow, pageBelow } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

/** Countries of a stop, none at sea; null when this reader may not read the stop or one of them. */
async function countriesAt(stop: string, reads: Context['reads']): Promise<string[] | null> {
  const found = await reads.find('Stop', stop);
  if (found === null) return null;
  const stated = [found.country, found.otherCountry].filter((country) => country !== null);
  const readable = await reads.list('Country', stated);
  return readable.length === stated.length ? stated : null;
}

export const legResolvers = {
  Leg: {
    ...entityFields,
    kmBasis: ({ code, kmBasis }) => (isSupposedCode(code) ? null : kmBasis),
    from: ({ from }, _, { reads }) => reads.find('Stop', from),
    to: ({ to }, _, { reads }) => reads.find('Stop', to),
    async crossesBorder(leg, _, { reads }) {
      const [there, here] = await Promise.all([countriesAt(leg.from, reads), countriesAt(leg.to, reads)]);
      if (there?.length === 0 || here?.length === 0) return false;
      if (there === null || here === null) return null;
      return !there.some((country) => here.includes(country));
    },
    async trails({ code }, _, context) {
      const memberships = await allBelow(context, 'TrailLeg', 'leg', code);
      return context.reads.list('Trail', memberships.map(({ trail }) => trail).toSorted());
    },
    services: pageBelow('Service', 'leg'),
    flows: pageBelow('Flow', 'leg'),
    incidentTotals: pageBelow('IncidentTotal', 'leg'),
  },
} satisfies Resolvers;
