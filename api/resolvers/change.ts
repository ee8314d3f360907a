import type { FactChange, WritableKind } from '../../graph/changes/change.ts';
import { factVersion } from '../../graph/changes/fact-version.ts';
import { type WrittenFact, writeChange } from '../../graph/changes/write-change.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import type { Context } from '../context.ts';
import { entity } from '../entity.ts';
import type { MutationResolvers, Resolvers } from '../generated/resolver-types.ts';
import { draftOf } from '../draft-of-input.ts';

async function write(
  change: FactChange,
  expectedVersion: string | null | undefined,
  context: Context,
): Promise<WrittenFact> {
  const { store, principal, viewer, now } = context;
  const written = await writeChange(store, change, expectedVersion ?? null, { principal, viewer, now });
  await context.readAnew(written.revision);
  return written;
}

const upsert = (
  kind: WritableKind,
  input: object,
  expectedVersion: string | null | undefined,
  context: Context,
) => write({ action: 'upsert', kind, draft: draftOf(input) }, expectedVersion, context);

const end =
  (kind: WritableKind) =>
  (
    _: unknown,
    { code, on, expectedVersion }: { code: string; on: string; expectedVersion: string },
    context: Context,
  ) =>
    write({ action: 'end', kind, code, on }, expectedVersion, context);

const mutations = {
  upsertBranch: (_, { branch, expectedVersion }, context) =>
    upsert('Branch', branch, expectedVersion, context),
  endBranch: end('Branch'),
  upsertService: (_, { service, expectedVersion }, context) =>
    upsert('Service', service, expectedVersion, context),
  endService: end('Service'),
  upsertAgreement: (_, { agreement, expectedVersion }, context) =>
    upsert('Agreement', agreement, expectedVersion, context),
  endAgreement: end('Agreement'),
  upsertReferral: (_, { referral, expectedVersion }, context) =>
    upsert('Referral', referral, expectedVersion, context),
  endReferral: end('Referral'),
  upsertStatement: (_, { statement, expectedVersion }, context) =>
    upsert('Statement', statement, expectedVersion, context),
  endStatement: end('Statement'),
} satisfies MutationResolvers;

const writtenEntity =
  <N extends WritableKind>(kind: N) =>
  ({ fact }: WrittenFact) =>
    entity(kind, fact as unknown as Fact<N>);
const changed = {
  version: ({ kind, fact }: WrittenFact, _: unknown, { store }: Context) => factVersion(store, kind, fact),
};

export const changeResolvers = {
  Mutation: mutations,
  BranchChanged: { ...changed, branch: writtenEntity('Branch') },
  ServiceChanged: { ...changed, service: writtenEntity('Service') },
  AgreementChanged: { ...changed, agreement: writtenEntity('Agreement') },
  ReferralChanged: { ...changed, referral: writtenEntity('Referral') },
  StatementChanged: { ...changed, statement: writtenEntity('Statement') },
} satisfies Resolvers;
