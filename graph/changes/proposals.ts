import { randomBytes } from 'node:crypto';
import { networkMembers } from '../access/network-members.ts';
import {
  forbidden,
  type Principal,
  mayPropose,
  refused,
  stewardedNetworks,
  stewardedSocieties,
} from '../access/principal.ts';
import { notFound, TrailcareError } from '../errors.ts';
import { personalDataIn } from '../model/personal-data.ts';
import type { GraphStore } from '../store.ts';
import type { FactChange } from './change.ts';
import { couldPublish } from './could-publish.ts';
import { factVersion } from './fact-version.ts';
import { requireFewOpen } from './require-few-open.ts';
import {
  concernedSocieties,
  factBefore,
  ownersOfChange,
  prepareChange,
  type Preparing,
  requireVersion,
} from './prepare-change.ts';
import {
  type ProposalBody,
  proposalBodySchema,
  type ProposalRecord,
  type ProposalState,
  readProposalRecord,
} from './proposal-record.ts';
import { type Asking, shownProposals } from './shown-proposals.ts';
import { preparedInOneLoad, putChange, type Writer } from './write-change.ts';

const MAX_NOTE = 2_000;

/** Anybody with an account that may write proposes; nothing of the graph changes. */
export async function proposeChange(
  store: GraphStore,
  change: FactChange,
  note: string | null,
  writer: Writer,
): Promise<ProposalRecord> {
  const { principal, now } = writer;
  if (!mayPropose(principal)) {
    throw refused(principal, 'Proposing a change', 'an account with a role, and scope write');
  }
  checkNote(note);
  // Before the one load that may run is asked for, and again in it, where no other can be proposed meanwhile.
  await requireFewOpen(store, principal.actor);
  return preparedInOneLoad(store, writer, async (session, preparing) => {
    await requireFewOpen(store, principal.actor);
    const concerns = concernedSocieties(change.kind, await ownersOfChange(change, preparing));
    if (concerns.length === 0) {
      throw forbidden(
        `Proposing this ${change.kind}`,
        'a National Society that could validate it: facts of other organisations come from files',
      );
    }
    const { fact, before } = await prepareChange(change, concerns[0]!, preparing);
    const body: ProposalBody = {
      state: 'PROPOSED',
      // With the code that it will have, so that publishing twice makes one fact.
      change: proposalBodySchema.shape.change.parse(
        change.action === 'upsert' ? { ...change, draft: { ...change.draft, code: fact.code } } : change,
      ),
      factVersion: before === null ? null : await factVersion(store, change.kind, before),
      note,
      proposedBy: principal.actor,
      proposedAt: now.toISOString(),
      visibility: proposalBodySchema.shape.visibility.parse(fact['visibility']),
      concerns,
      validations: [],
      decidedBy: null,
      decidedAt: null,
      refusal: null,
    };
    const id = `${now.toISOString().slice(0, 10)}-${randomBytes(6).toString('hex')}`;
    await session.putRecord('proposal', id, JSON.stringify(body), 0);
    await session.commit(auditOf(principal, 'propose', id, body));
    return { id, version: 1, ...body };
  });
}

/** The Societies of the writer say that the change is right. Validated is what all concerned Societies have validated. CONFLICT for a new fact that is there. */
export async function validateProposal(
  store: GraphStore,
  id: string,
  version: number,
  writer: Writer,
): Promise<ProposalRecord> {
  const { principal, now } = writer;
  return decide(store, id, version, writer, ['PROPOSED'], async (body, preparing) => {
    const societies = stewardedSocieties(principal, 'write').filter((own) => body.concerns.includes(own));
    if (societies.length === 0) {
      throw forbidden('Validating this proposal', `a steward of ${body.concerns.join(' or ')}`);
    }
    if (body.factVersion === null) {
      // Who proposed it may have taken the code of what he may not read for a new one.
      const before = await factBefore(body.change, store, preparing.reading);
      await requireVersion(body.change.kind, before, null, preparing);
    }
    const validations = [
      ...body.validations.filter(({ society }) => !societies.includes(society)),
      ...societies.map((society) => ({ society, by: principal.actor, at: now.toISOString() })),
    ];
    const validated = body.concerns.every((one) => validations.some(({ society }) => society === one));
    return {
      body: { ...body, validations, state: validated ? 'VALIDATED' : 'PROPOSED' },
      action: 'validate',
    };
  });
}

/** A steward of a concerned Society or of a network of all of them says no, and why. */
export async function refuseProposal(
  store: GraphStore,
  id: string,
  version: number,
  reason: string,
  writer: Writer,
): Promise<ProposalRecord> {
  checkNote(reason);
  const { principal, now } = writer;
  return decide(store, id, version, writer, ['PROPOSED', 'VALIDATED'], async (body) => {
    await requireDecider(store, principal, body, 'Refusing');
    const refusal = { decidedBy: principal.actor, decidedAt: now.toISOString(), refusal: reason };
    return { body: { ...body, ...refusal, state: 'REFUSED' }, action: 'refuse' };
  });
}

