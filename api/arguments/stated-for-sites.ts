import type { Network } from '../../graph/network/network.ts';
import type { Context } from '../context.ts';
import { checkCodes } from './codes.ts';
import { resolveStop } from './stops.ts';

/** A number for the sites that it names; null: any stop, any type. */
export interface StatedForSites {
  readonly stop?: string | null | undefined;
  readonly serviceType?: string | null | undefined;
  readonly value: number;
}

const ANY = 'any';

/** Of each site the number stated for its stop and type, else for its stop, else for its type, else for all; undefined: none. */
export async function statedForSites(
  { reads }: Context,
  { stops, serviceTypes }: Network,
  argument: string,
  stated: readonly StatedForSites[],
): Promise<(stop: number, type: number) => number | undefined> {
  const table = new Map<string, number>();
  for (const { stop, serviceType, value } of stated) {
    await checkCodes(reads, 'ServiceType', `${argument}.serviceType`, serviceType);
    const place = stop ? stops.indexOf(await resolveStop(reads, `${argument}.stop`, stop)) : ANY;
    table.set(`${place}/${serviceType ? serviceTypes.indexOf(serviceType) : ANY}`, value);
  }
  return (stop, type) =>
    table.get(`${stop}/${type}`) ??
    table.get(`${stop}/${ANY}`) ??
    table.get(`${ANY}/${type}`) ??
    table.get(`${ANY}/${ANY}`);
}
