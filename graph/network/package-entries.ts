import type { CodeIndex } from './code-index.ts';
import { collectFacts, type ReadFacts } from './facts.ts';
import { membershipOf } from './membership.ts';
import type { PackageEntry } from './network.ts';

/** What minimum packages ask for, of types that this viewer may read. */
export async function packageEntries(
  read: ReadFacts,
  { sources, serviceTypes }: { sources: CodeIndex; serviceTypes: CodeIndex },
): Promise<PackageEntry[]> {
  return (await collectFacts(read, 'MinimumPackage'))
    .map((fact) => ({
      ...membershipOf(fact, sources),
      role: fact.role,
      step: fact.step,
      type: serviceTypes.indexOf(fact.serviceType),
    }))
    .filter(({ type }) => type >= 0);
}
