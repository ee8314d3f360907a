import {
  type CoverageCase,
  askHealth,
  caseWorld,
  clinic,
  complete,
  crossing,
  DAY,
  leg,
  stop,
} from './case-parts.ts';
import type { WorldDraft } from './world.ts';

const at = (code: string, draft: WorldDraft) => caseWorld({ Stop: [stop(code, 'NER')], ...draft });
const one = (cell: NonNullable<NonNullable<CoverageCase['expected']['cells']>[number]>) => ({
  cells: [cell],
});

const FIRST_KINDS = ['NATIONAL_SOCIETY', 'ICRC', 'IFRC', 'UN'] as const;
const OTHER_KINDS = ['INTERNATIONAL_NGO', 'NATIONAL_NGO', 'GOVERNMENT', 'COMMUNITY'] as const;

/** Statuses over time and statements. */
const TIME: Omit<CoverageCase, 'measure'>[] = [
  {
    name: 'a fact lapses on its staleFrom',
    world: at('A', { Service: [clinic('CLINIC', 'NER', { stop: 'A', staleFrom: DAY })] }),
    ask: askHealth,
    expected: one({
      status: 'UNKNOWN',
      reason: 'STALE',
      services: ['CLINIC'],
      redundancy: null,
      eligibility: null,
    }),
  },
  {
    name: 'and not the day before',
    world: at('A', { Service: [clinic('CLINIC', 'NER', { stop: 'A', staleFrom: DAY })] }),
    ask: { ...askHealth, asOf: '2026-10-31' },
    expected: one({
      status: 'SERVED',
      reason: null,
      services: ['CLINIC'],
      redundancy: 1,
      eligibility: 'OPEN',
    }),
  },
  {
    name: 'a statement outweighs a lapsed fact',
    world: at('A', {
      Service: [clinic('CLINIC', 'NER', { stop: 'A', staleFrom: DAY })],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: askHealth,
    expected: one({ status: 'ABSENT', reason: 'STATED_COMPLETE', services: [] }),
  },
  {
    name: 'the last day of a service counts',
    world: at('A', { Service: [clinic('CLINIC', 'NER', { stop: 'A', validUntil: DAY })] }),
    ask: askHealth,
    expected: one({ status: 'SERVED' }),
  },
  {
    // Complete since June, but a clinic was there until October.
    name: 'the day after, it is absent since that day',
    world: at('A', {
      Service: [clinic('CLINIC', 'NER', { stop: 'A', validUntil: '2026-10-31' })],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: askHealth,
    expected: { cells: [{ status: 'ABSENT' }], gaps: [{ since: '2026-11-01' }] },
  },
  {
    name: 'a completed service without an end ended on its as-of',
    world: at('A', {
      Service: [clinic('CLINIC', 'NER', { stop: 'A', status: 'COMPLETED', asOf: '2026-03-31' })],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: askHealth,
    expected: { gaps: [{ status: 'ABSENT', since: '2026-04-01' }] },
  },
  {
    name: 'a planned service without a day is planned',
    world: at('A', { Service: [clinic('CLINIC', 'NER', { stop: 'A', status: 'PLANNED' })] }),
    ask: askHealth,
    expected: {
      cells: [{ status: 'PLANNED', reason: 'STARTS_LATER', services: ['CLINIC'] }],
      gaps: [{ status: 'PLANNED', since: null }],
      questions: [],
    },
  },
  {
    name: 'a planned service whose day has come is active',
    world: at('A', { Service: [clinic('CLINIC', 'NER', { stop: 'A', status: 'PLANNED', validFrom: DAY })] }),
    ask: askHealth,
    expected: one({ status: 'SERVED' }),
  },
  {
    name: 'a suspended service with a return date',
    world: at('A', {
      Service: [clinic('CLINIC', 'NER', { stop: 'A', status: 'SUSPENDED', validFrom: '2026-11-02' })],
    }),
    ask: askHealth,
    expected: one({ status: 'PLANNED', reason: 'SUSPENDED' }),
  },
  {
    name: 'a suspended service without one has ended',
    world: at('A', { Service: [clinic('CLINIC', 'NER', { stop: 'A', status: 'SUSPENDED' })] }),
    ask: askHealth,
    expected: one({ status: 'UNKNOWN', reason: 'NO_STATEMENT' }),
  },
  {
    // As of 2025-11-01 it is fresh for 365 days: until 2026-10-31.
    name: 'a statement of 365 days ago is no longer fresh',
    world: at('A', { Statement: [complete('NER', '2025-11-01')] }),
    ask: askHealth,
    expected: one({ status: 'UNKNOWN', reason: 'NO_STATEMENT' }),
  },
  {
    name: 'a statement of 364 days ago is',
    world: at('A', { Statement: [complete('NER', '2025-11-02')] }),
    ask: askHealth,
    expected: { cells: [{ status: 'ABSENT' }], gaps: [{ since: '2025-11-02' }] },
  },
  {
    name: 'a statement about some kinds of provider is not enough',
    world: at('A', { Statement: [complete('NER', '2026-06-01', { providerKinds: [...FIRST_KINDS] })] }),
    ask: askHealth,
    expected: one({ status: 'UNKNOWN', reason: 'NO_STATEMENT' }),
  },
  {
    // Complete from the day on which the later of the two spoke first.
    name: 'two together are',
    world: at('A', {
      Statement: [
        complete('NER', '2026-06-01', { providerKinds: [...FIRST_KINDS] }),
        complete('NER', '2026-08-01', { providerKinds: [...OTHER_KINDS] }),
        complete('NER', '2026-09-01', { providerKinds: [...OTHER_KINDS] }),
      ],
    }),
    ask: askHealth,
    expected: { cells: [{ status: 'ABSENT' }], gaps: [{ since: '2026-08-01' }] },
  },
  {
    name: 'a crossing needs the word of both countries',
    world: caseWorld({
      Stop: [crossing('X', 'NER', 'LBY'), crossing('Y', 'NER', 'TUN')],
      Statement: [complete('NER', '2026-06-01'), complete('TUN', '2026-07-01')],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'X', status: 'UNKNOWN' },
        { stop: 'Y', status: 'ABSENT' },
      ],
      gaps: [{ stop: 'Y', since: '2026-07-01' }],
      questions: [{ stop: 'X', reason: 'NO_STATEMENT', peoplePerYear: null, askWhom: ['NS-LBY', 'NS-NER'] }],
    },
  },
];

/** For whom, and under which conditions. */
const GROUPS: Omit<CoverageCase, 'measure'>[] = [
  {
    name: 'a service for children: wholly for the unaccompanied, partly for everyone, not for women',
    world: at('A', { Service: [clinic('CLINIC', 'NER', { stop: 'A', groups: ['CHILDREN'] })] }),
    ask: { ...askHealth, groups: ['EVERYONE', 'CHILDREN', 'UNACCOMPANIED_AND_SEPARATED_CHILDREN', 'WOMEN'] },
    expected: {
      cells: [
        { group: 'EVERYONE', status: 'CONDITIONAL', reason: 'PART_OF_GROUP', eligibility: 'CONDITIONAL' },
        { group: 'CHILDREN', status: 'SERVED' },
        { group: 'UNACCOMPANIED_AND_SEPARATED_CHILDREN', status: 'SERVED' },
        { group: 'WOMEN', status: 'UNKNOWN', reason: 'NO_STATEMENT' },
      ],
      // Several groups: no km in the common summary.
      summary: {
        served: 2,
        conditional: 1,
        unknown: 1,
        kmInCare: null,
        kmWithoutCare: null,
        personKmUnknown: null,
      },
    },
  },
  {
    name: 'everyone does not cover people in detention, nor they everyone',
    world: caseWorld({
      Stop: [stop('A', 'NER'), stop('B', 'NER')],
      Service: [
        clinic('CLINIC', 'NER', { stop: 'A' }),
        clinic('VISITS', 'NER', { stop: 'B', groups: ['PEOPLE_IN_DETENTION'] }),
      ],
    }),
    ask: { ...askHealth, groups: ['EVERYONE', 'PEOPLE_IN_DETENTION'] },
    expected: {
      cells: [
        { stop: 'A', group: 'EVERYONE', status: 'SERVED' },
        { stop: 'A', group: 'PEOPLE_IN_DETENTION', status: 'UNKNOWN', reason: 'NO_STATEMENT' },
        { stop: 'B', group: 'EVERYONE', status: 'UNKNOWN', reason: 'NO_STATEMENT' },
        { stop: 'B', group: 'PEOPLE_IN_DETENTION', status: 'SERVED' },
      ],
    },
  },
  {
    // Two clinics of one provider and one of another at A; a fee at B; silence about conditions at C.
    name: 'conditions, silence about them, and redundancy',
    world: caseWorld({
      Stop: [stop('A', 'NER'), stop('B', 'NER'), stop('C', 'NER')],
      Service: [
        clinic('A1', 'NER', { stop: 'A', eligibility: 'UNKNOWN' }),
        clinic('A2', 'NER', { stop: 'A' }),
        clinic('A3', 'NER', { stop: 'A', provider: 'P-ICRC' }),
        clinic('A4', 'NER', {
          stop: 'A',
          provider: 'P-TUN',
          eligibility: 'CONDITIONAL',
          conditions: ['Fee'],
        }),
        clinic('B1', 'NER', { stop: 'B', eligibility: 'CONDITIONAL', conditions: ['Fee'] }),
        clinic('C1', 'NER', { stop: 'C', eligibility: 'UNKNOWN' }),
      ],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'A', status: 'SERVED', eligibility: 'OPEN', redundancy: 2, services: ['A1', 'A2', 'A3'] },
        {
          stop: 'B',
          status: 'CONDITIONAL',
          reason: 'CONDITION',
          eligibility: 'CONDITIONAL',
          redundancy: null,
          services: ['B1'],
        },
        { stop: 'C', status: 'SERVED', eligibility: 'UNKNOWN', redundancy: 1, services: ['C1'] },
      ],
      // 2 of 3 served; of these 1 is silent.
      summary: { expected: 3, servedShare: 0.666667, unknownShare: 0, eligibilityUnknownShare: 0.5 },
      gaps: [{ stop: 'B', status: 'CONDITIONAL', since: null }],
    },
  },
  {
    name: 'a restricted type is withheld from those who may not see it, and never a question',
    world: at('A', {
      Service: [clinic('SHELTER', 'NER', { stop: 'A', serviceType: 'SGBV_RESPONSE' })],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: { ...askHealth, serviceTypes: ['SGBV_RESPONSE'], readsRestricted: 'NONE' },
    expected: {
      cells: [
        {
          status: 'UNKNOWN',
          reason: 'WITHHELD',
          expected: true,
          services: [],
          redundancy: null,
          eligibility: null,
        },
      ],
      gaps: [],
      questions: [],
    },
  },
  {
    // Own ones tell; that nobody else has one, or that all are listed, does not.
    name: 'of a restricted type, who reads some Societies’ facts alone is told what is there and never what is not',
    world: caseWorld({
      Stop: ['A', 'B', 'C', 'D', 'E'].map((code) => stop(code, 'NER')),
      Service: [
        clinic('A1', 'NER', { stop: 'A', serviceType: 'SGBV_RESPONSE' }),
        clinic('B1', 'NER', {
          stop: 'B',
          serviceType: 'SGBV_RESPONSE',
          eligibility: 'CONDITIONAL',
          conditions: ['registered'],
        }),
        clinic('B0', 'NER', { stop: 'B', serviceType: 'SGBV_RESPONSE', validUntil: '2026-03-31' }),
        clinic('C1', 'NER', {
          stop: 'C',
          serviceType: 'SGBV_RESPONSE',
          status: 'PLANNED',
          validFrom: '2027-01-01',
        }),
        clinic('D1', 'NER', { stop: 'D', serviceType: 'SGBV_RESPONSE', staleFrom: DAY }),
      ],
      Statement: [{ ...complete('NER', '2026-06-01'), serviceTypes: ['SGBV_RESPONSE'] }],
    }),
    ask: { ...askHealth, serviceTypes: ['SGBV_RESPONSE'], readsRestricted: 'SOME' },
    expected: {
      cells: [
        { stop: 'A', status: 'SERVED', services: ['A1'], redundancy: 1 },
        { stop: 'B', status: 'CONDITIONAL', reason: 'CONDITION', services: ['B1'] },
        { stop: 'C', status: 'PLANNED', reason: 'STARTS_LATER', services: ['C1'] },
        { stop: 'D', status: 'UNKNOWN', reason: 'WITHHELD', services: [] },
        { stop: 'E', status: 'UNKNOWN', reason: 'WITHHELD', services: [] },
      ],
      gaps: [
        { stop: 'B', status: 'CONDITIONAL', since: null, isolationAtLeastKm: 0 },
        { stop: 'C', status: 'PLANNED', since: null, isolationAtLeastKm: 0 },
      ],
      questions: [],
    },
  },
  {
    name: 'and shown to those who may',
    world: at('A', { Service: [clinic('SHELTER', 'NER', { stop: 'A', serviceType: 'SGBV_RESPONSE' })] }),
    ask: { ...askHealth, serviceTypes: ['SGBV_RESPONSE'] },
    expected: one({ status: 'SERVED', services: ['SHELTER'] }),
  },
];

/** Where. One degree of latitude is 111.195 km, so 0.018 is 2.002 km and 0.05 is 5.560 km. */
const AREAS: WorldDraft['AdminArea'] = [
  { code: 'REGION', name: 'Region', level: 1, country: 'NER' },
  { code: 'DISTRICT', name: 'District', level: 2, country: 'NER', parent: 'REGION' },
  { code: 'COMMUNE', name: 'Commune', level: 3, country: 'NER', parent: 'DISTRICT' },
];
const REACH: Omit<CoverageCase, 'measure'>[] = [
  {
    name: 'a circle of 5 km, in its own country; a crossing is in both',
    world: caseWorld({
      Stop: [
        stop('A', 'NER', { lat: 20.018 }),
        stop('B', 'NER', { lat: 20.05 }),
        stop('C', 'LBY', { lat: 20.018 }),
        { ...crossing('D', 'LBY', 'NER'), lat: 20.018 },
        stop('E', null, { lat: 20.018 }),
      ],
      Service: [clinic('CLINIC', 'NER', { lat: 20, lon: 0 })],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'A', status: 'SERVED' },
        { stop: 'B', status: 'UNKNOWN' },
        { stop: 'C', status: 'UNKNOWN' },
        { stop: 'D', status: 'SERVED' },
        { stop: 'E', status: 'UNKNOWN' },
      ],
    },
  },
  {
    // 5.560 km: within, and 1 m short.
    name: 'its own reach overrides the default, to the metre',
    world: caseWorld({
      Stop: [stop('A', 'NER', { lat: 20.05 }), stop('B', 'LBY', { lat: 20.05 })],
      Service: [
        clinic('IN', 'NER', { lat: 20, lon: 0, reachKm: 5.56 }),
        clinic('OUT', 'LBY', { lat: 20, lon: 0, reachKm: 5.559 }),
      ],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'A', status: 'SERVED', services: ['IN'] },
        { stop: 'B', status: 'UNKNOWN' },
      ],
    },
  },
  {
    name: 'a level-3 area reaches the stops stated to lie in it; a coarser one is only in the area',
    world: caseWorld({
      AdminArea: AREAS,
      Stop: [
        stop('A', 'NER', { adminAreas: ['COMMUNE', 'DISTRICT', 'REGION'] }),
        stop('B', 'NER', { adminAreas: ['DISTRICT', 'REGION'] }),
        stop('C', 'NER'),
      ],
      Service: [clinic('TEAM', 'NER', { precision: 'AREA', adminAreas: ['COMMUNE', 'DISTRICT', 'REGION'] })],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'A', status: 'SERVED', services: ['TEAM'] },
        { stop: 'B', status: 'UNKNOWN', reason: 'PRESENT_IN_AREA', services: ['TEAM'] },
        { stop: 'C', status: 'UNKNOWN', reason: 'NO_STATEMENT' },
      ],
    },
  },
  {
    // The centroid of an area 2 km away: taken only where nothing better is known.
    name: 'a point that stands for an area',
    world: caseWorld({
      AdminArea: AREAS,
      Stop: [
        stop('A', 'NER', { lat: 20.018, adminAreas: ['COMMUNE'] }),
        stop('B', 'NER', { lat: 20.018, adminAreas: ['DISTRICT'] }),
        stop('C', 'NER', { lat: 20.05 }),
      ],
      Service: [clinic('CENTROID', 'NER', { precision: 'AREA', lat: 20, lon: 0 })],
    }),
    ask: askHealth,
    expected: { cells: [{ status: 'UNKNOWN' }, { status: 'SERVED' }, { status: 'UNKNOWN' }] },
  },
  {
    name: 'attached to a stop, to a leg, to a country',
    world: caseWorld({
      Stop: [stop('A', 'NER', { lat: 20 }), stop('B', 'NER', { lat: 20.018 }), stop('C', 'TUN')],
      Leg: [leg('A', 'B', 2)],
      Service: [
        clinic('AT-A', 'NER', { stop: 'A', lat: 20, lon: 0 }),
        clinic('ALONG', 'NER', { leg: 'A/B' }),
        clinic('HOTLINE', 'TUN', { precision: 'COUNTRY', remote: true }),
      ],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'A', status: 'SERVED', services: ['AT-A'] },
        { stop: 'B', status: 'UNKNOWN', reason: 'NO_STATEMENT' },
        { stop: 'C', status: 'SERVED', services: ['HOTLINE'] },
      ],
    },
  },
];

/** What is asked where. */
const EXPECTED: Omit<CoverageCase, 'measure'>[] = [
  {
    // RFL is asked at borders, at first steps, and at sea; NER is an origin on T.
    name: 'roles and steps',
    world: caseWorld({
      ServiceType: [
        {
          code: 'RFL',
          name: 'Restoring Family Links',
          mode: 'PLACE',
          defaultReachKm: 5,
          careRangeKm: 25,
          restricted: false,
          countsAsService: true,
        },
      ],
      MinimumPackage: [
        { code: 'RFL-BORDER', step: 'BORDER', serviceType: 'RFL', reason: 'Made up.' },
        { code: 'RFL-FIRST', role: 'ORIGIN', step: 'FIRST_STEPS', serviceType: 'RFL', reason: 'Made up.' },
        { code: 'RFL-SEA', step: 'SEA_CROSSING', serviceType: 'RFL', reason: 'Made up.' },
      ],
      Trail: [{ code: 'T', name: 'Trail' }],
      TrailCountry: [{ code: 'T/NER', trail: 'T', country: 'NER', roles: ['ORIGIN'] }],
      Stop: [
        stop('CITY', 'NER', { kind: 'CITY' }),
        stop('CAMP', 'NER', { kind: 'CAMP' }),
        stop('HUB', 'NER', { kind: 'TRANSIT_HUB' }),
        crossing('BORDER', 'NER', 'LBY'),
        stop('OFF-TRAIL', 'NER', { kind: 'CITY' }),
        stop('SEA', null),
      ],
      TrailStop: [
        { code: 'T/CITY', trail: 'T', stop: 'CITY' },
        { code: 'T/CAMP', trail: 'T', stop: 'CAMP' },
        // Its own role, not its country's.
        { code: 'T/HUB', trail: 'T', stop: 'HUB', roles: ['TRANSIT'] },
        { code: 'T/BORDER', trail: 'T', stop: 'BORDER' },
      ],
    }),
    ask: { ...askHealth, serviceTypes: ['RFL', 'PRIMARY_HEALTH'] },
    expected: {
      cells: [
        { stop: 'BORDER', serviceType: 'RFL', expected: true },
        { stop: 'BORDER', serviceType: 'PRIMARY_HEALTH', expected: false, status: 'NOT_EXPECTED' },
        { stop: 'CAMP', serviceType: 'RFL', expected: false },
        { stop: 'CAMP', serviceType: 'PRIMARY_HEALTH', expected: false },
        { stop: 'CITY', serviceType: 'RFL', expected: true },
        { stop: 'CITY', serviceType: 'PRIMARY_HEALTH', expected: false },
        { stop: 'HUB', serviceType: 'RFL', expected: false },
        { stop: 'HUB', serviceType: 'PRIMARY_HEALTH', expected: true },
        { stop: 'OFF-TRAIL', serviceType: 'RFL', expected: false },
        { stop: 'OFF-TRAIL', serviceType: 'PRIMARY_HEALTH', expected: true },
        { stop: 'SEA', serviceType: 'RFL', expected: true },
        { stop: 'SEA', serviceType: 'PRIMARY_HEALTH', expected: true },
      ],
    },
  },
  {
    name: 'what is not expected but there is served, and counts in no rate',
    world: caseWorld({
      Stop: [stop('A', 'NER'), stop('B', 'NER')],
      Service: [clinic('SPEAKERS', 'NER', { serviceType: 'ADVOCACY_ACCESS', stop: 'A' })],
    }),
    ask: { ...askHealth, serviceTypes: ['ADVOCACY_ACCESS'] },
    expected: {
      cells: [
        { stop: 'A', status: 'SERVED', expected: false },
        { stop: 'B', status: 'NOT_EXPECTED', reason: null, expected: false },
      ],
      summary: { served: 1, notExpected: 1, expected: 0, servedShare: null, unknownShare: null },
      gaps: [],
      questions: [],
    },
  },
];

export const STATUS_CASES: CoverageCase[] = [...TIME, ...GROUPS, ...REACH, ...EXPECTED].map((one) => ({
  measure: 'coverage',
  ...one,
}));
