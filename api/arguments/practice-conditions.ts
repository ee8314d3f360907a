import type { Condition } from '../../graph/store.ts';
import { type Batches, oneOf } from '../batches.ts';
import { checkCodes } from './codes.ts';
import { requireSome } from './require-some.ts';

type Given<T> = T | null | undefined;

/** Which practices are asked for; all that are given must hold. */
interface PracticeFilter {
  readonly country?: Given<string>;
  readonly serviceTypes?: Given<readonly string[]>;
  readonly groups?: Given<readonly string[]>;
  readonly steps?: Given<readonly string[]>;
  readonly responseType?: Given<string>;
}

/** Checks a filter of practices and makes conditions of it. `where` stands before the names of arguments in errors: `filter.`. */
export async function practiceConditions(
  reads: Batches,
  filter: PracticeFilter,
  where: '' | 'filter.',
): Promise<Condition[]> {
  for (const name of ['serviceTypes', 'groups', 'steps'] as const)
    requireSome(`${where}${name}`, filter[name]);
  await Promise.all([
    checkCodes(reads, 'Country', `${where}country`, filter.country),
    checkCodes(reads, 'ServiceType', `${where}serviceTypes`, filter.serviceTypes),
  ]);
  return [
    ...oneOf('countries', filter.country),
    ...oneOf('serviceTypes', filter.serviceTypes),
    ...oneOf('groups', filter.groups),
    ...oneOf('steps', filter.steps),
    ...oneOf('responseType', filter.responseType),
  ];
}
