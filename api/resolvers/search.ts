import { foldedText } from '../arguments/text.ts';
import type { Found } from '../../graph/store.ts';
import { namesNear } from '../candidates.ts';
import { type Connection, connectionOfList, pagingOf } from '../connection.ts';
import type { Context } from '../context.ts';
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

/** A page of what was found, with what was looked for. */
export interface SearchAnswer extends Omit<Connection<Entity<FoundKind>>, 'totalCount'> {
  readonly totalCount: number | null;
  readonly text: string;
  readonly kinds: readonly FoundKind[];
}

/** A provider that is a National Society is shown as that Society, once, where Societies are looked for. */
async function societiesOnce(
  found: readonly Found[],
  kinds: readonly FoundKind[],
  { reads }: Context,
): Promise<Found[]> {
  if (!kinds.includes('NationalSociety')) return [...found];
  const shown = await Promise.all(
    found.map(async (one): Promise<Found> => {
      const code = one.kind === 'Provider' ? one.fact['nationalSociety'] : null;
      const society = typeof code === 'string' ? await reads.find('NationalSociety', code) : null;
      return society === null ? one : { kind: 'NationalSociety', fact: society };
    }),
  );
  return [...new Map(shown.map((one) => [`${one.kind}:${one.fact.code}`, one])).values()];
}

export const searchResolvers = {
  Query: {
    async search(_, { text, kinds: wanted, ...page }, context): Promise<SearchAnswer> {
      const folded = foldedText(text);
      const asked = Object.entries(KIND_OF).filter(
        ([name]) => !wanted || wanted.includes(name as SearchKind),
      );
      const kinds = asked.map(([, kind]) => kind);
      const paging = pagingOf(listKey('search', { folded, asked }), page, context);
      const found = await context.reads.search(folded, kinds, MAX_RANKED + 1);
      const ranked = rankFound(folded, await societiesOnce(found.slice(0, MAX_RANKED), kinds, context));
      const connection = connectionOfList(paging, ranked, ({ kindName, code }) => `${kindName}:${code}`);
      const totalCount = found.length > MAX_RANKED ? null : ranked.length;
      return { ...connection, totalCount, text, kinds };
    },
  },
  SearchResultConnection: {
    didYouMean: ({ totalCount, text, kinds }, _, { reads }) =>
      totalCount === 0 ? namesNear(reads.toCheck, kinds, text) : [],
  },
  SearchResult: { __resolveType: ({ kindName }: Entity<FoundKind>) => TYPE_OF_KIND[kindName] },
} satisfies Resolvers;
