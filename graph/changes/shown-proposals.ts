import { networkMembers } from '../access/network-members.ts';
import { isAdministrator, type Principal } from '../access/principal.ts';
import { statedAudience } from '../model/audience.ts';
import { referencesOf } from '../model/check-fact.ts';
import { type AnyFact, kindOf, type KindName } from '../model/kinds.ts';
import { allFields } from '../model/kind.ts';
import { mayRead, type Viewer } from '../model/viewer.ts';
import type { GraphStore } from '../store.ts';
import { WRITABLE_KINDS } from './change.ts';
import { couldPublish } from './could-publish.ts';
import type { ProposalRecord } from './proposal-record.ts';
import { type Named, readableCodes } from './readable-codes.ts';
import { replacedUnseen } from './replaced-unseen.ts';

/** Who asks, and what he may read. */
export interface Asking {
  readonly principal: Principal;
  readonly viewer: Viewer;
}

/** Every kind that a proposal may name. */
const NAMED: readonly KindName[] = [
  ...new Set(
    WRITABLE_KINDS.flatMap((kind) => [
      kind,
      ...allFields(kindOf(kind)).flatMap(([, { refersTo }]) => (refersTo ? [refersTo as KindName] : [])),
    ]),
  ),
];

/**
 * Of these proposals those that the account is shown, decision 0009: to its writer, to stewards of the Societies that it concerns and to
 * those of a network who could publish it, and only where they may read all that it names and the fact that it would make; once it is
 * validated, also what it would take the place of. All to an administrator. The store calls are the same whatever there is to show.
 */
export async function shownProposals<P extends ProposalRecord>(
  store: GraphStore,
  { principal, viewer }: Asking,
  proposals: readonly P[],
): Promise<P[]> {
  if (principal.kind !== 'account' || !principal.scopes.includes('read')) return [];
  if (isAdministrator(principal)) return [...proposals];
  const networks = await networkMembers(store);
  const meant = proposals.filter(
    ({ proposedBy, concerns, visibility }) =>
      proposedBy === principal.actor ||
      (couldPublish(principal, concerns, networks, 'read') &&
        mayRead(viewer, statedAudience(visibility, concerns))),
  );
  const reading = { revision: await store.revision(), viewer };
  const isReadable = await readableCodes(meant.flatMap(namedBy), store, reading, NAMED);
  const validated = meant.filter(({ state }) => state === 'VALIDATED');
  const replacesUnseen = await replacedUnseen(validated, store, reading);
  return meant.filter(
    (proposal) =>
      namedBy(proposal).every(([kind, code]) => isReadable(kind, code)) &&
      !(proposal.state === 'VALIDATED' && replacesUnseen(proposal)),
  );
}

/** All that a proposal names: the fact that it would change, and what the fact would refer to. */
function namedBy({ change, factVersion }: ProposalRecord): Named[] {
  if (change.action === 'end') return [[change.kind, change.code]];
  const draft = change.draft as AnyFact;
  const referred = referencesOf([change.kind, draft]).map(([, kind, code]) => [kind, code] as const);
  return factVersion === null ? referred : [[change.kind, draft.code], ...referred];
}
