import type { Societies, Viewer } from '../../model/viewer.ts';
import type { Parameters } from './parameters.ts';

/**
 * `mayRead` of a version's audience, as a predicate that is the same for every viewer: who asks is in the parameters.
 * No AND below the OR: the planner would multiply that out, in every place where it stands.
 */
export function readableBy(version: string): string {
  const audience = `${version}.audience`;
  return (
    `($readsAll OR ${audience} IN $audiences OR any(way IN $ways WHERE ` +
    `${audience} STARTS WITH way[0] AND (${audience} + ' ') CONTAINS way[1]))`
  );
}

/** What `readableBy` needs. A way: how an audience begins, and what it holds once it ends with a space. */
export function audienceParameters({ movement, networkOf, restrictedOf }: Viewer): Parameters {
  const owned = (level: string, societies: Societies) =>
    societies === 'ALL' ? [[level, '']] : societies.map((society) => [`${level} `, ` ${society} `]);
  return {
    readsAll: restrictedOf === 'ALL',
    audiences: movement ? ['public', 'movement'] : ['public'],
    ways: [
      ...owned('network', networkOf),
      ...owned('network', restrictedOf),
      ...owned('restricted', restrictedOf),
    ],
  };
}
