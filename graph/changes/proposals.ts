import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { allRecords } from '../all-records.ts';
import { notFound, TrailcareError } from '../errors.ts';
import {
  forbidden,
  isAdministrator,
  type Principal,
  refused,
  stewardedNetworks,
  stewardedSocieties,
} from '../access/principal.ts';
import { readNetworkMembers } from '../access/viewer-of.ts';
import { VISIBILITIES } from '../model/closed-lists.ts';
import { personalDataIn } from '../model/personal-data.ts';
import { factHash } from '../model/versions.ts';
import type { GraphStore, StoredRecord } from '../store.ts';
import { type FactChange, WRITABLE_KINDS } from './change.ts';
import { concernedSocieties, ownersOfChange, prepareChange, requireVersion } from './prepare-change.ts';
import { preparedInOneLoad, putChange, type Writer } from './write-change.ts';

export const PROPOSAL_STATES = ['PROPOSED', 'VALIDATED', 'PUBLISHED', 'REFUSED'] as const;

const bodySchema = z.strictObject({
  state: z.enum(PROPOSAL_STATES),
  change: z.discriminatedUnion('action', [
    z.strictObject({
      action: z.literal('upsert'),
      kind: z.enum(WRITABLE_KINDS),
      draft: z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
      ),
    }),
    z.strictObject({
      action: z.literal('end'),
      kind: z.enum(WRITABLE_KINDS),
      code: z.string(),
      on: z.string(),
    }),
  ]),
  /** Version of the fact that the proposer saw; null: there was none. */
  factVersion: z.string().nullable(),
  note: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  /** Who might read the fact once it is published. */
  visibility: z.enum(VISIBILITIES),
  /** Societies that must validate: those that own the fact. */
  concerns: z.array(z.string()),
  validations: z.array(z.strictObject({ society: z.string(), by: z.string(), at: z.string() })),
  /** Who published or refused. */
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  refusal: z.string().nullable(),
});
type Body = z.infer<typeof bodySchema>;

/** A change that waits for those whose facts it would change: proposed, validated by them, published; or refused. */
export interface ProposalRecord extends Omit<Body, 'change'> {
  readonly id: string;
  /** Raised by each step. */
  readonly version: number;
  readonly change: FactChange;
}

const MAX_NOTE = 2_000;

/** Anybody with an account that may write proposes; nothing of the graph changes. */
export async function proposeChange(
  store: GraphStore,
  change: FactChange,
  note: string | null,
  writer: Writer,
): Promise<ProposalRecord> {
  const { principal, now } = writer;
  if (principal.kind !== 'account' || !principal.scopes.includes('write') || principal.roles.length === 0) {
    throw refused(principal, 'Proposing a change', 'an account with a role, and scope write');
  }
  checkNote(note);
  return preparedInOneLoad(store, writer, async (session, preparing) => {
    const concerns = concernedSocieties(await ownersOfChange(change, preparing));
    if (concerns.length === 0) {
      throw forbidden(
        `Proposing this ${change.kind}`,
        'a National Society that could validate it: facts of other organisations come from files',
      );
    }
    const { fact, before } = await prepareChange(change, concerns[0]!, preparing);
    const body: Body = {
      state: 'PROPOSED',
      // With the code that it will have, so that publishing twice makes one fact.
      change: bodySchema.shape.change.parse(
        change.action === 'upsert' ? { ...change, draft: { ...change.draft, code: fact.code } } : change,
      ),
      factVersion: before === null ? null : factHash(change.kind, before),
      note,
      proposedBy: principal.actor,
      proposedAt: now.toISOString(),
      visibility: bodySchema.shape.visibility.parse(fact['visibility']),
      concerns,
      validations: [],
      decidedBy: null,
      decidedAt: null,
      refusal: null,
    };
    const id = `${now.toISOString().slice(0, 10)}-${randomBytes(6).toString('hex')}`;
    await session.putRecord('proposal', id, JSON.stringify(body), 0);
    await session.commit(auditOf(principal, 'propose', id, body));
    return proposalOf({ id, version: 1, body });
  });
}

