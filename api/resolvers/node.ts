import { TrailcareError } from '../../graph/errors.ts';
import type { Context } from '../context.ts';
import { type Entity, type EntityKind, TYPE_OF_KIND } from '../entity.ts';
import { parseGlobalId } from '../global-id.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { MAX_FIRST } from '../arguments/first.ts';

const byId = async (id: string, { reads }: Context): Promise<Entity<EntityKind> | null> => {
  const { kind, code } = parseGlobalId(id);
  return reads.find(kind, code);
};

const typeOf = ({ kindName }: { kindName: EntityKind }) => TYPE_OF_KIND[kindName];

export const nodeResolvers = {
  Query: {
    node: (_, { id }, context) => byId(id, context),
    nodes(_, { ids }, context) {
      if (ids.length > MAX_FIRST) {
        throw new TrailcareError('LIMIT_EXCEEDED', `ids: ${ids.length} ids; the limit is ${MAX_FIRST}.`, {
          argument: 'ids',
          limit: MAX_FIRST,
        });
      }
      return Promise.all(ids.map((id) => byId(id, context)));
    },
  },
  Node: { __resolveType: typeOf },
} satisfies Resolvers;
