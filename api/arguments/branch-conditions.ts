import type { Condition } from '../../graph/store.ts';
import { type Batches, oneOf } from '../batches.ts';
import { checkCodes } from './codes.ts';
import { type Near, nearCondition } from './near.ts';
import { textCondition } from './text.ts';
import { requireSome } from './require-some.ts';

type Given<T> = T | null | undefined;

/** Which branches are asked for; all that are given must hold. */
export interface BranchFilter {
  readonly country?: Given<string>;
  readonly nationalSociety?: Given<string>;
  readonly kind?: Given<string>;
  readonly offers?: Given<readonly string[]>;
  readonly near?: Given<Near>;
  readonly text?: Given<string>;
}

/** Checks a filter of branches and makes conditions of it. `where` stands before the names of arguments in errors: `filter.`. */
export async function branchConditions(
  reads: Batches,
  filter: BranchFilter,
  where: '' | 'filter.',
): Promise<Condition[]> {
  requireSome(`${where}offers`, filter.offers);
  await Promise.all([
    checkCodes(reads, 'Country', `${where}country`, filter.country),
    checkCodes(reads, 'NationalSociety', `${where}nationalSociety`, filter.nationalSociety),
    checkCodes(reads, 'ServiceType', `${where}offers`, filter.offers),
  ]);
  return [
    ...oneOf('country', filter.country),
    ...oneOf('nationalSociety', filter.nationalSociety),
    ...oneOf('kind', filter.kind),
    ...(filter.offers ? [offering(filter.offers)] : []),
    ...nearCondition(filter.near),
    ...textCondition(filter.text),
  ];
}

const offering = (types: readonly string[]): Condition => ({
  test: 'some',
  kind: 'Service',
  by: 'branch',
  where: oneOf('serviceType', types),
});
