import { ELIGIBILITIES, SERVICE_STATUSES } from '../model/closed-lists.ts';
import type { Fact } from '../model/kinds.ts';
import { type CodeIndex, indexWithoutTable } from './code-index.ts';
import { Codes } from './codes.ts';
import { compressRows, type CompressedRows } from './compressed-rows.ts';
import {
  type BranchColumns,
  type ProviderColumns,
  REACH_AREA_POINT,
  REACH_ATTACHED,
  REACH_POINT,
  type ServiceColumns,
  type ServiceTypeColumns,
} from './network.ts';
import { hasFineArea, type LegsWithoutLinks, type StopsWithoutLinks } from './place-columns.ts';
import { groupBits } from './small-columns.ts';
import { stopFinder } from './stop-finder.ts';
import { endDay, startDay } from './validity.ts';

interface Surroundings {
  readonly sources: CodeIndex;
  readonly countries: CodeIndex;
  readonly areas: CodeIndex;
  readonly areaLevel: Int8Array;
  readonly types: ServiceTypeColumns;
  readonly providers: ProviderColumns;
  readonly branches: BranchColumns;
  readonly stops: StopsWithoutLinks;
  readonly legs: LegsWithoutLinks;
}

interface ServiceLinks {
  readonly services: ServiceColumns;
  readonly reach: CompressedRows;
  readonly reachHow: Uint8Array;
  readonly byArea: CompressedRows;
  readonly byLeg: CompressedRows;
}

/**
 * Columns of services and whom they reach. Takes batches, so that facts need not all be in memory.
 * O(services × (log stops + stops within reach)).
 */
export async function serviceColumns(
  batches: AsyncIterable<readonly Fact<'Service'>[]>,
  near: Surroundings,
): Promise<ServiceLinks> {
  const { types, stops } = near;
  const codes: string[] = [];
  const column = {
    validFrom: [] as number[],
    validUntil: [] as number[],
    source: [] as number[],
    type: [] as number[],
    provider: [] as number[],
    branch: [] as number[],
    country: [] as number[],
    status: [] as number[],
    staleFrom: [] as number[],
    asOf: [] as number[],
    eligibility: [] as number[],
    groups: [] as number[],
    remote: [] as number[],
    finestLevel: [] as number[],
  };
  const reach = { stops: [] as number[], services: [] as number[], how: [] as number[] };
  const byArea = { areas: [] as number[], services: [] as number[] };
  const byCountry = { countries: [] as number[], services: [] as number[] };
  const byLeg = { legs: [] as number[], services: [] as number[] };
  const stopsNear = stopFinder(stops);

  for await (const batch of batches) {
    for (const fact of batch) {
      const type = types.indexOf(fact.serviceType);
      if (type < 0) continue;
      const service = codes.push(fact.code) - 1;
      const country = near.countries.indexOf(fact.country);
      column.validFrom.push(startDay(fact.validFrom));
      column.validUntil.push(endDay(fact.validUntil));
      column.source.push(near.sources.indexOf(fact.source));
      column.type.push(type);
      column.provider.push(near.providers.indexOf(fact.provider));
      column.branch.push(near.branches.indexOf(fact.branch));
      column.country.push(country);
      column.status.push(SERVICE_STATUSES.indexOf(fact.status));
      column.staleFrom.push(endDay(fact.staleFrom));
      column.asOf.push(startDay(fact.asOf));
      column.eligibility.push(ELIGIBILITIES.indexOf(fact.eligibility));
      column.groups.push(groupBits(fact.groups));
      column.remote.push(fact.remote ? 1 : 0);

      const served = fact.adminAreas.map(near.areas.indexOf).filter((index) => index >= 0);
      const finest = served.reduce((level, area) => Math.max(level, near.areaLevel[area]!), 0);
      // One attached to a leg reaches no stop, so no area either.
      column.finestLevel.push(fact.leg === null ? finest : 0);
      for (const area of served) {
        byArea.areas.push(area);
        byArea.services.push(service);
      }
      const leg = near.legs.indexOf(fact.leg);
      if (leg >= 0) {
        byLeg.legs.push(leg);
        byLeg.services.push(service);
      }
      if (fact.leg !== null) continue;
      if (fact.precision === 'COUNTRY' && country >= 0) {
        byCountry.countries.push(country);
        byCountry.services.push(service);
      }
      const attached = stops.indexOf(fact.stop);
      if (attached >= 0) {
        reach.stops.push(attached);
        reach.services.push(service);
        reach.how.push(REACH_ATTACHED);
      }
      if (fact.stop !== null || fact.lat === null || fact.lon === null || fact.precision === 'COUNTRY')
        continue;
      const centre = { lat: fact.lat, lon: fact.lon };
      for (const stop of stopsNear(centre, fact.reachKm ?? types.reachKm[type]!)) {
        if (country < 0 || (stops.country[stop] !== country && stops.otherCountry[stop] !== country))
          continue;
        if (fact.precision === 'AREA' && hasFineArea(stops, near.areaLevel, stop)) continue;
        reach.stops.push(stop);
        reach.services.push(service);
        reach.how.push(fact.precision === 'AREA' ? REACH_AREA_POINT : REACH_POINT);
      }
    }
  }

  const pairs = [...reach.stops.keys()];
  const order = compressRows(stops.codes.length, reach.stops, pairs);
  return {
    services: {
      // Only referrals look one up, and a table of all codes would be the largest thing in memory.
      ...indexWithoutTable(Codes.of(codes)),
      validFrom: Int32Array.from(column.validFrom),
      validUntil: Int32Array.from(column.validUntil),
      source: Int32Array.from(column.source),
      type: Int32Array.from(column.type),
      provider: Int32Array.from(column.provider),
      branch: Int32Array.from(column.branch),
      country: Int32Array.from(column.country),
      status: Uint8Array.from(column.status),
      staleFrom: Int32Array.from(column.staleFrom),
      asOf: Int32Array.from(column.asOf),
      eligibility: Uint8Array.from(column.eligibility),
      groups: Int32Array.from(column.groups),
      remote: Uint8Array.from(column.remote),
      finestLevel: Int8Array.from(column.finestLevel),
      byCountry: compressRows(near.countries.codes.length, byCountry.countries, byCountry.services),
    },
    reach: { start: order.start, items: order.items.map((pair) => reach.services[pair]!) },
    reachHow: Uint8Array.from(order.items, (pair) => reach.how[pair]!),
    byArea: compressRows(near.areas.codes.length, byArea.areas, byArea.services),
    byLeg: compressRows(near.legs.codes.length, byLeg.legs, byLeg.services),
  };
}
