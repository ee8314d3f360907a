import { makeWorld, type World } from '../oracle/world.ts';

/**
 * The worked example of decision 0015: a –40 km– b –40 km– c –100 km– d in one country, one way. 1,000 people a year from a to b, 2,000
 * from b to c; nobody counted from c to d. Care ranges 25 km; nothing is open.
 */
export function planLine(): World {
  const leg = (from: string, to: string, km: number) =>
    ({ code: `${from}-${to}`, from, to, km, mode: 'ROAD', kmBasis: 'PUBLISHED' }) as const;
  const legs = [leg('a', 'b', 40), leg('b', 'c', 40), leg('c', 'd', 100)];
  return makeWorld({
    Source: [
      { code: 'SRC', publisher: 'Tests', dataset: 'Line', priority: 1, staleDays: 365, illustrative: true },
    ],
    Country: [{ code: 'AAA', name: 'AAA', borders: [] }],
    Group: [{ code: 'EVERYONE', name: 'Everyone', within: [] }],
    ServiceType: [
      {
        code: 'PRIMARY_HEALTH',
        name: 'Health',
        mode: 'PLACE',
        defaultReachKm: 5,
        careRangeKm: 25,
        restricted: false,
        countsAsService: true,
      },
      {
        code: 'ADVOCACY_ACCESS',
        name: 'Advocacy',
        mode: 'COUNTRY',
        defaultReachKm: 0,
        careRangeKm: null,
        restricted: false,
        countsAsService: true,
      },
    ],
    MinimumPackage: [{ code: 'ROW', role: 'TRANSIT', serviceType: 'PRIMARY_HEALTH', reason: 'Made up.' }],
    Provider: [{ code: 'P', name: 'P', kind: 'UN' }],
    Trail: [
      { code: 'TRAIL-1', name: 'Line' },
      { code: 'TRAIL-2', name: 'Nothing' },
    ],
    Stop: ['a', 'b', 'c', 'd'].map((code, place) => ({
      code,
      name: code,
      kind: 'CITY',
      country: 'AAA',
      lat: 10,
      lon: place,
    })),
    Leg: legs,
    TrailStop: ['a', 'b', 'c', 'd'].map((stop) => ({ code: `t/${stop}`, trail: 'TRAIL-1', stop, roles: [] })),
    TrailLeg: legs.map(({ code }) => ({ code: `t/${code}`, trail: 'TRAIL-1', leg: code })),
    Flow: [1000, 2000].map((peoplePerYear, place) => ({
      code: `flow-${place}`,
      leg: legs[place]!.code,
      peoplePerYear,
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      definition: 'ESTIMATE',
    })),
  });
}