/** Writes the validated change into the graph, in one transaction with the proposal's new state. CONFLICT when the fact was changed since it was proposed. */
export async function publishProposal(
  store: GraphStore,
  id: string,
  version: number,
  writer: Writer,
): Promise<ProposalRecord> {
  const { principal, now } = writer;
  return decide(store, id, version, writer, ['VALIDATED'], async (body) => {
    await requireDecider(store, principal, body, 'Publishing');
    const decided = { decidedBy: principal.actor, decidedAt: now.toISOString() };
    return { body: { ...body, ...decided, state: 'PUBLISHED' }, action: 'publish' };
  });
}

async function decide(
  store: GraphStore,
  id: string,
  version: number,
  writer: Writer,
  from: readonly ProposalState[],
  step: (body: ProposalBody, preparing: Preparing) => Promise<{ body: ProposalBody; action: string }>,
): Promise<ProposalRecord> {
  const { principal } = writer;
  if (principal.kind !== 'account')
    throw refused(principal, 'Deciding on a proposal', 'an account that is a steward');
  // Before the one load that may run is asked for: who may not decide does not make others wait.
  await readProposal(store, writer, id);
  if ([...stewardedSocieties(principal, 'write'), ...stewardedNetworks(principal, 'write')].length === 0) {
    throw forbidden('Deciding on a proposal', 'a steward of a Society that it concerns, or of their network');
  }
  return preparedInOneLoad(store, writer, async (session, preparing) => {
    const { current, body: old } = await readProposal(store, writer, id);
    if (current !== version) {
      throw new TrailcareError(
        'CONFLICT',
        `The proposal is in version ${current}, not ${version}: read it again.`,
        { argument: 'version', value: version, currentVersion: current, current: old },
      );
    }
    if (!from.includes(old.state)) {
      throw new TrailcareError(
        'BAD_INPUT',
        `The proposal is ${old.state}; this step is for one that is ${from.join(' or ')}.`,
        { argument: 'id', value: id, accepted: from },
      );
    }
    const { body, action } = await step(old, preparing);
    if (body.state === 'PUBLISHED') {
      const owners = concernedSocieties(body.change.kind, await ownersOfChange(body.change, preparing));
      if (owners.length === 0 || owners.some((owner) => !body.concerns.includes(owner))) {
        const message =
          'The fact belongs to other Societies now than when the change was proposed: propose it anew.';
        throw new TrailcareError('CONFLICT', message, { argument: 'id', value: id });
      }
      const prepared = await prepareChange(body.change, body.concerns[0]!, preparing);
      await requireVersion(body.change.kind, prepared.before, body.factVersion, preparing);
      await putChange(session, prepared);
    }
    await session.putRecord('proposal', id, JSON.stringify(body), version);
    await session.commit(auditOf(principal, action, id, body));
    return { id, version: version + 1, ...body };
  });
}

/** NOT_FOUND for one that is not there, for one that the account is not shown, and for what cannot be read as one. */
async function readProposal(
  store: GraphStore,
  asking: Asking,
  id: string,
): Promise<{ current: number; body: ProposalBody }> {
  const record = await store.record('proposal', id);
  const read = record && readProposalRecord(record);
  const stored = read !== null && 'proposal' in read ? [read.proposal] : [];
  const [shown] = await shownProposals(store, asking, stored);
  if (shown === undefined) throw notFound('proposal', id);
  const { id: _, version, ...body } = shown;
  return { current: version, body };
}

async function requireDecider(
  store: GraphStore,
  principal: Principal,
  { concerns }: ProposalBody,
  what: string,
): Promise<void> {
  if (couldPublish(principal, concerns, await networkMembers(store), 'write')) return;
  throw forbidden(
    `${what} this proposal`,
    `a steward of ${concerns.join(' or ')}, or of a network of which they are members`,
  );
}

function checkNote(note: string | null): void {
  if (note === null) return;
  const person = personalDataIn(note);
  if (person !== null)
    throw new TrailcareError('BAD_INPUT', `The note holds ${person}: nothing of persons is kept.`, {
      argument: 'note',
    });
  if (note.length > MAX_NOTE)
    throw new TrailcareError('BAD_INPUT', `The note is ${note.length} long; at most ${MAX_NOTE}.`, {
      argument: 'note',
    });
}

const auditOf = (principal: Principal, action: string, id: string, body: ProposalBody) => ({
  actor: principal.actor,
  format: `${action} proposal`,
  source: 'proposals',
  files: [],
  summary: JSON.stringify({
    proposal: id,
    state: body.state,
    kind: body.change.kind,
    code: body.change.action === 'end' ? body.change.code : body.change.draft['code'],
  }),
});
