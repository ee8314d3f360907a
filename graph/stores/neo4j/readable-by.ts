import type { Societies, Viewer } from '../../model/viewer.ts';
import type { Parameters } from './parameters.ts';

/** `mayRead` of a version's audience, as a predicate that is the same for every viewer: who asks is in the parameters. */
export function readableBy(version: string): string {
  const audience = `${version}.audience`;
  const ownedByOneOf = (level: string, societies: string) =>
    `(${audience} STARTS WITH '${level} ' AND any(society IN ${societies} WHERE (${audience} + ' ') CONTAINS society))`;
  return (
    `($readsAll OR ${audience} IN $audiences OR ($readsNetworks AND ${audience} STARTS WITH 'network') OR ` +
    `${ownedByOneOf('network', '$networkOf')} OR ${ownedByOneOf('restricted', '$restrictedOf')})`
  );
}

/** What `readableBy` needs. Societies with a space on both sides, as they are in an audience that ends with one. */
export function audienceParameters({ movement, networkOf, restrictedOf }: Viewer): Parameters {
  const spaced = (societies: Societies) =>
    societies === 'ALL' ? [] : societies.map((society) => ` ${society} `);
  return {
    readsAll: restrictedOf === 'ALL',
    audiences: movement ? ['public', 'movement'] : ['public'],
    readsNetworks: networkOf === 'ALL',
    networkOf: [...spaced(networkOf), ...spaced(restrictedOf)],
    restrictedOf: spaced(restrictedOf),
  };
}
