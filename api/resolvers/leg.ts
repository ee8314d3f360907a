import { isSupposedCode } from '../../graph/network/changed-network.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allBelow, pageBelow } from '../lists.ts';
import { type OrPromise, whenAllThere, whenThere } from '../or-promise.ts';
import { entityFields } from './entity-fields.ts';

/** Countries of a stop, none at sea; null when this reader may not read the stop or one of them. */
function countriesAt(stop: string, reads: Context['reads']): OrPromise<string[] | null> {
  return whenThere(reads.find('Stop', stop), (found) => {
    if (found === null) return null;
    const stated = [found.country, found.otherCountry].filter((country) => country !== null);
    return whenThere(reads.list('Country', stated), ({ length }) =>
      length === stated.length ? stated : null,
    );
  });
}

export const legResolvers = {
  Leg: {
    ...entityFields,
    kmBasis: ({ code, kmBasis }) => (isSupposedCode(code) ? null : kmBasis),
    from: ({ from }, _, { reads }) => reads.find('Stop', from),
    to: ({ to }, _, { reads }) => reads.find('Stop', to),
    crossesBorder(leg, _, { reads }) {
      const ends = [countriesAt(leg.from, reads), countriesAt(leg.to, reads)];
      return whenThere(whenAllThere(ends), ([there = null, here = null]) => {
        if (there?.length === 0 || here?.length === 0) return false;
        if (there === null || here === null) return null;
        return !there.some((country) => here.includes(country));
      });
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
