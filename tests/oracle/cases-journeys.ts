import { type JourneysCase, caseWorld, clinic, crossing, DAY, leg, stop } from './case-parts.ts';
import type { JourneysAsk } from './journeys.ts';

/*
 * A to D: by B (10 + 10 km by road, or 10 by rail for the first), by the crossing C (15 + 5 km), straight by air (100 km).
 * D to B leads back. A clinic at C.
 */
const WORLD = caseWorld({
  Stop: [stop('A', 'NER'), stop('B', 'NER'), crossing('C', 'NER', 'LBY'), stop('D', 'NER')],
  Leg: [
    leg('A', 'B', 10, { hours: 1 }),
    leg('A', 'B', 10, { code: 'A/B-RAIL', mode: 'RAIL' }),
    leg('B', 'D', 10, { hours: 3 }),
    leg('A', 'C', 15, { hours: 1.5 }),
    leg('C', 'D', 5, { hours: 1.5 }),
    leg('A', 'D', 100, { mode: 'AIR', hours: 1 }),
    leg('D', 'B', 10, { hours: 3 }),
    leg('B', 'C', 1, { hours: 10, validUntil: '2026-10-31' }),
  ],
  Service: [clinic('CLINIC', 'LBY', { stop: 'C' })],
});

const ASK: JourneysAsk = {
  from: 'A',
  to: 'D',
  via: [],
  avoid: { countries: [], stops: [], modes: [] },
  optimise: 'DISTANCE',
  serviceTypes: ['PRIMARY_HEALTH'],
  group: 'EVERYONE',
  first: 10,
  asOf: DAY,
  readsRestricted: 'ALL',
};

const NOT_ASKED = { kmNotInCare: null, deathsAndMissingPerYear: null };
const BY_ROAD = { legs: ['A/B', 'B/D'], stops: ['A', 'B', 'D'], km: 20, hours: 4, ...NOT_ASKED };
const BY_RAIL = { legs: ['A/B-RAIL', 'B/D'], stops: ['A', 'B', 'D'], km: 20, hours: null, ...NOT_ASKED };
const BY_CROSSING = { legs: ['A/C', 'C/D'], stops: ['A', 'C', 'D'], km: 20, hours: 3, ...NOT_ASKED };
const BY_AIR = { legs: ['A/D'], stops: ['A', 'D'], km: 100, hours: 1, ...NOT_ASKED };

const LIST: Omit<JourneysCase, 'measure'>[] = [
  {
    name: 'by distance: ties by number of legs, then leg codes; parallel legs are journeys of their own',
    world: WORLD,
    ask: ASK,
    expected: [BY_ROAD, BY_RAIL, BY_CROSSING, BY_AIR],
  },
  {
    name: 'the first two',
    world: WORLD,
    ask: { ...ASK, first: 2 },
    expected: [BY_ROAD, BY_RAIL],
  },
  {
    name: 'by time: legs without hours are not taken',
    world: WORLD,
    ask: { ...ASK, optimise: 'TIME' },
    expected: [BY_AIR, BY_CROSSING, BY_ROAD],
  },
  {
    /*
     * D in km: C 0, D 5, A 15, B 15 (by D). Of A/C and C/D all is in care. On A/B, 10 each way: min(10, 10 + 10), all.
     * B/D all too. On A/D, 100 km: 10 + 20 in care, 70 not.
     */
    name: 'by km not in care: ties by km',
    world: WORLD,
    ask: { ...ASK, optimise: 'KM_NOT_IN_CARE' },
    expected: [
      ...[BY_ROAD, BY_RAIL, BY_CROSSING].map((journey) => ({ ...journey, kmNotInCare: 0 })),
      { ...BY_AIR, kmNotInCare: 70 },
    ],
  },
  {
    name: 'by way of a stop',
    world: WORLD,
    ask: { ...ASK, via: ['C'] },
    expected: [BY_CROSSING],
  },
  {
    name: 'avoiding a country avoids the crossing into it',
    world: WORLD,
    ask: { ...ASK, avoid: { countries: ['LBY'], stops: [], modes: ['AIR'] } },
    expected: [BY_ROAD, BY_RAIL],
  },
  {
    name: 'avoiding a stop',
    world: WORLD,
    ask: { ...ASK, avoid: { countries: [], stops: ['B'], modes: [] } },
    expected: [BY_CROSSING, BY_AIR],
  },
  {
    name: 'there is no way back, for legs have a direction',
    world: WORLD,
    ask: { ...ASK, from: 'D', to: 'A' },
    expected: [],
  },
  {
    name: 'on the last day of a leg',
    world: WORLD,
    ask: { ...ASK, asOf: '2026-10-31', first: 1 },
    expected: [
      { legs: ['A/B', 'B/C', 'C/D'], stops: ['A', 'B', 'C', 'D'], km: 16, hours: 12.5, ...NOT_ASKED },
    ],
  },
];

export const JOURNEYS_CASES: JourneysCase[] = LIST.map((one) => ({ measure: 'journeys', ...one }));
