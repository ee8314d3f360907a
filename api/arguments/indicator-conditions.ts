import type { Condition } from '../../graph/store.ts';
import { oneOf } from '../batches.ts';
import type { Context } from '../context.ts';
import { allBelow } from '../lists.ts';
import { checkCodes } from './codes.ts';

type Given<T> = T | null | undefined;

/** Which values are asked for; all that are given must hold. */
interface IndicatorFilter {
  readonly level?: Given<string>;
  readonly name?: Given<string>;
  readonly country?: Given<string>;
  readonly nationalSociety?: Given<string>;
  readonly network?: Given<string>;
}

/** Checks a filter of indicators and makes conditions of it. `where` stands before the names of arguments in errors: `filter.`. */
export async function indicatorConditions(
  context: Context,
  filter: IndicatorFilter,
  where: '' | 'filter.',
): Promise<Condition[]> {
  const { reads } = context;
  await Promise.all([
    checkCodes(reads, 'Country', `${where}country`, filter.country),
    checkCodes(reads, 'NationalSociety', `${where}nationalSociety`, filter.nationalSociety),
    checkCodes(reads, 'RegionalNetwork', `${where}network`, filter.network),
  ]);
  return [
    ...oneOf('level', filter.level),
    ...oneOf('name', filter.name),
    ...oneOf('nationalSociety', filter.nationalSociety),
    ...oneOf('nationalSociety', await societiesOf(context, filter.country)),
    ...oneOf('network', filter.network),
  ];
}

/** Codes of the National Societies of a country; null when none is asked for. One store call. */
async function societiesOf(context: Context, country: string | null | undefined): Promise<string[] | null> {
  if (country === null || country === undefined) return null;
  const societies = await allBelow(context, 'NationalSociety', 'country', country);
  return societies.map(({ code }) => code);
}