/** The Societies of the writer say that the change is right. Validated is what all concerned Societies have validated. */
export async function validateProposal(
  store: GraphStore,
  id: string,
  version: number,
  writer: Writer,
): Promise<ProposalRecord> {
  const { principal, now } = writer;
  return decide(store, id, version, writer, ['PROPOSED'], async (body) => {
    const societies = stewardedSocieties(principal, 'write').filter((own) => body.concerns.includes(own));
    if (societies.length === 0) {
      throw forbidden('Validating this proposal', `a steward of ${body.concerns.join(' or ')}`);
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

/** Proposals that the account may see, oldest first: its own, those that concern its Societies or networks; all for an administrator. */
export async function listProposals(store: GraphStore, principal: Principal): Promise<ProposalRecord[]> {
  if (principal.kind !== 'account') return [];
  const networks = await memberships(store, principal);
  const seen: ProposalRecord[] = [];
  for await (const record of allRecords(store, 'proposal')) {
    const proposal = proposalOf({ ...record, body: parseBody(record.body) });
    if (maySee(principal, proposal, networks)) seen.push(proposal);
  }
  return seen;
}

async function decide(
  store: GraphStore,
  id: string,
  version: number,
  writer: Writer,
  from: readonly Body['state'][],
  step: (body: Body) => Promise<{ body: Body; action: string }>,
): Promise<ProposalRecord> {
  const { principal } = writer;
  if (principal.kind !== 'account')
    throw refused(principal, 'Deciding on a proposal', 'an account that is a steward');
  // Before the one load that may run is asked for: who may not decide does not make others wait.
  await readProposal(store, principal, id);
  if ([...stewardedSocieties(principal, 'write'), ...stewardedNetworks(principal, 'write')].length === 0) {
    throw forbidden('Deciding on a proposal', 'a steward of a Society that it concerns, or of their network');
  }
  return preparedInOneLoad(store, writer, async (session, preparing) => {
    const { current, body: old } = await readProposal(store, principal, id);
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
    const { body, action } = await step(old);
    if (body.state === 'PUBLISHED') {
      const owners = concernedSocieties(await ownersOfChange(body.change, preparing));
      if (owners.length === 0 || owners.some((owner) => !body.concerns.includes(owner))) {
        const message =
          'The fact belongs to other Societies now than when the change was proposed: propose it anew.';
        throw new TrailcareError('CONFLICT', message, { argument: 'id', value: id });
      }
      const prepared = await prepareChange(body.change, body.concerns[0]!, preparing);
      requireVersion(body.change.kind, prepared.before, body.factVersion);
      await putChange(session, prepared);
    }
    await session.putRecord('proposal', id, JSON.stringify(body), version);
    await session.commit(auditOf(principal, action, id, body));
    return proposalOf({ id, version: version + 1, body });
  });
}

/** NOT_FOUND for one that is not there, and for one that the account may not see. */
async function readProposal(
  store: GraphStore,
  principal: Principal,
  id: string,
): Promise<{ current: number; body: Body }> {
  const record = await store.record('proposal', id);
  const networks = await memberships(store, principal);
  const body = record === null ? null : parseBody(record.body);
  if (record === null || body === null || !maySee(principal, body, networks)) throw notFound('proposal', id);
  return { current: record.version, body };
}

async function requireDecider(
  store: GraphStore,
  principal: Principal,
  { concerns }: Body,
  what: string,
): Promise<void> {
  const own = stewardedSocieties(principal, 'write');
  if (concerns.some((society) => own.includes(society))) return;
  const members = await readNetworkMembers(store, await store.revision());
  const within = stewardedNetworks(principal, 'write').some((network) =>
    concerns.every((society) => members.get(network)?.includes(society)),
  );
  if (!within) {
    throw forbidden(
      `${what} this proposal`,
      `a steward of ${concerns.join(' or ')}, or of a network of which they are members`,
    );
  }
}

/** Members of the networks of which the account is a steward. */
async function memberships(store: GraphStore, principal: Principal): Promise<ReadonlySet<string>> {
  const networks = stewardedNetworks(principal, 'read');
  if (networks.length === 0) return new Set();
  const members = await readNetworkMembers(store, await store.revision());
  return new Set(networks.flatMap((network) => members.get(network) ?? []));
}

function maySee(
  principal: Principal,
  { proposedBy, concerns, visibility }: Pick<Body, 'proposedBy' | 'concerns' | 'visibility'>,
  ofNetworks: ReadonlySet<string>,
): boolean {
  if (!principal.scopes.includes('read')) return false;
  if (isAdministrator(principal) || proposedBy === principal.actor) return true;
  const own = stewardedSocieties(principal, 'read');
  if (concerns.some((society) => own.includes(society))) return true;
  return visibility !== 'RESTRICTED' && concerns.every((society) => ofNetworks.has(society));
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

const parseBody = (body: string): Body => bodySchema.parse(JSON.parse(body));

const proposalOf = ({
  id,
  version,
  body,
}: Pick<StoredRecord, 'id' | 'version'> & { body: Body }): ProposalRecord => ({
  id,
  version,
  ...body,
});

const auditOf = (principal: Principal, action: string, id: string, body: Body) => ({
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
