import { KIND_NAMES } from '../../graph/model/kinds.ts';
import { publishedAt } from '../load-times.ts';
import { PURPOSE } from '../purpose.ts';
import { VERSION } from '../version.ts';
import type { Resolvers } from '../generated/resolver-types.ts';

/** All fields of About are resolved, each when it is asked for. */
export type NothingYet = Readonly<Record<string, never>>;

export const aboutResolvers = {
  Query: { about: () => ({}) },
  About: {
    purpose: () => PURPOSE,
    version: () => VERSION,
    revision: (_, __, { reads }) => reads.at.revision,
    loadedAt: (_, __, { reads, store }) => publishedAt(store, reads.at.revision),
    async counts(_, __, { reads, illustrative, restsOn }) {
      const counts = await reads.counts();
      // Facts of all sources are counted.
      for (const { code } of illustrative()) restsOn.note(code);
      return Object.fromEntries(KIND_NAMES.map((kind) => [kind, counts[kind]]));
    },
    // Read anew: the list in memory may be older than what hid one of them.
    illustrativeSources: (_, __, { illustrative, reads }) =>
      reads.list(
        'Source',
        illustrative().map(({ code }) => code),
      ),
    reader: (_, __, { viewer }) => (viewer.movement ? 'movement' : 'public'),
  },
} satisfies Resolvers;
