import { isAdministrator, refused } from '../../graph/access/principal.ts';
import { roleText } from '../../graph/access/roles.ts';
import { makeViewer } from '../../graph/model/viewer.ts';
import { checkFirst } from '../arguments/first.ts';
import { positionOf, readPosition } from '../change-position.ts';
import type { Resolvers } from '../generated/resolver-types.ts';

export const auditResolvers = {
  Query: {
    me: (_, __, { principal }) => principal,
    async audit(_, { first, before }, { principal, store }) {
      if (!isAdministrator(principal)) {
        throw refused(principal, 'Reading the audit log', 'an administrator, with scope admin');
      }
      return store.listLoads({ first: checkFirst(first), ...(typeof before === 'number' && { before }) });
    },
  },
  Account: {
    roles: ({ roles }) => roles.map(roleText),
    scopes: ({ scopes }) => scopes.map((scope) => SCOPE_NAMES[scope]),
    async reads(_, __, { viewer, reads }) {
      const { networkOf } = viewer;
      if (networkOf === 'ALL') return viewer.key;
      // A network may have members that its other members may not know.
      const told = await reads.toCheck.list('NationalSociety', networkOf);
      return makeViewer({ ...viewer, networkOf: told.map(({ code }) => code) }).key;
    },
  },
  AuditRecord: {
    action: ({ format }) => format,
    async changes({ id, revision }, { first, after }, { store }) {
      const asked = checkFirst(first);
      // Of several records with one revision the first published it.
      const [earlier] = await store.listLoads({ first: 1, before: id });
      if (earlier?.revision === revision) return [];
      const changes = await store.changesOf(revision, {
        first: asked,
        after: typeof after === 'string' ? readPosition(after) : null,
      });
      return changes.map((change) => ({ ...change, position: positionOf(change) }));
    },
  },
} satisfies Resolvers;

const SCOPE_NAMES = { read: 'READ', write: 'WRITE', admin: 'ADMIN' } as const;
