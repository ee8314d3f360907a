import { badInput } from '../../../graph/errors.ts';
import { endOfBranch, endOfService } from '../../../graph/network/link-entries.ts';
import type { ReferralEnd } from '../../../graph/network/network.ts';
import type {
  AddAgreementInput,
  AddReferralInput,
  AddStatementInput,
} from '../../generated/resolver-types.ts';
import { placeOf, placesOf } from './places.ts';
import type { ReadChange, Surroundings } from './read-change.ts';

/** Agreements, referrals and statements of completeness that are supposed. */
export const readLink: ReadChange = ({ addAgreement, addReferral, addStatement }, path, around) => {
  if (addAgreement) return ofAgreement(`${path}.addAgreement`, addAgreement, around);
  if (addReferral) return ofReferral(`${path}.addReferral`, addReferral, around);
  if (addStatement) return ofStatement(`${path}.addStatement`, addStatement, around);
  return undefined;
};

async function ofAgreement(path: string, { parties, topics }: AddAgreementInput, around: Surroundings) {
  const { societies, serviceTypes } = around.view.network;
  if (new Set(parties).size < 2) {
    throw badInput(`${path}.parties`, parties, 'a list of at least two National Societies');
  }
  const agreement = {
    parties: await placesOf(around, 'NationalSociety', societies, `${path}.parties`, parties),
    topics: await placesOf(around, 'ServiceType', serviceTypes, `${path}.topics`, topics),
  };
  return { agreements: [agreement] };
}

async function ofReferral(path: string, input: AddReferralInput, around: Surroundings) {
  const { serviceTypes } = around.view.network;
  const referral = {
    type: await placeOf(around, 'ServiceType', serviceTypes, `${path}.serviceType`, input.serviceType),
    from: await endOf(path, 'from', input.fromService ?? null, input.fromBranch ?? null, around),
    to: await endOf(path, 'to', input.toService ?? null, input.toBranch ?? null, around),
  };
  return { referrals: [referral] };
}

async function endOf(
  path: string,
  end: 'from' | 'to',
  service: string | null,
  branch: string | null,
  around: Surroundings,
): Promise<ReferralEnd> {
  const { services, branches } = around.view.network;
  if (service !== null && branch === null) {
    return endOfService(
      services,
      await placeOf(around, 'Service', services, `${path}.${end}Service`, service),
    );
  }
  if (branch !== null && service === null) {
    return endOfBranch(branches, await placeOf(around, 'Branch', branches, `${path}.${end}Branch`, branch));
  }
  throw badInput(path, { service, branch }, `one end: exactly one of ${end}Service and ${end}Branch`);
}

async function ofStatement(path: string, input: AddStatementInput, around: Surroundings) {
  const { countries, areas, serviceTypes } = around.view.network;
  const { country, adminArea = null, providerKinds, links = false } = input;
  if (providerKinds.length === 0) {
    throw badInput(`${path}.providerKinds`, [], 'a list of at least one kind of provider');
  }
  const argument = `${path}.adminArea`;
  const place = await placeOf(around, 'Country', countries, `${path}.country`, country);
  const area = adminArea === null ? -1 : await placeOf(around, 'AdminArea', areas, argument, adminArea);
  const stated = await around.reads.toCheck.find('AdminArea', adminArea);
  if (stated !== null && stated.country !== country) {
    throw badInput(argument, adminArea, `an area of ${country}`);
  }
  const types = await placesOf(
    around,
    'ServiceType',
    serviceTypes,
    `${path}.serviceTypes`,
    input.serviceTypes,
  );
  return {
    statements: [{ country: place, area, types, kinds: [...new Set(providerKinds)], links }],
  };
}
