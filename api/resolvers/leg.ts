import type { Resolvers } from '../generated/resolver-types.ts';
import { allBelow, pageBelow } from '../lists.ts';
import { entityFields } from './entity-fields.ts';

export const legResolvers = {
  Leg: {
    ...entityFields,
    from: ({ from }, _, { reads }) => reads.find('Stop', from),
    to: ({ to }, _, { reads }) => reads.find('Stop', to),
    async crossesBorder(leg, _, { reads }) {
      const [from, to] = await Promise.all([reads.find('Stop', leg.from), reads.find('Stop', leg.to)]);
      const countries = [from, to].map((stop) =>
        [stop?.country, stop?.otherCountry].filter((country) => typeof country === 'string'),
      );
      const [there = [], here = []] = countries;
      return there.length > 0 && here.length > 0 && !there.some((country) => here.includes(country));
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
