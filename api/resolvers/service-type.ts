import { GROUPS, type GroupCode } from '../../graph/model/closed-lists.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { entityFields } from './entity-fields.ts';

const isGroup = (code: string): code is GroupCode => (GROUPS as readonly string[]).includes(code);

export const serviceTypeResolvers = {
  Query: {
    serviceTypes: (_, __, { reads }) => reads.all('ServiceType'),
    async groups(_, __, { reads }) {
      const facts = (await reads.all('Group')).filter(({ code }) => isGroup(code));
      const place = ({ code }: { code: string }) => (GROUPS as readonly string[]).indexOf(code);
      return facts.toSorted((a, b) => place(a) - place(b));
    },
    minimumPackages: (_, __, { reads }) => reads.all('MinimumPackage'),
  },
  ServiceType: entityFields,
  GroupDefinition: {
    ...entityFields,
    // The store may hold a code that is in no closed list of this version: its field fails, by name, and no other.
    code({ code }) {
      if (!isGroup(code)) throw new Error(`Group ${code} is not in the closed list.`);
      return code;
    },
    within: ({ within }) => within.filter(isGroup),
  },
  MinimumPackage: {
    ...entityFields,
    serviceType: ({ serviceType }, _, { reads }) => reads.find('ServiceType', serviceType),
  },
} satisfies Resolvers;
