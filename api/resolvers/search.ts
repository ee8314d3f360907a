import { foldedText } from '../arguments/text.ts';
import { connectionOfList, pagingOf } from '../connection.ts';
import { listKey } from '../cursor.ts';
import { type Entity, TYPE_OF_KIND } from '../entity.ts';
import type { Resolvers, SearchKind } from '../generated/resolver-types.ts';
import { type FoundKind, rankFound } from '../rank-found.ts';

const KIND_OF: Record<SearchKind, FoundKind> = {
  COUNTRY: 'Country',
  NATIONAL_SOCIETY: 'NationalSociety',
  REGIONAL_NETWORK: 'RegionalNetwork',
  PROVIDER: 'Provider',
  BRANCH: 'Branch',
  STOP: 'Stop',
  TRAIL: 'Trail',
  SERVICE: 'Service',
  SERVICE_TYPE: 'ServiceType',
};

/** At most this many are ranked: whoever finds more must say more words. */
const MAX_RANKED = 1_000;

export const searchResolvers = {
  Query: {
    async search(_, { text, kinds, ...page }, context) {
      const folded = foldedText(text);
      const asked = Object.entries(KIND_OF).filter(([name]) => !kinds || kinds.includes(name as SearchKind));
      const paging = pagingOf(listKey('search', { folded, asked }), page, context);
      const found = await context.reads.search(
        folded,
        asked.map(([, kind]) => kind),
        MAX_RANKED + 1,
      );
      const ranked = rankFound(folded, found.slice(0, MAX_RANKED));
      const connection = connectionOfList(paging, ranked, ({ kindName, code }) => `${kindName}:${code}`);
      return { ...connection, totalCount: found.length > MAX_RANKED ? null : found.length };
    },
  },
  SearchResult: { __resolveType: ({ kindName }: Entity<FoundKind>) => TYPE_OF_KIND[kindName] },
} satisfies Resolvers;
