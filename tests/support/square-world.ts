import { type Draft, makeWorld, type World } from '../oracle/world.ts';
import { CLINICS, clinicAt } from './clinics.ts';

type Recorded = readonly [from: string, to: string, km: number, hours: number | null, deaths: number | null];

const LEGS: readonly Recorded[] = [
  ['a', 'd', 100, 2, 4],
  ['a', 'b', 60, 1.5, 1],
  ['b', 'd', 60, 1.5, 1],
  ['a', 'c', 55, null, 3],
  ['c', 'd', 55, null, null],
];

/** The square of docs/measures.md: from A to D straight, by B, where a clinic is, or by C. */
export const squareWorld = (): World =>
  makeWorld({
    ...CLINICS,
    Group: [{ code: 'EVERYONE', name: 'Everyone' }],
    Country: [{ code: 'AAA', name: 'Country A' }],
    Stop: ['a', 'b', 'c', 'd'].map((code): Draft<'Stop'> => ({
      code,
      name: code.toUpperCase(),
      kind: 'VILLAGE',
      country: 'AAA',
      lat: 10,
      lon: 10,
    })),
    Leg: LEGS.map(([from, to, km, hours]) => ({
      code: `${from}-${to}`,
      from,
      to,
      km,
      hours,
      mode: 'ROAD',
      kmBasis: 'PUBLISHED',
    })),
    Service: [{ ...clinicAt('b', 'AAA'), asOf: '2026-06-01' }],
    IncidentTotal: LEGS.flatMap(([from, to, , , deaths]) =>
      deaths === null
        ? []
        : [
            {
              code: `recorded-${from}-${to}`,
              leg: `${from}-${to}`,
              deathsAndMissingPerYear: deaths,
              periodFrom: '2025-01-01',
              periodTo: '2025-12-31',
            },
          ],
    ),
  });
