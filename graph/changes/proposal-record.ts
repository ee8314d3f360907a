import { z } from 'zod';
import type { StoredRecord } from '../store.ts';
import { type FactChange, WRITABLE_KINDS } from './change.ts';
import { VISIBILITIES } from '../model/closed-lists.ts';

const PROPOSAL_STATES = ['PROPOSED', 'VALIDATED', 'PUBLISHED', 'REFUSED'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const proposalBodySchema = z.strictObject({
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
export type ProposalBody = z.infer<typeof proposalBodySchema>;

/** A change that waits for those whose facts it would change: proposed, validated by them, published; or refused. */
export interface ProposalRecord extends Omit<ProposalBody, 'change'> {
  readonly id: string;
  /** Raised by each step. */
  readonly version: number;
  readonly change: FactChange;
}

/** The proposal that a record holds, or why it holds none. */
export function readProposalRecord({
  id,
  version,
  body,
}: StoredRecord): { readonly proposal: ProposalRecord & ProposalBody } | { readonly problem: unknown } {
  try {
    return { proposal: { id, version, ...proposalBodySchema.parse(JSON.parse(body)) } };
  } catch (problem) {
    return { problem };
  }
}
