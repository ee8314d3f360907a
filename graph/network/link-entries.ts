import type { CodeIndex } from './code-index.ts';
import { collectFacts, type ReadFacts } from './facts.ts';
import { membershipOf } from './membership.ts';
import type { AgreementEntry, BranchColumns, ReferralEnd, ReferralEntry, ServiceColumns } from './network.ts';

/** What a service stands for as an end of a referral. */
export const endOfService = (
  services: Pick<ServiceColumns, 'provider' | 'branch' | 'country'>,
  service: number,
): ReferralEnd => ({
  service,
  provider: services.provider[service]!,
  branch: services.branch[service]!,
  society: -1,
  country: services.country[service]!,
});

/** What a branch stands for as an end of a referral. */
export const endOfBranch = (
  branches: Pick<BranchColumns, 'society' | 'country'>,
  branch: number,
): ReferralEnd => ({
  service: -1,
  provider: -1,
  branch,
  society: branches.society[branch]!,
  country: branches.country[branch]!,
});

/** Referrals whose both ends this viewer may read. */
export async function referralEntries(
  read: ReadFacts,
  {
    sources,
    serviceTypes,
    services,
    branches,
  }: { sources: CodeIndex; serviceTypes: CodeIndex; services: ServiceColumns; branches: BranchColumns },
): Promise<ReferralEntry[]> {
  const end = (serviceCode: string | null, branchCode: string | null): ReferralEnd | null => {
    if (serviceCode !== null) {
      const service = services.indexOf(serviceCode);
      return service < 0 ? null : endOfService(services, service);
    }
    const branch = branches.indexOf(branchCode);
    return branch < 0 ? null : endOfBranch(branches, branch);
  };
  return (await collectFacts(read, 'Referral')).flatMap((fact) => {
    const from = end(fact.fromService, fact.fromBranch);
    const to = end(fact.toService, fact.toBranch);
    const type = serviceTypes.indexOf(fact.serviceType);
    return from === null || to === null || type < 0
      ? []
      : [{ ...membershipOf(fact, sources), code: fact.code, type, from, to }];
  });
}

export async function agreementEntries(
  read: ReadFacts,
  { sources, serviceTypes, societies }: { sources: CodeIndex; serviceTypes: CodeIndex; societies: CodeIndex },
): Promise<AgreementEntry[]> {
  return (await collectFacts(read, 'Agreement')).map((fact) => ({
    ...membershipOf(fact, sources),
    code: fact.code,
    parties: fact.parties.map(societies.indexOf).filter((society) => society >= 0),
    topics: fact.topics.map(serviceTypes.indexOf).filter((type) => type >= 0),
  }));
}
