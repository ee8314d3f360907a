import type { Condition } from '../../graph/store.ts';
import { type Batches, oneOf } from '../batches.ts';
import { checkCodes } from './codes.ts';
import { type Near, nearCondition } from './near.ts';
import { resolveStop } from './stops.ts';
import { requireSome } from './require-some.ts';

type Given<T> = T | null | undefined;

/** Which services are asked for; all that are given must hold. */
export interface ServiceFilter {
  readonly serviceTypes?: Given<readonly string[]>;
  readonly country?: Given<string>;
  readonly provider?: Given<string>;
  readonly branch?: Given<string>;
  /** Code or name. */
  readonly stop?: Given<string>;
  readonly groups?: Given<readonly string[]>;
  readonly status?: Given<string>;
  readonly remote?: Given<boolean>;
  readonly validOn?: Given<string>;
  readonly near?: Given<Near>;
}

/** Checks a filter of services and makes conditions of it. `where` stands before the names of arguments in errors: `filter.`. */
export async function serviceConditions(
  reads: Batches,
  filter: ServiceFilter,
  where: '' | 'filter.',
): Promise<Condition[]> {
  for (const name of ['serviceTypes', 'groups'] as const) requireSome(`${where}${name}`, filter[name]);
  await Promise.all([
    checkCodes(reads, 'ServiceType', `${where}serviceTypes`, filter.serviceTypes),
    checkCodes(reads, 'Country', `${where}country`, filter.country),
    checkCodes(reads, 'Provider', `${where}provider`, filter.provider),
    checkCodes(reads, 'Branch', `${where}branch`, filter.branch),
  ]);
  const { remote, validOn } = filter;
  return [
    ...oneOf('serviceType', filter.serviceTypes),
    ...oneOf('country', filter.country),
    ...oneOf('provider', filter.provider),
    ...oneOf('branch', filter.branch),
    ...(filter.stop ? oneOf('stop', await resolveStop(reads, `${where}stop`, filter.stop)) : []),
    ...oneOf('groups', filter.groups),
    ...oneOf('status', filter.status),
    ...(typeof remote === 'boolean' ? [{ test: 'is', field: 'remote', value: remote } as const] : []),
    ...(validOn ? [{ test: 'validOn', day: validOn } as const] : []),
    ...nearCondition(filter.near),
  ];
}
