import { freshStatements } from './statements.ts';
import { find, holds, type View } from './world.ts';

/** Decision 0014, rule 8: every pair looked at by itself. `types` null: agreements on anything. */
export function oracleDensity(view: View, societies: string[], types: string[] | null) {
  const { world, asOf } = view;
  const pairs = societies.flatMap((a) => societies.filter((b) => a < b).map((b) => [a, b] as const));
  const agreed = pairs.filter((pair) =>
    world.Agreement.some(
      (one) =>
        holds(one, asOf) &&
        pair.every((society) => one.parties.includes(society)) &&
        (types === null || one.topics.some((topic) => types.includes(topic))),
    ),
  );
  const listsLinks = (society: string, type: string) =>
    freshStatements(view, type).some(
      (statement) =>
        statement.country === find(world.NationalSociety, society)!.country &&
        find(world.Country, statement.country) !== undefined &&
        statement.adminArea === null &&
        statement.links &&
        statement.providerKinds.includes('NATIONAL_SOCIETY'),
    );
  const mayKnow = (type: string) =>
    !find(world.ServiceType, type)!.restricted || view.readsRestricted === 'ALL';
  const without = pairs.filter(
    (pair) =>
      !agreed.includes(pair) &&
      types !== null &&
      types.every((type) => mayKnow(type) && pair.every((society) => listsLinks(society, type))),
  );
  const unknown = pairs.length - agreed.length - without.length;
  return {
    pairs: pairs.length,
    withAgreement: agreed.length,
    withoutAgreement: without.length,
    unknown,
    share: pairs.length === 0 ? null : agreed.length / pairs.length,
    unknownShare: pairs.length === 0 ? null : unknown / pairs.length,
  };
}
